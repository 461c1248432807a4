package dev.stopover.cli;

import dev.stopover.connect.ConnectionPool;
import dev.stopover.migration.Migrations;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what happened to a database. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    header = "List what was applied and undone, and what is pending.",
    footer = {"", "Example:", "  stopover history"})
final class HistoryCommand implements Callable<Integer> {

  @Mixin private Configuration configuration = new Configuration();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var entries = configuration.inDatabase(ConnectionPool::open, Migrations::history);
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(Text.of(entries));
    out.flush();
    return ExitCode.CLEAN;
  }
}
