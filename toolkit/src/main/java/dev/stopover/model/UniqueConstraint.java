package dev.stopover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe a unique constraint.
 *
 * @param name its name, or {@code null} where the server is to choose one
 * @param columns its columns, in order
 * @param definition the constraint in the server's own words, or {@code null}
 */
public record UniqueConstraint(
    @Nullable String name, List<String> columns, @Nullable String definition)
    implements Constraint {

  /** Describe a unique constraint, in the order of its facts. */
  public UniqueConstraint {
    columns = List.copyOf(columns);
  }

  @Override
  public UniqueConstraint withName(@Nullable String other) {
    return new UniqueConstraint(other, columns, definition);
  }
}
