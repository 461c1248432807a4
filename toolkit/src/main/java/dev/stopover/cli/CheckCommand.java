package dev.stopover.cli;

import dev.stopover.report.DriftText;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Compares models and migrations. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Compare the models with what the migrations make.",
    footer = {"", "Example:", "  stopover check", "  stopover check --engine mysql"})
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var project = root.project(rehearsal.options());
    var models = project.models();
    var migrations = project.migrations();
    Drift drift;
    try (var server = project.scratch()) {
      drift =
          Drift.ofMigrations(
              ExpectedSchema.of(models, project.sqlFiles(), server), migrations, server);
    }
    var out = root.out();
    out.println(
        json ? DriftText.json(drift).stripTrailing() : DriftText.ofModels(drift, "migrations"));
    out.flush();
    return drift.isEmpty() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
  }
}
