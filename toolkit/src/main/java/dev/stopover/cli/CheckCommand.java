package dev.stopover.cli;

import dev.stopover.report.CollisionText;
import dev.stopover.report.DriftText;
import dev.stopover.report.Outcome;
import dev.stopover.revision.Collisions;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import java.util.List;
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
    footer = {
      "",
      "Example:",
      "  stopover check",
      "  stopover check --engine mysql",
      "  stopover check --against origin/main",
      "  stopover check --format sarif > stopover.sarif"
    })
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();
  @Mixin private Output output = new Output();

  @Option(
      names = "--against",
      paramLabel = "BRANCH",
      description =
          "Look also for versions that this branch of git has taken since the two parted, such as"
              + " main or origin/main.")
  private @Nullable String branch;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    output.requireUsable();
    var project = root.project(rehearsal.options());
    var collisions =
        branch == null
            ? List.<Collisions.Collision>of()
            : Collisions.against(project.directory(), branch).all();
    var models = project.models();
    var migrations = project.migrationsSoFar();
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
              Colours.painted(
                  DriftText.ofModels(drift, "migrations")
                      + System.lineSeparator()
                      + CollisionText.text(collisions, branch));
          case JSON -> DriftText.json(drift, collisions);
          default -> output.format().write(Outcome.ofCheck(drift, collisions));
        });
    out.flush();
    Warnings.of(project.files()).forEach(root::note);
    return drift.isEmpty() && collisions.isEmpty() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
  }
}
