package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.migration.Migrations;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells where a database is. */
@Command(
    name = "current",
    mixinStandardHelpOptions = true,
    header = "Tell which version the database is at.",
    footer = {"", "Example:", "  stopover current"})
final class CurrentCommand implements Callable<Integer> {

  @Mixin private Configuration configuration = new Configuration();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var state = configuration.inDatabase(ConnectionPool::open, Migrations::current);
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(Text.of(state));
    state.pending().forEach(entry -> out.println("Pending: " + Text.of(entry)));
    out.flush();
    if (state.problem() != null) {
      throw StopoverException.database(state.problem());
    }
    return ExitCode.CLEAN;
  }
}
