package dev.stopover.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Describe a sequence that no column owns.
 *
 * @param name the sequence's name
 * @param start the first number
 * @param increment the step from one number to the next
 * @param options further facts that only the engine's dialect understands, by name
 */
public record Sequence(
    QualifiedName name, long start, long increment, SortedMap<String, String> options) {

  /** Describe a sequence, in the order of its facts. */
  public Sequence {
    options = Options.copyOf(options);
  }

  /** Describe a sequence of which no more is said than its first number and its step. */
  public static Sequence of(QualifiedName name, long start, long increment) {
    return new Sequence(name, start, increment, new TreeMap<>());
  }
}
