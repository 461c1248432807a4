package dev.stopover.preflight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe one thing that a rehearsal showed.
 *
 * @param rule what was looked for, a name that stays: {@code down-restores}
 * @param severity how bad it is
 * @param object the thing that it is about, or {@code null} where it is about a whole script
 * @param text what was found, and the next step
 * @param fix the statements that would mend it, if there are such
 */
public record Finding(
    String rule, Severity severity, @Nullable String object, String text, List<String> fix) {

  /** Copy what was given. */
  public Finding {
    fix = List.copyOf(fix);
  }

  /** Tell how bad something is. */
  public enum Severity {
    /** The rollout would fail, or leave the database in a state that nobody expects. */
    ERROR,
    /** It depends on the rows, or on what somebody meant. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  static Finding error(String rule, @Nullable String object, String text, List<String> fix) {
    return new Finding(rule, Severity.ERROR, object, text, fix);
  }

  static Finding warning(String rule, @Nullable String object, String text) {
    return new Finding(rule, Severity.WARNING, object, text, List.of());
  }

  static Finding note(String rule, @Nullable String object, String text) {
    return new Finding(rule, Severity.NOTE, object, text, List.of());
  }
}
