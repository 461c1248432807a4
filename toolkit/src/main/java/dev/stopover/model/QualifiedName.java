package dev.stopover.model;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Name an object, with its schema unless that is the default one.
 *
 * <p>The default schema has no name here, so that a schema can be held against its copy in a
 * database or schema of another name.
 *
 * @param schema the schema, or {@code null} for the default one
 * @param name the object's own name, exactly as the server stores it
 */
public record QualifiedName(@Nullable String schema, String name)
    implements Comparable<QualifiedName> {

  private static final Comparator<QualifiedName> ORDER =
      Comparator.comparing(
              QualifiedName::schema, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
          .thenComparing(QualifiedName::name);

  /** Name an object in the default schema. */
  public static QualifiedName of(String name) {
    return new QualifiedName(null, name);
  }

  @Override
  public int compareTo(QualifiedName other) {
    return ORDER.compare(this, other);
  }

  /** Return the name as a person would write it, unquoted: {@code sales.orders}. */
  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
