package dev.stopover.entity;

import static java.lang.Character.isDigit;
import static java.lang.Character.isLowerCase;
import static java.lang.Character.isUpperCase;

import java.util.Locale;

/**
 * Name the tables and columns that the models leave without a name.
 *
 * <p>A name that is given is taken as written, whatever the strategy. A class of a user's that
 * implements this and has a constructor without parameters can be named wherever a strategy is.
 * Implementations must be safe for use by several threads.
 */
@FunctionalInterface
public interface NamingStrategy {

  /** Take the names of Java and Kotlin as they are, by the defaults of Jakarta Persistence. */
  NamingStrategy AS_WRITTEN = name -> name;

  /** Write {@code created_at} for {@code createdAt}, by the rules of Spring and Hibernate. */
  NamingStrategy SNAKE_CASE =
      new NamingStrategy() {
        @Override
        public String name(String javaName) {
          return snakeCase(javaName);
        }

        /** Name a join table as Spring does: after the attribute, not after the other table. */
        @Override
        public String joinTable(String owner, String target, String attribute) {
          return name(owner + "_" + attribute);
        }
      };

  /**
   * Name a table or a column.
   *
   * @param javaName the name of the class or attribute, or what Jakarta Persistence makes of it:
   *     {@code createdAt}, {@code venue_id}, {@code Event_tags}, {@code tags_ORDER}, {@code DTYPE}
   */
  String name(String javaName);

  /**
   * Name a table that joins two entities.
   *
   * @param owner the table of the entity that owns the association
   * @param target the table of the other entity
   * @param attribute the attribute that is the association
   */
  default String joinTable(String owner, String target, String attribute) {
    return name(owner + "_" + target);
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
