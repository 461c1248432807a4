package dev.stopover.migration;

import org.jspecify.annotations.Nullable;

/**
 * Say what a repair did.
 *
 * @param outcome what was done
 * @param script the script that had stopped, or {@code null} where none had
 * @param at the version that the database is at now, or {@code null} before the first
 */
public record RepairResult(Outcome outcome, @Nullable String script, @Nullable Version at) {

  /** Tell what a repair did. */
  public enum Outcome {
    /** Nothing had stopped half-way. */
    NOTHING_TO_DO,
    /** No statement of the script had run, and the history does not say otherwise any more. */
    FORGOTTEN,
    /** All statements of the script had run, and the history says so now. */
    COMPLETED
  }
}
