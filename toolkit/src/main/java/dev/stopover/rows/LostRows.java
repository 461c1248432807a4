package dev.stopover.rows;

import dev.stopover.model.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Say what rows lost.
 *
 * @param table the table
 * @param column the column whose values are others, or {@code null} where whole rows are gone
 * @param count how many rows lost something
 * @param rows how many rows there were
 * @param example what happened to one of them
 */
public record LostRows(
    QualifiedName table, @Nullable String column, int count, int rows, String example) {

  /** Return what lost something, as a script names it: {@code events.description}. */
  public String object() {
    return column == null ? table.toString() : table + "." + column;
  }
}
