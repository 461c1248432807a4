package dev.stopover.entity;

import dev.stopover.StopoverException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what annotations can say since Jakarta Persistence 3.2.
 *
 * <p>An application may have 3.1, as Spring Boot 3 has it, in which it says nothing there.
 */
final class SinceJpa32 {

  private SinceJpa32() {}

  /** What an annotation says of a check. */
  record Check(String name, String constraint, String options) {}

  static String options(Annotation written) {
    return text(written, "options");
  }

  static String comment(Annotation written) {
    return text(written, "comment");
  }

  static int secondPrecision(Annotation written) {
    return value(written, "secondPrecision") instanceof Integer digits ? digits : -1;
  }

  static List<Check> checks(Annotation written) {
    return value(written, "check") instanceof Annotation[] all
        ? Stream.of(all)
            .map(each -> new Check(text(each, "name"), text(each, "constraint"), options(each)))
            .toList()
        : List.of();
  }

  /** Tells whether an annotation is {@code @EnumeratedValue}. */
  static boolean isEnumeratedValue(Annotation written) {
    return written.annotationType().getName().equals("jakarta.persistence.EnumeratedValue");
  }

  private static String text(Annotation written, String member) {
    return value(written, member) instanceof String text ? text : "";
  }

  private static @Nullable Object value(Annotation written, String member) {
    try {
      return written.annotationType().getMethod(member).invoke(written);
    } catch (NoSuchMethodException e) {
      return null;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw StopoverException.usage("%s cannot be read: %s".formatted(written, e), e);
    }
  }
}
