package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Note what Flyway runs, and where it stops. */
class ScriptWatch implements Callback {

  private final List<MigrationStep> steps = new ArrayList<>();
  private final Session session;
  private final Recorder recorder;
  private final MigrationListener listener;
  private final Function<MigrationInfo, @Nullable MigrationFile> files;
  private long started;
  private boolean transactional;
  private boolean lockTimeout;
  private int number;
  private @Nullable String script;
  private @Nullable String running;
  private @Nullable String failedStatement;
  private @Nullable String reason;

  /**
   * Watch whatever runs.
   *
   * @param session where it runs
   * @param recorder what writes each statement down
   * @param listener who hears of it
   * @param files finds the file of a migration
   */
  ScriptWatch(
      Session session,
      Recorder recorder,
      MigrationListener listener,
      Function<MigrationInfo, @Nullable MigrationFile> files) {
    this.session = session;
    this.recorder = recorder;
    this.listener = listener;
    this.files = files;
  }

  /** Watch one script, which is the one that fails if it can not even be read. */
  ScriptWatch(
      Session session, Recorder recorder, MigrationListener listener, MigrationFile script) {
    this(session, recorder, listener, entry -> script);
    this.script = script.path();
  }

  /** Return what writes the statements down. */
  Recorder recorder() {
    return recorder;
  }

  /** Return what ran to its end. */
  List<MigrationStep> steps() {
    return List.copyOf(steps);
  }

  /** Return the script that runs, or ran last. */
  Optional<String> script() {
    return Optional.ofNullable(script);
  }

  /** Whether the script runs, or ran, in a transaction. */
  boolean isTransactional() {
    return transactional;
  }

  /** Whether the script stopped because something was locked for too long. */
  boolean isLockTimeout() {
    return lockTimeout;
  }

  /** Return the statement that failed, as it stands in the file. */
  Optional<String> failedStatement() {
    return Optional.ofNullable(failedStatement).map(placeholders()::inStatement);
  }

  Placeholders placeholders() {
    return session.placeholders();
  }

  /** Return why the statement failed: what Flyway tells in the end may only be what followed. */
  Optional<String> reason() {
    return Optional.ofNullable(reason).map(placeholders()::inReason);
  }

  @Override
  public boolean supports(Event event, Context context) {
    return switch (event) {
      case BEFORE_EACH_MIGRATE,
          BEFORE_EACH_MIGRATE_STATEMENT,
          AFTER_EACH_MIGRATE_STATEMENT,
          AFTER_EACH_MIGRATE_STATEMENT_ERROR,
          AFTER_EACH_MIGRATE ->
          true;
      default -> false;
    };
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public String getCallbackName() {
    return "stopover";
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      switch (event) {
        case BEFORE_EACH_MIGRATE -> {
          script = context.getMigrationInfo().getScript();
          transactional = !context.getConnection().getAutoCommit();
          started = System.nanoTime();
          var file = files.apply(context.getMigrationInfo());
          number = 0;
          if (listener != MigrationListener.NONE) {
            listener.begins(script, file == null ? 0 : recorder.lines(file).size());
          }
          recorder.begin(file, transactional);
          before();
        }
        case BEFORE_EACH_MIGRATE_STATEMENT -> {
          var sql = context.getStatement().getSql();
          number++;
          running = sql;
          listener.runs(number, placeholders().inStatement(sql));
          recorder.before(sql);
          if (!transactional) {
            session.lockWaits().beforeStatement(sql);
          }
        }
        case AFTER_EACH_MIGRATE_STATEMENT -> {
          session.lockWaits().afterStatement();
          recorder.after();
          running = null;
        }
        case AFTER_EACH_MIGRATE -> {
          var duration = Duration.ofNanos(System.nanoTime() - started);
          var step = step(context.getMigrationInfo(), duration);
          after(duration);
          steps.add(step);
          listener.ends(step);
        }
        default -> {
          failedStatement = context.getStatement().getSql();
          lockTimeout =
              context.getStatement().getErrors().stream()
                  .anyMatch(error -> EngineRules.isLockTimeout(error.getState(), error.getCode()));
          reason =
              context.getStatement().getErrors().stream()
                  .findFirst()
                  .map(error -> Failures.reason(error.getMessage(), error.getState()))
                  .orElse(null);
        }
      }
    } catch (SQLException | StopoverException e) {
      Failures.sqlCause(e).ifPresent(this::failed);
      throw new FlywayException(e.getMessage(), e);
    }
  }

  /** Note what went wrong first, since Flyway tells what went wrong last. */
  private void failed(SQLException cause) {
    if (reason == null) {
      reason = Failures.reason(cause);
      failedStatement = running;
    }
  }

  /** Do something before the script, in its transaction. */
  void before() {}

  /** Do something after the script, in its transaction. */
  void after(Duration duration) {}

  private static MigrationStep step(MigrationInfo entry, Duration duration) {
    var version = entry.getVersion();
    return new MigrationStep(
        version == null ? null : new Version(version),
        entry.getDescription(),
        entry.getScript(),
        duration);
  }
}
