package dev.stopover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe an exclusion constraint; only PostgreSQL has them.
 *
 * @param name its name, or {@code null} where the server is to choose one
 * @param definition the constraint in the server's own words
 */
public record ExclusionConstraint(@Nullable String name, String definition) implements Constraint {

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public ExclusionConstraint withName(@Nullable String other) {
    return new ExclusionConstraint(other, definition);
  }
}
