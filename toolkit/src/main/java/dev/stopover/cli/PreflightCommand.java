package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.preflight.Preflight;
import dev.stopover.report.Outcome;
import dev.stopover.report.PreflightText;
import dev.stopover.verify.Baseline;
import dev.stopover.verify.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Rehearses a rollout. */
@Command(
    name = "preflight",
    mixinStandardHelpOptions = true,
    header = "Rehearse what is pending in a database, on a copy of its schema.",
    description = {
      "",
      "The database is only read. The copy is made on a server to try things on, and proven to be"
          + " equal; there what is pending is applied, held against the models, undone and applied"
          + " again.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  stopover preflight prod",
      "  stopover preflight prod --baseline drift.txt --format markdown"
    })
final class PreflightCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();
  @Mixin private Output output = new Output();

  @Mixin private Subject subject = new Subject();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Pass over the drift that this file names; drift --write-baseline writes it.")
  private @Nullable Path baseline;

  @Option(
      names = "--rows",
      description = "Read also how many rows the tables have, and the settings of the server.")
  private boolean withRows;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    output.requireUsable();
    var project = subject.project(root, rehearsal.options());
    var url = project.url();
    var models = project.hasModels() ? new Side.Models(project.models(), project.sqlFiles()) : null;
    var known = baseline == null ? Baseline.NONE : Baseline.read(baseline);
    Preflight preflight;
    try (var server = project.comparing(List.of(url)).scratch()) {
      preflight = Preflight.of(url, project.migrations(), models, server, known, withRows);
    }
    var out = root.out();
    out.print(
        switch (output.format()) {
          case TEXT -> Colours.painted(PreflightText.text(preflight, url.describe()));
          case JSON -> PreflightText.json(preflight, url.describe());
          default ->
              output
                  .format()
                  .write(
                      Outcome.ofPreflight(preflight, url.describe(), project.migrationDirectory()));
        });
    out.flush();
    if (preflight.isWrong()) {
      return ExitCode.DIFFERENCE;
    }
    return preflight.isCopyEqual() ? ExitCode.CLEAN : StopoverException.Code.UNDECIDED.exitCode();
  }
}
