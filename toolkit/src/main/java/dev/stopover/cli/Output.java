package dev.stopover.cli;

import dev.stopover.report.Format;
import picocli.CommandLine.Option;

/** The options of commands whose result a pipeline reads. */
final class Output {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "How the result is written: text (the default), json, github (annotations), sarif, junit"
              + " (XML), markdown (for a pull request) or html (a page of its own).")
  private Format format = Format.TEXT;

  @Option(names = "--json", description = "Print the result as JSON; short for --format json.")
  private boolean json;

  /** Return the format that is wanted. */
  Format format() {
    return json ? Format.JSON : format;
  }
}
