package dev.stopover.migration;

import org.jspecify.annotations.Nullable;

/**
 * Say what does not fit between the history of a database and the files.
 *
 * @param kind what it is
 * @param version the version that it is about, or {@code null} for a repeatable migration
 * @param text what it is and what to do about it
 */
public record HistoryProblem(Kind kind, @Nullable Version version, String text) {

  /** Tell what does not fit. */
  public enum Kind {
    /** A file was changed or renamed after it was applied. */
    CHANGED_AFTER_APPLIED,
    /** What is applied has no file. */
    FILE_MISSING,
    /** A file was added below the current version. */
    ADDED_BELOW,
    /** A script stopped before its end. */
    STOPPED_HALF_WAY,
    /** Something else that Flyway refuses. */
    OTHER
  }
}
