package dev.stopover.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe one thing in which two schemas differ.
 *
 * @param object the kind and the name of the thing: {@code column events.ticket_price}
 * @param member the class or attribute that the model says it with, or {@code null} where no model
 *     does
 * @param expected what the models expect, or {@code null} where they do not know it
 * @param actual what is there, or {@code null} where nothing is
 * @param fix the statements that make the actual side as expected
 * @param losses what those statements drop or narrow, such as {@code events.price: the column is
 *     dropped with its values}
 */
public record Difference(
    String object,
    @Nullable String member,
    @Nullable String expected,
    @Nullable String actual,
    List<String> fix,
    List<String> losses) {

  /** Describe a difference, in the order of its facts. */
  public Difference {
    fix = List.copyOf(fix);
    losses = List.copyOf(losses);
  }
}
