package dev.stopover.cli;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.report.DiffText;
import dev.stopover.verify.SchemaDiff;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Compares any two schemas. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    header = "Print the SQL that leads from one schema to another.",
    description = {
      "",
      "FROM and TO are: models, migrations, migrations@3 (up to version 3), file:schema.sql (a file or"
          + " a folder of SQL), the name of an environment, the URL of a database, database (the"
          + " configured one), or empty.",
      "Databases are only read; all else is made on a server to try things on.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  stopover diff migrations models",
      "  stopover diff --engine postgresql file:old.sql file:new.sql",
      "  stopover diff postgresql://app@localhost/shop migrations@3 --down"
    })
final class DiffCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();

  @Parameters(index = "0", paramLabel = "FROM", description = "The schema to start from.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The schema to arrive at.")
  private String to = "";

  @Option(names = "--down", description = "Print the way back, from TO to FROM.")
  private boolean down;

  @Option(names = "--json", description = "Print the changes as JSON.")
  private boolean json;

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description =
          "What goes on under another name: events.price=ticket_price for a column, events=shows"
              + " for a table. Can be said several times.")
  private List<String> renames = List.of();

  @Option(
      names = "--allow-loss",
      description = "Leave out the comments on what drops or narrows data.")
  private boolean lossAllowed;

  @Option(names = "--privileges", description = "Compare also who may do what (PostgreSQL only).")
  private boolean withPrivileges;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var sides = new Sides(root.project(rehearsal.options()), List.of(from, to));
    SchemaDiff diff;
    try (var server = sides.server(!renames.isEmpty())) {
      if (withPrivileges && server.engine() != Engine.POSTGRESQL) {
        throw StopoverException.usage(
            "--privileges works on PostgreSQL only, and the engine is %s. Leave it out."
                .formatted(server.engine().productName()));
      }
      diff =
          SchemaDiff.between(
              sides.get(0), sides.get(1), renames, server, sides.settings(), withPrivileges);
    }
    var out = root.out();
    out.print(json ? DiffText.json(diff, from, to, down) : DiffText.sql(diff, down, lossAllowed));
    out.flush();
    if (!json) {
      root.err().print(DiffText.notes(diff));
      root.err().flush();
    }
    return diff.isEmpty() ? ExitCode.CLEAN : ExitCode.DIFFERENCE;
  }
}
