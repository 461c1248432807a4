package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.revision.Revision;
import dev.stopover.revision.Revisions;
import dev.stopover.verify.ExpectedSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a pair of files. */
@Command(
    name = "revision",
    mixinStandardHelpOptions = true,
    header = "Write a new migration: a V file that applies it and a U file that undoes it.",
    footer = {
      "",
      "Example:",
      "  stopover revision --autogenerate -m \"add ticket_price to events\""
    })
final class RevisionCommand implements Callable<Integer> {

  @ParentCommand private @Nullable StopoverCommand stopover;
  @Mixin private Rehearsal rehearsal = new Rehearsal();

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "MESSAGE",
      description = "What the migration is for, in a few words; the files are named by it.")
  private String message = "";

  @Option(
      names = "--autogenerate",
      description =
          "Write what leads from the migrations to the models. It is proven on a server first: up,"
              + " down and up again.")
  private boolean autogenerate;

  @Option(names = "--allow-loss", description = "Write also what drops or narrows data.")
  private boolean lossAllowed;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(stopover);
    var project = root.project(rehearsal.options());
    var revisions = Revisions.in(project.migrations(), created(project.directory()));
    var written =
        autogenerate ? autogenerate(project, revisions) : Optional.of(revisions.empty(message));
    var out = root.out();
    if (written.isEmpty()) {
      out.println("The models and the migrations agree; nothing was written.");
    }
    written.ifPresent(
        revision -> Stream.of(revision.up(), revision.down()).forEach(file -> show(out, file)));
    out.flush();
    return ExitCode.CLEAN;
  }

  private Optional<Revision> autogenerate(Project project, Revisions revisions) {
    var models = project.models();
    try (var server = project.scratch()) {
      return revisions.autogenerate(
          ExpectedSchema.of(models, project.sqlFiles(), server), server, message, lossAllowed);
    }
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

  private static void show(PrintWriter out, Path file) {
    try {
      out.printf("Wrote %s%n%n%s%n", file, Files.readString(file));
    } catch (IOException e) {
      throw StopoverException.usage(
          "%s was written, but cannot be read. Check its rights.".formatted(file), e);
    }
  }
}
