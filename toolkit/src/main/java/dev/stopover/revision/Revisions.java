package dev.stopover.revision;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Target;
import dev.stopover.server.Server;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.RehearsalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Write migrations. */
public final class Revisions {

  private final MigrationSettings settings;
  private final Path directory;

  private Revisions(MigrationSettings settings, Path directory) {
    this.settings = settings;
    this.directory = directory;
  }

  /**
   * Write into a directory.
   *
   * @param settings where the migrations are that the new one follows
   * @param directory where to write; one of the locations of the settings, created if missing
   */
  public static Revisions in(MigrationSettings settings, Path directory) {
    return new Revisions(settings, directory);
  }

  /**
   * Write a pair of files for the user to fill in.
   *
   * @param message what the migration is for
   */
  public Revision empty(String message) {
    var draft = Draft.of(MigrationFiles.in(settings).nextVersion(), message);
    var nothing = new Part(List.of(), true);
    // The engine is of no account where there is no statement.
    return draft.write(
        directory,
        new Script(Engine.POSTGRESQL, message, "Write here what leads to this version.", nothing),
        new Script(Engine.POSTGRESQL, message, "Write here what undoes this version.", nothing));
  }

  /**
   * Write what leads from the migrations that there are to the models, and back.
   *
   * <p>Before a file is written, all scripts are tried on the server: up must leave no difference
   * to the models, down none to the state before, and up again none to the models. What cannot
   * stand in one transaction with the rest becomes a version of its own.
   *
   * @param expected the models, created on the same server
   * @param server where the scripts are tried
   * @param message what the migration is for
   * @param decisions what only a person can know
   * @return the versions in their order; none where the models and the migrations agree
   * @throws StopoverException if a question is open (whether data may be lost, what is renamed,
   *     what rows get), or if the scripts do not lead there and back; no file is written then
   */
  public List<Revision> autogenerate(
      ExpectedSchema expected, Server server, String message, Decisions decisions) {
    try (var database = RehearsalDatabase.on(server, settings)) {
      database.migrations().upgrade(Target.HEAD);
      var course = Course.of(database, expected, server, decisions);
      if (course.isEmpty()) {
        return List.of();
      }
      var scripts = course.scripts();
      var origin =
          "Written by Stopover from the models; proven up, down and up again on %s %s."
              .formatted(server.engine().productName(), server.majorVersion());
      try (var attempt = TemporaryDirectory.create()) {
        write(attempt.path(), scripts, message, origin, server.engine());
        new Proof(database, settings, attempt.path(), Dialect.of(server.engine()))
            .require(course.before(), expected, scripts.size());
      } catch (IOException e) {
        throw StopoverException.usage(
            "The scripts could not be tried, since no temporary file could be written: "
                + e.getMessage()
                + " Make room in "
                + System.getProperty("java.io.tmpdir")
                + ".",
            e);
      }
      return write(directory, scripts, message, origin, server.engine());
    }
  }

  private List<Revision> write(
      Path place, List<Course.Scripts> scripts, String message, String origin, Engine engine) {
    var version = MigrationFiles.in(settings).nextVersion();
    var written = new ArrayList<Revision>();
    try {
      for (var each : scripts) {
        written.add(
            Draft.of(version, message)
                .write(
                    place,
                    new Script(engine, message, origin, each.up()),
                    new Script(engine, "undo: " + message, origin, each.down())));
        version = version.next();
      }
    } catch (StopoverException e) {
      written.forEach(Draft::remove);
      throw e;
    }
    return written;
  }
}
