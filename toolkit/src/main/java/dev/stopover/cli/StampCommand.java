package dev.stopover.cli;

import dev.stopover.connect.ConnectionPool;
import dev.stopover.migration.Target;
import dev.stopover.report.MigrationJson;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Rewrites the history. */
@Command(
    name = "stamp",
    mixinStandardHelpOptions = true,
    header = "Record the versions up to one as applied, without running a script.",
    footer = {"", "Example:", "  stopover stamp 3", "  stopover stamp head"})
final class StampCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Parameters(paramLabel = "TO", description = "What the database is at: a version, head or base.")
  private String target = "";

  @Option(
      names = "--yes",
      description = "Do it in a protected environment too, without asking at the terminal.")
  private boolean yes;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var to = Target.parse(target);
    var project = root.project();
    var consent = new Consent(root, project, json);
    var result =
        project.inDatabase(
            ConnectionPool::forMigrations,
            each -> {
              if (consent.isNeeded()) {
                consent.show(each.toStamp(to), yes);
                consent.toGoOn("Rewrite the history?", yes);
              }
              return each.stamp(to);
            });
    if (json) {
      root.out().print(MigrationJson.of(result));
      root.out().flush();
      return ExitCode.CLEAN;
    }
    var out = root.out();
    result.recorded().forEach(version -> out.println("Recorded " + version));
    result.removed().forEach(version -> out.println("Removed " + version));
    out.printf("The history says %s; no script was run.%n", Text.of(result.to()));
    out.flush();
    return ExitCode.CLEAN;
  }
}
