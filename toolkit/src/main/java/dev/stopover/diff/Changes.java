package dev.stopover.diff;

import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hold the steps that lead from one schema to another, in an order that works.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class Changes implements Iterable<Change> {

  /** No step at all: the two schemas are equal. */
  public static final Changes NONE = new Changes(List.of(), null);

  private final List<Change> steps;
  private final @Nullable List<Table> tablesBefore;

  private Changes(List<Change> steps, @Nullable List<Table> tablesBefore) {
    this.steps = steps;
    this.tablesBefore = tablesBefore;
  }

  /**
   * Return the steps that lead from one schema to another.
   *
   * <p>Two schemas can be held against each other only when the same reader has read both from
   * servers of one engine and major version, or when one of them is {@link Schema#EMPTY}.
   *
   * @param from the schema to start from
   * @param to the schema to arrive at
   */
  public static Changes between(Schema from, Schema to) {
    var steps = new Families(from, to).steps();
    return steps.isEmpty() ? NONE : new Changes(List.copyOf(steps), from.tables());
  }

  /** Hold steps in the order given. */
  public static Changes of(List<Change> steps) {
    return steps.isEmpty() ? NONE : new Changes(List.copyOf(steps), null);
  }

  /** Return the tables that are there before the first step, where these are all the steps. */
  public Optional<List<Table>> tablesBefore() {
    return Optional.ofNullable(tablesBefore);
  }

  /** Tell whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Return how many steps there are. */
  public int size() {
    return steps.size();
  }

  /** Return the steps in order. */
  public Stream<Change> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<Change> iterator() {
    return steps.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Changes changes && steps.equals(changes.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  @Override
  public String toString() {
    return steps.toString();
  }
}
