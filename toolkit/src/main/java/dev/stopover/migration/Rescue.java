package dev.stopover.migration;

import dev.stopover.StopoverException;
import dev.stopover.migration.Recorder.Resumption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Lead a database out of the state in which a script that stopped has left it. */
final class Rescue {

  private final Session session;
  private final MigrationFiles files;
  private final History history;
  private final Stop stop;

  private Rescue(Session session, MigrationFiles files, History history, Stop stop) {
    this.session = session;
    this.files = files;
    this.history = history;
    this.stop = stop;
  }

  /**
   * Return the way out, where something stopped half-way.
   *
   * @throws StopoverException if nobody knows which statements ran
   */
  static Optional<Rescue> of(Session session, MigrationFiles files, History history) {
    var stop = history.stop();
    if (stop == null) {
      history.requireWhole();
      return Optional.empty();
    }
    return Optional.of(new Rescue(session, files, history, stop));
  }

  String script() {
    return stop.script();
  }

  boolean isUndo() {
    return stop.isUndo();
  }

  /** Tell whether the script had done nothing. */
  boolean didNothing() {
    return stop.didNothing();
  }

  /** Tell whether every statement of the script ran. */
  boolean isComplete() {
    return stop.ran() == session.recorder(null).lines(file()).size() && stop.lost().isEmpty();
  }

  /** Make the history say again what it said before the script. */
  void forget() {
    forget(session, history, stop.script());
  }

  /** Make the history say again what it said before a script that has done nothing. */
  static void forget(Session session, History history, String script) {
    session.inTransaction(
        () ->
            history.failed().stream()
                .filter(entry -> HistoryTable.isUndoing(entry) || entry.getScript().equals(script))
                .forEach(
                    entry -> {
                      if (HistoryTable.isUndoing(entry)) {
                        session.table().keep(entry);
                      } else {
                        session.table().forget(entry);
                      }
                    }));
    session.journal().drop();
  }

  /**
   * Return what runs the rest of the script.
   *
   * @param inFlight what is known of the statement that was running
   * @param inSameSession whether what the script set in its session is still there
   * @throws StopoverException if that is not enough to go on
   */
  Recorder recorder(InFlight inFlight, boolean inSameSession) {
    if (!inSameSession && stop.lost().isPresent()) {
      throw StopoverException.database(history.problem().orElseThrow());
    }
    var ran =
        switch (stop.fate()) {
          case RAN -> stop.ran();
          case DID_NOT_RUN -> stop.ran();
          case LEFT_AN_INDEX -> {
            stop.leftovers().forEach(session.journal()::dropIndex);
            yield stop.ran();
          }
          case UNKNOWN ->
              switch (inFlight) {
                case LOOK -> throw StopoverException.database(history.problem().orElseThrow());
                case RAN -> stop.ran() + 1;
                case NOT_RUN -> stop.ran();
              };
        };
    return session.recorder(new Resumption(stop.rows(), ran, inSameSession));
  }

  /** Return the entry of the version that is half undone. */
  MigrationInfo undoing() {
    return history.failed().stream()
        .filter(entry -> HistoryTable.isUndoing(entry) && stop.isOf(History.versionOf(entry)))
        .findFirst()
        .orElseThrow(
            () ->
                StopoverException.database(
                    "The history does not say any more that version %s is half undone, but the journal does. Run `stopover stamp` with the version that the schema is at."
                        .formatted(stop.version())));
  }

  /** Let the history forget that the script failed, so that it can be run again. */
  void forgetFailure() {
    history.failed().stream()
        .filter(entry -> entry.getScript().equals(stop.script()))
        .forEach(session.table()::forget);
  }

  /** Return the version that is half applied, or {@code null} for a repeatable migration. */
  @Nullable Version version() {
    return stop.version();
  }

  private MigrationFile file() {
    var version = stop.version();
    var file =
        version == null
            ? files.repeatable(stop.script())
            : (stop.isUndo() ? files.down(version) : files.up(version)).orElse(null);
    return Objects.requireNonNullElseGet(
        file,
        () -> {
          throw StopoverException.usage(
              "%s stopped half-way, and is not in %s any more. Restore it, and try again."
                  .formatted(stop.script(), files.places()));
        });
  }

  /** Return the repeatable migrations that a resumed undo makes pending. */
  List<MigrationInfo> repeatables() {
    return history.repeatables();
  }
}
