package dev.stopover.cli;

import dev.stopover.report.LiveDriftText;
import dev.stopover.verify.LiveDrift;
import dev.stopover.verify.Side;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Compares a live database with what it should be. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    header = "Tell where a live database is not what its migrations and the models say.",
    description = {
      "",
      "The database is only read, by anybody who may read it. What the migrations make that it has",
      "applied is made on a server to try things on; each difference is told with its cause.",
      ""
    },
    footer = {"", "Example:", "  stopover drift --env prod", "  stopover drift --json"})
final class DriftCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var project = root.project(rehearsal.options());
    var models = project.hasModels() ? new Side.Models(project.models(), project.sqlFiles()) : null;
    LiveDrift drift;
    try (var server = project.scratch()) {
      drift = LiveDrift.of(project.url(), project.migrations(), models, server);
    }
    var name = project.url().describe();
    var out = root.out();
    out.print(json ? LiveDriftText.json(drift, name) : LiveDriftText.text(drift, name));
    out.flush();
    return drift.isEmpty() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
  }
}
