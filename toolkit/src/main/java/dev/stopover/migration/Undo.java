package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Undo one version.
 *
 * <p>The down script runs as if it were an up script in a history of its own, the undo table, so
 * that Flyway parses it, replaces placeholders and keeps a transaction as it does for any other.
 */
final class Undo extends ScriptWatch {

  private final Session session;
  private final MigrationInfo entry;
  private final MigrationFile script;
  private List<MigrationInfo> repeatables = List.of();

  /**
   * Prepare to undo a version.
   *
   * @throws StopoverException if there is no down script
   */
  static Undo of(
      Session session,
      MigrationInfo entry,
      MigrationFiles files,
      Recorder recorder,
      MigrationListener listener) {
    var script = files.requireDown(History.versionOf(entry), entry.getDescription());
    return new Undo(session, entry, script, recorder, listener);
  }

  private Undo(
      Session session,
      MigrationInfo entry,
      MigrationFile script,
      Recorder recorder,
      MigrationListener listener) {
    super(session, recorder, listener, script);
    this.session = session;
    this.entry = entry;
    this.script = script;
  }

  /**
   * Run the down script, and make the version pending again in the same transaction.
   *
   * @param repeatables what becomes pending with it
   * @throws FlywayException if the script fails
   */
  MigrationStep run(List<MigrationInfo> repeatables) {
    this.repeatables = repeatables;
    session.undoTable().createLike(session.table());
    session.undoTable().archive();
    flyway().migrate();
    return steps().stream()
        .findFirst()
        .orElseThrow(() -> new FlywayException("Flyway passed over the script"));
  }

  @Override
  void before() {
    session.table().beginUndo(entry);
  }

  @Override
  void after(Duration duration) {
    session.atOnce(
        () -> {
          session.table().endUndo(entry, duration);
          repeatables.forEach(each -> session.table().makePending(each, Duration.ZERO));
        });
  }

  private Flyway flyway() {
    return session.flyway(
        more ->
            more.table(session.undoTable().table())
                .resourceProvider(new SingleScript(script))
                .javaMigrationClassProvider(List::of)
                .sqlMigrationPrefix("U")
                .repeatableSqlMigrationPrefix(Session.NO_PREFIX)
                .skipDefaultCallbacks(true)
                .validateOnMigrate(false),
        this);
  }
}
