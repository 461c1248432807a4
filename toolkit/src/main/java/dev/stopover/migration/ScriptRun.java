package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** Run the scripts of one command, on the session that holds its lock. */
final class ScriptRun {

  private final Session session;
  private final DataSource source;
  private final MigrationFiles files;
  private final MigrationSettings settings;
  private final MigrationListener listener;

  ScriptRun(
      Session session,
      DataSource source,
      MigrationFiles files,
      MigrationSettings settings,
      MigrationListener listener) {
    this.session = session;
    this.source = source;
    this.files = files;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Apply what is pending up to a version.
   *
   * @param first what the first script has already done, or {@code null} where none has begun
   * @param steps gets what was applied, also where a later script fails
   */
  void migrate(
      MigrationVersion to,
      boolean withRepeatables,
      @Nullable Recorder first,
      List<MigrationStep> steps) {
    session
        .lockWaits()
        .retrying(
            attempt -> {
              var watch = new ScriptWatch(session, recorder(attempt, first), listener, files::of);
              var flyway =
                  session.flyway(
                      more ->
                          more.target(to)
                              .repeatableSqlMigrationPrefix(
                                  withRepeatables ? "R" : Session.NO_PREFIX)
                              .validateOnMigrate(false),
                      watch);
              try {
                flyway.migrate();
              } catch (FlywayException e) {
                throw failure(e, watch, "upgrade");
              } finally {
                steps.addAll(watch.steps());
              }
            },
            listener);
  }

  /** Undo one version, and make repeatable migrations pending with it. */
  MigrationStep undo(
      MigrationInfo entry, List<MigrationInfo> repeatables, @Nullable Recorder first) {
    var steps = new ArrayList<MigrationStep>();
    session
        .lockWaits()
        .retrying(
            attempt -> {
              var recorder = recorder(attempt, first);
              var undo = Undo.of(session, entry, files, recorder, listener);
              try {
                steps.add(undo.run(repeatables));
              } catch (FlywayException e) {
                throw failure(e, undo, "downgrade");
              }
            },
            listener);
    return steps.get(0);
  }

  /** Run what is left of the script that stopped. */
  MigrationStep resume(Rescue rescue, InFlight inFlight) {
    var recorder = rescue.recorder(inFlight, false);
    var steps = new ArrayList<MigrationStep>();
    if (rescue.isUndo()) {
      steps.add(undo(rescue.undoing(), rescue.repeatables(), recorder));
    } else {
      rescue.forgetFailure();
      var version = rescue.version();
      var to = version == null ? MigrationVersion.LATEST : version.toFlyway();
      migrate(to, version == null, recorder, steps);
    }
    return steps.get(steps.size() - 1);
  }

  /** What ran before the lock was not free is left out of the next attempt. */
  private Recorder recorder(int attempt, @Nullable Recorder first) {
    if (attempt == 0) {
      return first == null ? session.recorder(null) : first;
    }
    return Rescue.of(session, files, session.history())
        .map(
            rescue -> {
              rescue.forgetFailure();
              return rescue.recorder(InFlight.LOOK, true);
            })
        .orElseGet(() -> session.recorder(null));
  }

  /** Say what failed, in which state that has left the database, and what to do next. */
  private RuntimeException failure(FlywayException failure, ScriptWatch watch, String command) {
    if (watch.script().isEmpty()) {
      return Failures.of(failure, watch.placeholders());
    }
    String outcome;
    try {
      outcome = outcome(watch, command);
    } catch (StopoverException e) {
      outcome =
          "The connection is lost, and what became of the script is not known. Run `stopover"
              + " current` when the database can be reached again.";
    }
    var told = Failures.ofScript(failure, watch, outcome);
    return watch.isLockTimeout() && session.isAlive() ? new LockWaits.NotFree(told) : told;
  }

  private String outcome(ScriptWatch watch, String command) {
    if (settings.disposable()) {
      return "It was tried in a database of its own, and yours is as it was. Correct the script, and try again.";
    }
    if (session.isAlive()) {
      watch.recorder().refused();
      return new Outcome(session, watch, command, false).text();
    }
    session.close();
    try (var another = Session.open(source, settings)) {
      // A server may still be at work for a client that it has not noticed to be gone.
      another.lock().take();
      return new Outcome(another, watch, command, true).text();
    }
  }
}
