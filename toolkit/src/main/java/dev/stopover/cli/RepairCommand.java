package dev.stopover.cli;

import dev.stopover.connect.ConnectionPool;
import dev.stopover.report.MigrationJson;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Brings the history in order where nothing is left to run. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    header = "Bring the history in order after a script stopped, where no statement has to run.",
    description = {
      "",
      "A script that stopped before it had done anything is forgotten, and one whose statements all"
          + " ran is recorded. What stopped in its middle is named, with the way on: upgrade --resume"
          + " or downgrade --resume runs the rest, and stamp records what was done by hand. Files that"
          + " were changed after they were applied are not made good here.",
      ""
    },
    footer = {"", "Example:", "  stopover repair", "  stopover repair prod --yes"})
final class RepairCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Mixin private Subject subject = new Subject();

  @Option(
      names = "--yes",
      description = "Do it in a protected environment too, without asking at the terminal.")
  private boolean yes;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var project = subject.project(root, Map.of());
    var consent = new Consent(root, project, json);
    var result =
        project.inDatabase(
            ConnectionPool::forMigrations,
            each -> {
              var problem = consent.isNeeded() ? each.current().problem() : null;
              if (problem != null) {
                consent.show(problem, yes);
                consent.toGoOn("Bring the history in order?", yes);
              }
              return each.repair();
            });
    if (json) {
      root.out().print(MigrationJson.of(result));
      root.out().flush();
      return ExitCode.CLEAN;
    }
    var at = Text.of(result.at());
    root.out()
        .println(
            switch (result.outcome()) {
              case NOTHING_TO_DO ->
                  "Nothing stopped half-way: the database is at %s.".formatted(at);
              case FORGOTTEN ->
                  "%s had done nothing, and is forgotten: the database is at %s."
                      .formatted(result.script(), at);
              case COMPLETED ->
                  "All of %s had run, and is recorded: the database is at %s."
                      .formatted(result.script(), at);
            });
    root.out().flush();
    return ExitCode.CLEAN;
  }
}
