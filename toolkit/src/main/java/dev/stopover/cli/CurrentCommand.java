package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.migration.HistoryEntry;
import dev.stopover.migration.Migrations;
import dev.stopover.report.MigrationJson;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells where a database is. */
@Command(
    name = "current",
    mixinStandardHelpOptions = true,
    header = "Tell which version the database is at.",
    description = {
      "",
      "The exit code is 0 also where something is pending, 1 where the files are not those that were"
          + " applied, so that an upgrade is refused, and 3 where a script stopped half-way.",
      ""
    },
    footer = {"", "Example:", "  stopover current", "  stopover current prod --json"})
final class CurrentCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Mixin private Subject subject = new Subject();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var project = subject.project(root, Map.of());
    var state = project.inDatabase(ConnectionPool::open, Migrations::current);
    if (json) {
      root.out().print(MigrationJson.of(state));
      root.out().flush();
    }
    if (state.problem() != null) {
      throw StopoverException.database(state.problem());
    }
    if (!json) {
      var out = root.out();
      out.println(Text.of(state));
      state.pending().forEach(entry -> out.println("Pending: " + Text.of(entry)));
      out.flush();
      state.problems().forEach(problem -> root.err().println(problem.text()));
      root.err().flush();
    }
    if (state.newest() != null && state.newest().state() == HistoryEntry.State.FUTURE) {
      root.note(
          "Version %s is newer than every file in %s: a later release has applied it."
              .formatted(state.newest().version(), project.migrationPlaces()));
    }
    Warnings.of(project.files()).forEach(root::note);
    return state.problems().isEmpty() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
  }
}
