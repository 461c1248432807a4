package dev.stopover.migration;

import org.jspecify.annotations.Nullable;

/**
 * Say which script stopped before its end, and where.
 *
 * @param script the script's path within its location
 * @param version the version, or {@code null} for a repeatable migration
 * @param isUndo whether the script undoes the version
 * @param lastThatRan the last statement that ran, or {@code null} where none did or none is known
 * @param inFlight the statement that was begun and did not end, or {@code null} where there is none
 * @param fate what became of that statement, or {@code null} where there is none
 */
public record HalfWay(
    String script,
    @Nullable Version version,
    boolean isUndo,
    @Nullable Statement lastThatRan,
    @Nullable Statement inFlight,
    @Nullable Fate fate) {

  /** Tell what became of a statement whose end nobody saw. */
  public enum Fate {
    /** It left nothing. */
    DID_NOT_RUN,
    /** It left an index that no query uses. */
    UNFINISHED,
    /** The schema does not tell. */
    UNKNOWN
  }

  /**
   * Hold a statement of a script.
   *
   * @param line where it begins
   * @param sql what it is; a long one is shortened
   */
  public record Statement(int line, String sql) {}
}
