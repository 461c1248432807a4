package dev.stopover.entity;

import dev.stopover.model.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Chooses between a name that is given and the one that a strategy makes. */
final class Names {

  private final NamingStrategy strategy;

  Names(NamingStrategy strategy) {
    this.strategy = strategy;
  }

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

  static QualifiedName table(String schema, String name) {
    return new QualifiedName(orNull(schema), name);
  }

  String of(String explicit, String javaName) {
    return explicit.isBlank() ? strategy.name(javaName) : explicit(explicit.strip());
  }

  /** Tells whether a name that is given is that of a column, or of an attribute named like it. */
  boolean isSame(String given, String column) {
    return explicit(given).equals(column) || strategy.name(given).equals(column);
  }

  /** Names a join column after what leads to the other table, and the column that it points to. */
  String joinColumn(String explicit, String prefix, String pointedTo) {
    return of(explicit, prefix + "_" + pointedTo);
  }

  String joinTable(String explicit, String owner, String target, String attribute) {
    return explicit.isBlank()
        ? strategy.joinTable(owner, target, attribute)
        : explicit(explicit.strip());
  }
}
