package dev.stopover.model;

import java.util.Comparator;

/**
 * Name anything in a schema, so that one thing can say that it needs another.
 *
 * @param kind what it is, in lower case: {@code table}, {@code column}, {@code view}, {@code
 *     function} …
 * @param name its name, or that of the table or other object that it belongs to
 * @param detail what tells it from others of that kind and name, as it is written after the name:
 *     {@code .price}, {@code (integer, text)}, {@code on orders}; empty where the name is enough
 */
public record ObjectName(String kind, QualifiedName name, String detail)
    implements Comparable<ObjectName> {

  private static final Comparator<ObjectName> ORDER =
      Comparator.comparing(ObjectName::name)
          .thenComparing(ObjectName::kind)
          .thenComparing(ObjectName::detail);

  /** Name a schema. */
  public static ObjectName namespace(String name) {
    return new ObjectName("schema", QualifiedName.of(name), "");
  }

  /** Name a table. */
  public static ObjectName table(QualifiedName name) {
    return new ObjectName("table", name, "");
  }

  /** Name a column of a table. */
  public static ObjectName column(QualifiedName table, String column) {
    return new ObjectName("column", table, "." + column);
  }

  /** Name a constraint of a table; one that has no name yet goes by its columns. */
  public static ObjectName constraint(QualifiedName table, Constraint constraint) {
    var name = constraint.name();
    return new ObjectName(
        "constraint", table, name == null ? constraint.columns().toString() : name);
  }

  /** Name an index of a table; one that has no name yet goes by its keys. */
  public static ObjectName index(QualifiedName table, Index index) {
    var name = index.name();
    return new ObjectName("index", table, name == null ? index.keys().toString() : name);
  }

  /** Name a sequence. */
  public static ObjectName sequence(QualifiedName name) {
    return new ObjectName("sequence", name, "");
  }

  @Override
  public int compareTo(ObjectName other) {
    return ORDER.compare(this, other);
  }

  /** Return the name as a person would write it: {@code function sales.tax(integer)}. */
  @Override
  public String toString() {
    var separator = detail.isEmpty() || detail.startsWith(".") || detail.startsWith("(") ? "" : " ";
    return kind + " " + name + separator + detail;
  }
}
