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

/** Undoes migrations. */
@Command(
    name = "downgrade",
    mixinStandardHelpOptions = true,
    header = "Undo migrations down to one that is kept.",
    footer = {"", "Example:", "  stopover downgrade -1", "  stopover downgrade base"})
final class DowngradeCommand implements Callable<Integer> {

  @Mixin private Configuration configuration = new Configuration();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "TO",
      description = "How far: the version to keep, -1 for one migration, or base for all.")
  private String target = "";

  @Override
  public Integer call() {
    var to = Target.parse(target);
    var result =
        configuration.inDatabase(ConnectionPool::forMigrations, each -> each.downgrade(to));
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    result.undone().forEach(step -> out.println("Undid " + Text.of(step)));
    out.println(
        (result.undone().isEmpty() ? "Nothing is to be undone: the" : "The")
            + " database is at %s.".formatted(Text.of(result.to())));
    out.flush();
    return ExitCode.CLEAN;
  }
}
