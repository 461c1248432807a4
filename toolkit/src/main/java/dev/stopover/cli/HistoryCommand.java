package dev.stopover.cli;

import dev.stopover.connect.ConnectionPool;
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

/** Lists what happened to a database. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    header =
        "List what was applied and undone, by whom, when and how long it took; and what is pending.",
    footer = {"", "Example:", "  stopover history", "  stopover history prod --json"})
final class HistoryCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Mixin private Subject subject = new Subject();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var project = subject.project(root, Map.of());
    var entries = project.inDatabase(ConnectionPool::open, Migrations::history);
    var out = root.out();
    out.print(json ? MigrationJson.of(entries) : Text.of(entries));
    out.flush();
    Warnings.of(project.files()).forEach(root::note);
    return ExitCode.CLEAN;
  }
}
