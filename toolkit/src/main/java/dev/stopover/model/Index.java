package dev.stopover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe an index that no constraint owns.
 *
 * @param name its name, or {@code null} where the server is to choose one
 * @param unique whether it allows no two equal keys
 * @param keys what it is on, in order
 * @param definition what follows the table's name in the statement that creates it, in the server's
 *     own words, or {@code null} where it was not read from a server
 * @param comment its comment, or {@code null} where there is none
 */
public record Index(
    @Nullable String name,
    boolean unique,
    List<Key> keys,
    @Nullable String definition,
    @Nullable String comment) {

  /**
   * Describe one key of an index.
   *
   * @param column the column's name, or the expression in the server's own words
   * @param descending whether greater keys come first
   */
  public record Key(String column, boolean descending) {}

  /** Describe an index, in the order of its facts. */
  public Index {
    keys = List.copyOf(keys);
  }

  /** Return the index under another name. */
  public Index withName(@Nullable String other) {
    return new Index(other, unique, keys, definition, comment);
  }
}
