package dev.stopover.verify;

import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.Hazard;
import dev.stopover.diff.Changes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe one step from a schema to another.
 *
 * @param kind what is done, such as {@code add column}
 * @param object the kind and the name of the thing: {@code column events.ticket_price}
 * @param from what is there before, or {@code null} where nothing is
 * @param to what is there after it, or {@code null} where nothing is
 * @param comments why it is done, where that is not obvious
 * @param hazards what can happen to the rows that are there
 * @param statements the statements, without a semicolon; none where the step is done along with
 *     another one
 * @param done what the statements can do to rows: the hazards of all steps that are done with them
 */
public record Step(
    String kind,
    String object,
    @Nullable String from,
    @Nullable String to,
    List<String> comments,
    List<Hazard> hazards,
    List<String> statements,
    List<Hazard> done) {

  /** Describe a step, in the order of its facts. */
  public Step {
    comments = List.copyOf(comments);
    hazards = List.copyOf(hazards);
    statements = List.copyOf(statements);
    done = List.copyOf(done);
  }

  /** Describe a step whose statements do nothing else. */
  public Step(
      String kind,
      String object,
      @Nullable String from,
      @Nullable String to,
      List<String> comments,
      List<Hazard> hazards,
      List<String> statements) {
    this(kind, object, from, to, comments, hazards, statements, hazards);
  }

  /** Tell all steps of a comparison in their order. */
  public static List<Step> of(Changes changes, Dialect dialect) {
    return new Differences(dialect, null).steps(changes);
  }
}
