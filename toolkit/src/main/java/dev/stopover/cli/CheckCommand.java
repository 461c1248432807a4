package dev.stopover.cli;

import dev.stopover.report.DriftText;
import dev.stopover.report.Outcome;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Compares models and migrations. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Compare the models with what the migrations make.",
    footer = {
      "",
      "Example:",
      "  stopover check",
      "  stopover check --engine mysql",
      "  stopover check --format sarif > stopover.sarif"
    })
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();
  @Mixin private Output output = new Output();

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
    out.print(
        switch (output.format()) {
          case TEXT ->
              Colours.painted(DriftText.ofModels(drift, "migrations") + System.lineSeparator());
          case JSON -> DriftText.json(drift);
          default -> output.format().write(Outcome.ofCheck(drift));
        });
    out.flush();
    return drift.isEmpty() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
  }
}
