package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.migration.Migrations;
import dev.stopover.report.MigrationJson;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells where a database is. */
@Command(
    name = "current",
    mixinStandardHelpOptions = true,
    header = "Tell which version the database is at.",
    footer = {"", "Example:", "  stopover current", "  stopover current --json"})
final class CurrentCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var state = root.project().inDatabase(ConnectionPool::open, Migrations::current);
    if (json) {
      root.out().print(MigrationJson.of(state));
      root.out().flush();
    }
    if (state.problem() != null) {
      throw StopoverException.database(state.problem());
    }
    if (json) {
      return ExitCode.CLEAN;
    }
    var out = root.out();
    out.println(Text.of(state));
    state.pending().forEach(entry -> out.println("Pending: " + Text.of(entry)));
    out.flush();
    return ExitCode.CLEAN;
  }
}
