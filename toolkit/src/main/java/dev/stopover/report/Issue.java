package dev.stopover.report;

import dev.stopover.preflight.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe one thing that a pipeline is told.
 *
 * @param rule what was looked for, a name that stays
 * @param severity how bad it is
 * @param object the thing that it is about, or {@code null} where it is about all
 * @param text what was found
 * @param file the file that it is found in, as the pipeline knows it, or {@code null}
 * @param fix the statements that would mend it
 */
record Issue(
    String rule,
    Finding.Severity severity,
    @Nullable String object,
    String text,
    @Nullable String file,
    List<String> fix) {

  Issue {
    fix = List.copyOf(fix);
  }

  /** Say it in one sentence, or some. */
  String sentence() {
    return object == null ? text : object + ": " + text;
  }

  boolean isError() {
    return severity == Finding.Severity.ERROR;
  }
}
