package dev.stopover.cli;

import dev.stopover.connect.ConnectionPool;
import dev.stopover.migration.DowngradeResult;
import dev.stopover.migration.HistoryEntry;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.report.MigrationJson;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Undoes migrations. */
@Command(
    name = "downgrade",
    mixinStandardHelpOptions = true,
    header = "Undo migrations down to one that is kept.",
    footer = {
      "",
      "Example:",
      "  stopover downgrade -1",
      "  stopover downgrade base",
      "  stopover downgrade --resume",
      "  stopover downgrade 5:3 --sql > back.sql"
    })
final class DowngradeCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;

  @Parameters(
      arity = "0..1",
      paramLabel = "TO",
      description =
          "How far: the version to keep, -1 for one migration, or base for all. With --resume it may"
              + " be left out.")
  private @Nullable String target;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--confirm",
      paramLabel = "NAME",
      description = "The name of the environment, which has to be said where it is protected.")
  private String confirmed = "";

  @Option(
      names = "--sql",
      description =
          "Print what would be done as one script for psql or mysql, from one version to another (5:3); nothing connects to a database.")
  private boolean sql;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Mixin private Resuming resuming = new Resuming();

  @Mixin private Patience patience = new Patience();

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    if (target == null && !resuming.isWanted()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Missing required parameter: 'TO'");
    }
    var project = root.project(patience.options());
    if (sql) {
      root.out().print(Offline.parse(Objects.requireNonNullElse(target, "")).downgrade(project));
      root.out().flush();
      return ExitCode.CLEAN;
    }
    var to = target == null ? null : Offline.online(target, "downgrade");
    var consent = new Consent(root, project, json);
    DowngradeResult result;
    try (var progress = new Progress(root, "Undid", json)) {
      result =
          project.inDatabase(
              ConnectionPool::forMigrations,
              each -> {
                resuming.resume(json ? root.err() : root.out(), progress, each, consent, confirmed);
                if (to == null) {
                  return each.downgrade(whereItIs(each));
                }
                var planned = consent.isNeeded() ? each.toUndo(to) : List.<HistoryEntry>of();
                if (!planned.isEmpty()) {
                  consent.show("Would undo", planned, consent.isNamedBy(confirmed));
                  consent.toUndo(confirmed);
                }
                return each.notifying(progress.saying("Undid")).downgrade(to);
              });
    }
    if (json) {
      root.out().print(MigrationJson.of(result));
      root.out().flush();
      return ExitCode.CLEAN;
    }
    var out = root.out();
    out.println(
        (result.undone().isEmpty() ? "Nothing is to be undone: the" : "The")
            + " database is at %s.".formatted(Text.of(result.to())));
    out.flush();
    return ExitCode.CLEAN;
  }

  private static Target whereItIs(Migrations migrations) {
    return migrations
        .current()
        .version()
        .map(version -> Target.parse(version.toString()))
        .orElse(Target.BASE);
  }
}
