package dev.stopover.cli;

import dev.stopover.connect.ConnectionPool;
import dev.stopover.migration.HistoryEntry;
import dev.stopover.migration.UpgradeResult;
import dev.stopover.report.MigrationJson;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Applies migrations. */
@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    header = "Apply what is pending.",
    footer = {
      "",
      "Example:",
      "  stopover upgrade",
      "  stopover upgrade 3",
      "  stopover upgrade --resume",
      "  stopover upgrade 3:5 --sql > 5.sql"
    })
final class UpgradeCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Parameters(
      arity = "0..1",
      paramLabel = "TO",
      defaultValue = "head",
      description = "How far: head, a version, or +2 for two migrations. By default head.")
  private String target = "head";

  @Option(
      names = "--yes",
      description = "Do it in a protected environment too, without asking at the terminal.")
  private boolean yes;

  @Option(
      names = "--sql",
      description =
          "Print what would be done as one script for psql or mysql, from one version to another (3:5); nothing connects to a database.")
  private boolean sql;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private Resuming resuming = new Resuming();

  @Mixin private Patience patience = new Patience();

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var project = root.project(patience.options());
    if (sql) {
      root.out().print(Offline.parse(target).upgrade(project));
      root.out().flush();
      return ExitCode.CLEAN;
    }
    var to = Offline.online(target, "upgrade");
    var consent = new Consent(root, project, json);
    UpgradeResult result;
    try (var progress = new Progress(root, "Applied", json)) {
      result =
          project.inDatabase(
              ConnectionPool::forMigrations,
              each -> {
                resuming.resume(json ? root.err() : root.out(), progress, each, consent, yes);
                var planned = consent.isNeeded() ? each.toApply(to) : List.<HistoryEntry>of();
                if (!planned.isEmpty()) {
                  consent.show("Would apply", planned, yes);
                  consent.toGoOn("Apply this?", yes);
                }
                return each.notifying(progress.saying("Applied")).upgrade(to);
              });
    }
    if (json) {
      root.out().print(MigrationJson.of(result));
      root.out().flush();
      return ExitCode.CLEAN;
    }
    var out = root.out();
    out.println(
        (result.applied().isEmpty() ? "Nothing is pending: the" : "The")
            + " database is at %s.".formatted(Text.of(result.to())));
    out.flush();
    return ExitCode.CLEAN;
  }
}
