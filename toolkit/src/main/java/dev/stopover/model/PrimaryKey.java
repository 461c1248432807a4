package dev.stopover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe a primary key.
 *
 * @param name its name, or {@code null} where the server is to choose one
 * @param columns its columns, in order
 * @param definition the key in the server's own words, or {@code null}
 */
public record PrimaryKey(@Nullable String name, List<String> columns, @Nullable String definition)
    implements Constraint {

  /** Describe a primary key, in the order of its facts. */
  public PrimaryKey {
    columns = List.copyOf(columns);
  }

  @Override
  public PrimaryKey withName(@Nullable String other) {
    return new PrimaryKey(other, columns, definition);
  }
}
