package dev.stopover.migration;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Describe one migration in the history of a database: what was done, or what is still to do.
 *
 * @param version the version, or {@code null} for a repeatable migration
 * @param description what the file's name says
 * @param script the file's path within its location
 * @param state how it stands
 * @param installedOn when it was done, in the time zone of the session that did it, or {@code null}
 *     where nothing was done yet
 * @param installedBy the user who did it, or {@code null} where nothing was done yet
 * @param duration how long it took, or {@code null} where that is not known
 * @param undoable whether there is a down script for it
 */
public record HistoryEntry(
    @Nullable Version version,
    String description,
    String script,
    State state,
    @Nullable LocalDateTime installedOn,
    @Nullable String installedBy,
    @Nullable Duration duration,
    boolean undoable) {

  /** Return the same migration in another state. */
  HistoryEntry as(State other) {
    return new HistoryEntry(
        version, description, script, other, installedOn, installedBy, duration, undoable);
  }

  /** Tell how a migration stands. */
  public enum State {
    /** To be applied by the next upgrade. */
    PENDING,
    /** Applied. */
    APPLIED,
    /** Applied again after it was undone. */
    REAPPLIED,
    /** Applied after a higher version was. */
    OUT_OF_ORDER,
    /** Applied, and undone since; its undoing is an entry of its own. */
    UNDONE,
    /** The undoing of a version, or its removal from the history by Flyway's repair. */
    UNDO,
    /** The point at which the history of a database begins that was there before. */
    BASELINE,
    /** The creation of the schema. */
    SCHEMA,
    /** Applied, but its file is gone. */
    MISSING,
    /** Applied, but newer than every file. */
    FUTURE,
    /** Stopped half-way: neither applied nor undone. */
    FAILED,
    /** A file that is not applied and will not be: it is below the current version or baseline. */
    IGNORED,
    /** A repeatable migration that was applied, and changed since. */
    OUTDATED,
    /** A repeatable migration that was applied, and applied again since. */
    SUPERSEDED
  }
}
