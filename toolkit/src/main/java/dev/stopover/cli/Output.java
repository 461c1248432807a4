package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.report.Format;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands whose result a pipeline reads. */
final class Output {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "How the result is written: text (the default), json, github (annotations), sarif, junit"
              + " (XML), markdown (for a pull request) or html (a page of its own).")
  private @Nullable Format format;

  @Option(names = "--json", description = "Print the result as JSON; short for --format json.")
  private boolean json;

  /** Refuse two formats, before anything takes its time. */
  void requireUsable() {
    format();
  }

  /**
   * Return the format that is wanted.
   *
   * @throws StopoverException if two are
   */
  Format format() {
    var named = Objects.requireNonNullElse(format, json ? Format.JSON : Format.TEXT);
    if (json && named != Format.JSON) {
      throw StopoverException.usage(
          "--json and --format %s want two formats. Leave one of them out."
              .formatted(named.name().toLowerCase(Locale.ROOT)));
    }
    return named;
  }
}
