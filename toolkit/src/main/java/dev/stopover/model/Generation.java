package dev.stopover.model;

/** Say how the server fills a column by itself, other than by a default. */
public sealed interface Generation {

  /**
   * Number the rows: an identity column, or {@code AUTO_INCREMENT}.
   *
   * @param always whether the server refuses a value given by the user; only PostgreSQL can
   */
  record Identity(boolean always) implements Generation {}

  /** Number the rows by the default of a sequence that the column owns; only PostgreSQL can. */
  record Serial() implements Generation {}

  /**
   * Compute the value from other columns.
   *
   * @param expression the expression, without the parentheses around it
   * @param stored whether the value is stored with the row, rather than computed when read
   */
  record Computed(String expression, boolean stored) implements Generation {}
}
