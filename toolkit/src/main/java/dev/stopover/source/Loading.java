package dev.stopover.source;

import dev.stopover.StopoverException;
import java.util.function.Supplier;

/** Say what is missing when a class of a user's cannot be loaded or looked at. */
public final class Loading {

  private Loading() {}

  /**
   * Run what looks at a class: what the class needs is only loaded then.
   *
   * @param name the class
   * @param reading what looks at it
   * @throws StopoverException if the class, or one that it needs, cannot be loaded
   */
  public static <T> T lookingAt(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (NoClassDefFoundError e) {
      throw incomplete(name, String.valueOf(e.getMessage()).replace('/', '.'), e);
    } catch (TypeNotPresentException e) {
      throw incomplete(name, e.typeName(), e);
    } catch (LinkageError e) {
      throw StopoverException.usage(
          "%s: it cannot be loaded (%s); compile it for this version of Java."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  private static StopoverException incomplete(String name, String missing, Throwable cause) {
    return StopoverException.usage(
        "%s: it needs the class %s, which is not on the class path; add what contains it."
            .formatted(name, missing),
        cause);
  }
}
