package dev.stopover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe a foreign key.
 *
 * @param name its name, or {@code null} where the server is to choose one
 * @param columns its columns, in order
 * @param target the table that it points to
 * @param targetColumns the columns that it points to, in the order of {@code columns}; empty for
 *     the target's primary key
 * @param onDelete what happens to a row when its target is deleted
 * @param onUpdate what happens to a row when its target's key changes
 * @param definition the key in the server's own words, or {@code null}
 */
public record ForeignKey(
    @Nullable String name,
    List<String> columns,
    QualifiedName target,
    List<String> targetColumns,
    Action onDelete,
    Action onUpdate,
    @Nullable String definition)
    implements Constraint {

  /** Name what a foreign key does when its target changes. */
  public enum Action {
    /** Refuse at the end of the statement, or of the transaction where the key is deferred. */
    NO_ACTION("NO ACTION"),
    /** Refuse at once. */
    RESTRICT("RESTRICT"),
    /** Delete or change the row as well. */
    CASCADE("CASCADE"),
    /** Set the columns to null. */
    SET_NULL("SET NULL"),
    /** Set the columns to their defaults. */
    SET_DEFAULT("SET DEFAULT");

    private final String sql;

    Action(String sql) {
      this.sql = sql;
    }

    /** Return the action as SQL spells it. */
    public String sql() {
      return sql;
    }
  }

  /** Describe a foreign key, in the order of its facts. */
  public ForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }

  @Override
  public ForeignKey withName(@Nullable String other) {
    return new ForeignKey(other, columns, target, targetColumns, onDelete, onUpdate, definition);
  }
}
