package dev.stopover.revision;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.Hazard;
import dev.stopover.diff.Changes;
import dev.stopover.migration.MigrationFiles;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Target;
import dev.stopover.server.Server;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.RehearsalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    return draft.write(
        directory,
        new Script(message, "Write here what leads to this version.", List.of(), List.of()),
        new Script(message, "Write here what undoes this version.", List.of(), List.of()),
        Changes.NONE);
  }

  /**
   * Write what leads from the migrations that there are to the models, and back.
   *
   * <p>Before a file is written, both scripts are tried on the server: up must leave no difference
   * to the models, down none to the state before, and up again none to the models.
   *
   * @param expected the models, created on the same server
   * @param server where the scripts are tried
   * @param message what the migration is for
   * @param lossAllowed whether a change that drops or narrows data may be written
   * @return the files, or nothing where the models and the migrations agree
   * @throws StopoverException if data would be lost and that is not allowed, or if the scripts do
   *     not lead there and back; no file is written then
   */
  public Optional<Revision> autogenerate(
      ExpectedSchema expected, Server server, String message, boolean lossAllowed) {
    var dialect = Dialect.of(server.engine());
    try (var database = RehearsalDatabase.on(server, settings)) {
      database.migrations().upgrade(Target.HEAD);
      var before = database.schema();
      var after = expected.reconciledWith(before);
      var changes = Changes.between(before, after);
      if (changes.isEmpty()) {
        return Optional.empty();
      }
      var up = script(dialect, changes, message, server);
      var down = script(dialect, Changes.between(after, before), "undo: " + message, server);
      if (!lossAllowed) {
        requireNoLoss(up.hazards());
      }
      var draft = Draft.of(MigrationFiles.in(settings).nextVersion(), message);
      try (var attempt = TemporaryDirectory.create()) {
        draft.write(attempt.path(), up, down, changes);
        new Proof(database, settings, attempt.path(), dialect).require(before, expected);
      } catch (IOException e) {
        throw StopoverException.usage(
            "The scripts could not be tried, since no temporary file could be written: "
                + e.getMessage()
                + " Make room in "
                + System.getProperty("java.io.tmpdir")
                + ".",
            e);
      }
      return Optional.of(draft.write(directory, up, down, changes));
    }
  }

  private static Script script(Dialect dialect, Changes changes, String message, Server server) {
    return new Script(
        message,
        "Written by Stopover from the models; proven up, down and up again on %s %s."
            .formatted(server.engine().productName(), server.majorVersion()),
        changes.stream().flatMap(change -> dialect.hazards(change).stream()).toList(),
        dialect.statements(changes));
  }

  private static void requireNoLoss(List<Hazard> hazards) {
    var losses =
        hazards.stream()
            .filter(Hazard.DataLoss.class::isInstance)
            .map(loss -> "%n  %s: %s".formatted(loss.object(), loss.reason()))
            .toList();
    if (!losses.isEmpty()) {
      throw StopoverException.usage(
          "The migration would lose data, so it was not written:%s%nPass --allow-loss if that is what you want, or keep the column or table in the models."
              .formatted(String.join("", losses)));
    }
  }
}
