package dev.stopover.cli;

import dev.stopover.connect.ConnectionPool;
import dev.stopover.migration.Target;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rewrites the history. */
@Command(
    name = "stamp",
    mixinStandardHelpOptions = true,
    header = "Record the versions up to one as applied, without running a script.",
    footer = {"", "Example:", "  stopover stamp 3", "  stopover stamp head"})
final class StampCommand implements Callable<Integer> {

  @Mixin private Configuration configuration = new Configuration();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "TO", description = "What the database is at: a version, head or base.")
  private String target = "";

  @Override
  public Integer call() {
    var to = Target.parse(target);
    var result = configuration.inDatabase(ConnectionPool::forMigrations, each -> each.stamp(to));
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    result.recorded().forEach(version -> out.println("Recorded " + version));
    result.removed().forEach(version -> out.println("Removed " + version));
    out.printf("The history says %s; no script was run.%n", Text.of(result.to()));
    out.flush();
    return ExitCode.CLEAN;
  }
}
