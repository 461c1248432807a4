package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.report.MigrationJson;
import dev.stopover.revision.Collisions;
import dev.stopover.revision.Decisions;
import dev.stopover.revision.Revision;
import dev.stopover.revision.Revisions;
import dev.stopover.verify.ExpectedSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a pair of files. */
@Command(
    name = "revision",
    mixinStandardHelpOptions = true,
    header = "Write a new migration: a V file that applies it and a U file that undoes it.",
    footer = {
      "",
      "Example:",
      "  stopover revision --autogenerate -m \"add ticket_price to events\"",
      "  stopover revision --rebase main"
    })
final class RevisionCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "MESSAGE",
      description = "What the migration is for, in a few words; the files are named by it.")
  private @Nullable String message;

  @Option(
      names = "--autogenerate",
      description =
          "Write what leads from the migrations to the models. It is proven on a server first: up,"
              + " down and up again.")
  private boolean autogenerate;

  @Option(names = "--allow-loss", description = "Write also what drops or narrows data.")
  private boolean lossAllowed;

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description =
          "What goes on under another name: events.price=ticket_price for a column, events=shows"
              + " for a table. Can be said several times.")
  private List<String> renames = List.of();

  @Option(
      names = "--no-rename",
      description = "Nothing else goes on under another name, however alike it looks.")
  private boolean noRename;

  @Option(
      names = "--fill",
      paramLabel = "COLUMN=SQL",
      description =
          "What rows get that have no value for a column which becomes NOT NULL, as in"
              + " events.price=0. Can be said several times.")
  private List<String> fills = List.of();

  @Option(
      names = "--assume-empty",
      paramLabel = "TABLES",
      split = ",",
      description = "Tables without rows, in which a column may become NOT NULL at once.")
  private List<String> emptyTables = List.of();

  @Option(
      names = "--concurrently",
      description =
          "Build indexes while others write (PostgreSQL), in a version that runs without a"
              + " transaction.")
  private boolean concurrently;

  @Option(
      names = "--rebase",
      arity = "0..1",
      fallbackValue = "main",
      paramLabel = "BRANCH",
      description =
          "Write nothing new, but number the versions anew that are not in this branch yet, above"
              + " all that it has; by default main. Their U files and configurations go with them.")
  private @Nullable String rebased;

  @Option(names = "--json", description = "Print which files were written or renamed as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var project = root.project(rehearsal.options());
    if (rebased != null) {
      return rebase(project.directory(), rebased, root.out(), json);
    }
    if (message == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Missing required option: '--message=MESSAGE'");
    }
    var revisions = Revisions.in(project.migrations(), created(project.directory()));
    var written =
        autogenerate
            ? autogenerate(project, revisions, root, message)
            : List.of(revisions.empty(message));
    var out = root.out();
    if (json) {
      out.print(MigrationJson.ofWritten(written));
      out.flush();
      return ExitCode.CLEAN;
    }
    if (written.isEmpty()) {
      out.println("The models and the migrations agree; nothing was written.");
    }
    written.stream()
        .flatMap(revision -> Stream.of(revision.up(), revision.down()))
        .forEach(file -> show(out, file));
    out.flush();
    return ExitCode.CLEAN;
  }

  private List<Revision> autogenerate(
      Project project, Revisions revisions, StopoverCommand root, String name) {
    var models = project.models();
    var decisions =
        new Decisions(
            lossAllowed,
            renames,
            noRename,
            fills(),
            Set.copyOf(emptyTables),
            concurrently,
            root.terminal().map(terminal -> terminal::isRenamed));
    try (var server = project.scratch()) {
      return revisions.autogenerate(
          ExpectedSchema.of(models, project.sqlFiles(), server), server, name, decisions);
    }
  }

  private Map<String, String> fills() {
    var byColumn = new HashMap<String, String>();
    for (var fill : fills) {
      var equals = fill.indexOf('=');
      if (equals < 1 || equals == fill.length() - 1 || !fill.substring(0, equals).contains(".")) {
        throw StopoverException.usage(
            "\"%s\" says no value. Write --fill \"events.price=0\": the column, and an SQL expression."
                .formatted(fill));
      }
      byColumn.put(fill.substring(0, equals).strip(), fill.substring(equals + 1).strip());
    }
    return byColumn;
  }

  /** Without its directory, the first migration would have nothing to follow. */
  private static Path created(Path directory) {
    try {
      Files.createDirectories(directory);
      return directory;
    } catch (IOException e) {
      throw StopoverException.usage(
          "The directory %s cannot be created: %s. Correct --migrations, or its rights."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  private static int rebase(Path directory, String branch, PrintWriter out, boolean json) {
    var renamed = Collisions.against(directory, branch).rebase();
    if (json) {
      out.print(MigrationJson.ofRenamed(renamed));
      out.flush();
      return ExitCode.CLEAN;
    }
    renamed.forEach((from, to) -> out.println("Renamed " + from + " to " + to));
    out.println(
        renamed.isEmpty()
            ? "No version is in the way of " + branch + "; nothing was renamed."
            : "A database that has applied one of them has to undo it under its old name first.");
    out.flush();
    return ExitCode.CLEAN;
  }

  private static void show(PrintWriter out, Path file) {
    try {
      out.printf("Wrote %s%n%n%s%n", file, Files.readString(file));
    } catch (IOException e) {
      throw StopoverException.usage(
          "%s was written, but cannot be read. Check its rights.".formatted(file), e);
    }
  }
}
