package dev.stopover.preflight;

import dev.stopover.migration.Version;
import dev.stopover.verify.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Say what one pending migration did on the copy.
 *
 * @param version the version, or {@code null} for a repeatable migration
 * @param description what the file's name says
 * @param script the file's path within its location
 * @param outcome whether it ran
 * @param statements its statements, as they stand in the file
 * @param duration how long it took, or {@code null} where it did not run
 * @param changes what it changed
 * @param losses what is lost of the rows that are there
 * @param undo whether it can be undone
 * @param undoDuration how long that took, or {@code null} where it was not undone
 * @param findings what was found about it
 */
public record Rehearsed(
    @Nullable Version version,
    String description,
    String script,
    Outcome outcome,
    List<String> statements,
    @Nullable Duration duration,
    List<Step> changes,
    List<String> losses,
    Undo undo,
    @Nullable Duration undoDuration,
    List<Finding> findings) {

  /** Copy what was given. */
  public Rehearsed {
    statements = List.copyOf(statements);
    changes = List.copyOf(changes);
    losses = List.copyOf(losses);
    findings = List.copyOf(findings);
  }

  /** Tell whether a migration ran. */
  public enum Outcome {
    /** It ran to its end. */
    APPLIED,
    /** It failed. */
    FAILED,
    /** Another one failed before it. */
    NOT_REACHED
  }

  /** Tell whether a migration can be undone. */
  public enum Undo {
    /** The schema before it came back. */
    RESTORES,
    /** The down script ran, but something else came back. */
    DIFFERS,
    /** The down script failed. */
    FAILS,
    /** There is no down script. */
    MISSING,
    /** It was not tried, since another step failed before it. */
    NOT_TRIED,
    /** A repeatable migration is never undone, only run again. */
    NEVER
  }
}
