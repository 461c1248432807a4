package dev.stopover.verify;

import java.util.List;

/**
 * Say which rows the tables hold while versions are proven.
 *
 * @param made whether they are made, with boundary values and nulls
 * @param given what goes in beside those
 */
public record ProofRows(boolean made, List<? extends GivenRows> given) {

  /** Nothing but rows that are made. */
  public static final ProofRows MADE = new ProofRows(true, List.of());

  /** No rows at all: the schema alone is proven. */
  public static final ProofRows NONE = new ProofRows(false, List.of());

  /** Copy what was given. */
  public ProofRows {
    given = List.copyOf(given);
  }
}
