package dev.stopover.entity;

import static java.lang.Character.isDigit;
import static java.lang.Character.isLowerCase;
import static java.lang.Character.isUpperCase;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names tables and columns that the models leave without a name. */
@FunctionalInterface
interface Naming {

  /** {@code createdAt} becomes {@code created_at}, by the rule that Spring and Hibernate share. */
  Naming SNAKE_CASE = Naming::snakeCase;

  String implicit(String javaName);

  /**
   * Takes a name as written, without the quotes by which Jakarta Persistence marks an exact one.
   */
  static String explicit(String name) {
    var quoted =
        name.length() > 2
            && ((name.startsWith("`") && name.endsWith("`"))
                || (name.startsWith("\"") && name.endsWith("\"")));
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  static @Nullable String orNull(String name) {
    return name.isBlank() ? null : explicit(name.strip());
  }

  default String of(String explicit, String javaName) {
    return explicit.isBlank() ? implicit(javaName) : explicit(explicit.strip());
  }

  private static String snakeCase(String javaName) {
    var name = new StringBuilder();
    for (var i = 0; i < javaName.length(); i++) {
      var current = javaName.charAt(i);
      if (i > 0
          && i < javaName.length() - 1
          && isUpperCase(current)
          && isLowerCaseOrDigit(javaName.charAt(i - 1))
          && isLowerCaseOrDigit(javaName.charAt(i + 1))) {
        name.append('_');
      }
      name.append(current);
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isLowerCaseOrDigit(char character) {
    return isLowerCase(character) || isDigit(character);
  }
}
