package dev.stopover.dialect;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Offer values that a column can hold, as literals of the engine's SQL.
 *
 * @param each gives a value for every number from 1 on; as many of them are different as the type
 *     allows, and they are far from those that a person or a sequence begins with
 * @param boundaries the values at which something may break: the least and the greatest, the empty
 *     one, one of all kinds of characters
 * @param shape what they look like
 */
public record SampleValues(IntFunction<String> each, List<String> boundaries, Shape shape) {

  /** Say what values look like. */
  public enum Shape {
    /** Any characters. */
    TEXT,
    /** A number. */
    NUMBER,
    /** Something with a form of its own. */
    OTHER
  }

  /** Offer values, in the order of their facts. */
  public SampleValues {
    boundaries = List.copyOf(boundaries);
  }

  /** Offer some values, one after the other and then again from the first. */
  public static SampleValues of(List<String> values) {
    return new SampleValues(
        number -> values.get(Math.floorMod(number, values.size())), values, Shape.OTHER);
  }
}
