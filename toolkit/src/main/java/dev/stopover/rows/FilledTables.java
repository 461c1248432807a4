package dev.stopover.rows;

import dev.stopover.model.QualifiedName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Say which tables got rows.
 *
 * @param rows how many rows each table got
 * @param notFilled why a table got none
 */
public record FilledTables(
    SortedMap<QualifiedName, Integer> rows, SortedMap<QualifiedName, String> notFilled) {

  /** Copy what was given. */
  public FilledTables {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    notFilled = Collections.unmodifiableSortedMap(new TreeMap<>(notFilled));
  }

  /** Return how many rows there are in all. */
  public int count() {
    return rows.values().stream().mapToInt(Integer::intValue).sum();
  }

  static FilledTables of(Map<QualifiedName, Integer> rows, Map<QualifiedName, String> notFilled) {
    return new FilledTables(new TreeMap<>(rows), new TreeMap<>(notFilled));
  }
}
