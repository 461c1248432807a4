package dev.stopover.verify;

import dev.stopover.dialect.Hazard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe one step from a schema to another.
 *
 * @param kind what is done, such as {@code add column}
 * @param object the kind and the name of the thing: {@code column events.ticket_price}
 * @param from what is there before, or {@code null} where nothing is
 * @param to what is there after it, or {@code null} where nothing is
 * @param hazards what can happen to the rows that are there
 * @param statements the statements, without a semicolon
 */
public record Step(
    String kind,
    String object,
    @Nullable String from,
    @Nullable String to,
    List<Hazard> hazards,
    List<String> statements) {

  /** Describe a step, in the order of its facts. */
  public Step {
    hazards = List.copyOf(hazards);
    statements = List.copyOf(statements);
  }
}
