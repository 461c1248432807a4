package dev.stopover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe a check constraint.
 *
 * @param name its name, or {@code null} where the server is to choose one
 * @param expression the condition, without the parentheses around it
 * @param definition the constraint in the server's own words, or {@code null}
 */
public record CheckConstraint(@Nullable String name, String expression, @Nullable String definition)
    implements Constraint {

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public CheckConstraint withName(@Nullable String other) {
    return new CheckConstraint(other, expression, definition);
  }
}
