package dev.stopover.source;

import dev.stopover.StopoverException;
import io.github.classgraph.ClassGraph;
import java.io.File;
import java.util.Comparator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Say what is missing when a class of a user's cannot be loaded or looked at. */
public final class Loading {

  private static final int SHOWN_ENTRIES = 20;

  private Loading() {}

  /**
   * Run what loads classes from a place: that is what messages then say was looked at.
   *
   * @param loader where the classes are looked for
   * @param reading what loads them
   */
  public static <T> T from(ClassLoader loader, Supplier<T> reading) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return reading.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Return the entries of a class path as messages show them, each on a line of its own. */
  public static String classPath(@Nullable ClassLoader loader) {
    var graph = new ClassGraph();
    if (loader != null) {
      graph.overrideClassLoaders(loader);
    }
    // Directories first, since a user's own classes are mostly there.
    var entries =
        graph.getClasspathFiles().stream().sorted(Comparator.comparing(File::isFile)).toList();
    var shown = new StringBuilder();
    entries.stream().limit(SHOWN_ENTRIES).forEach(each -> shown.append("\n  ").append(each));
    return entries.size() <= SHOWN_ENTRIES
        ? shown.toString()
        : shown + "\n  and %d more".formatted(entries.size() - SHOWN_ENTRIES);
  }

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
        "%s: it needs the class %s; add what contains it to the class path, which is%s"
            .formatted(name, missing, classPath(Thread.currentThread().getContextClassLoader())),
        cause);
  }
}
