package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.sql.Connection;
import java.sql.SQLException;
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
  private final HistoryTable undoTable;
  private final MigrationInfo entry;
  private final MigrationFile script;
  private List<MigrationInfo> repeatables = List.of();

  /**
   * Prepare to undo a version.
   *
   * @throws StopoverException if there is no down script
   */
  Undo(Session session, HistoryTable undoTable, MigrationInfo entry, MigrationFiles files) {
    this.session = session;
    this.undoTable = undoTable;
    this.entry = entry;
    this.script = files.requireDown(History.versionOf(entry), entry.getScript());
  }

  /**
   * Run the down script, and make the version pending again in the same transaction.
   *
   * @param repeatables what becomes pending with it
   * @throws FlywayException if the script fails
   */
  MigrationStep run(List<MigrationInfo> repeatables) {
    this.repeatables = repeatables;
    prepareUndoTable();
    flyway("U", false).migrate();
    return steps().stream()
        .findFirst()
        .orElseThrow(
            () ->
                StopoverException.usage(
                    "%s was passed over, since %1$s.conf says so; version %s is still applied."
                            .formatted(script.name(), entry.getVersion())
                        + " Correct shouldExecute in it, and run the downgrade again."));
  }

  @Override
  void before(Connection connection) throws SQLException {
    session.table().beginUndo(connection, entry);
  }

  @Override
  void after(Connection connection, Duration duration) throws SQLException {
    session.table().endUndo(connection, entry, duration);
    for (var repeatable : repeatables) {
      session.table().makePending(connection, repeatable, Duration.ZERO);
    }
  }

  private void prepareUndoTable() {
    try {
      undoTable.archive(session.connection());
    } catch (SQLException e) {
      if (!session.rules().isMissingTable(e)) {
        throw Failures.of(e);
      }
      // A run that finds no script and would not execute it creates the table, and no baseline.
      Failures.translated(flyway(Session.NO_PREFIX, true)::migrate);
    }
  }

  private Flyway flyway(String prefix, boolean skip) {
    return session.flyway(
        more ->
            more.table(undoTable.table())
                .resourceProvider(new SingleScript(script))
                .javaMigrationClassProvider(List::of)
                .sqlMigrationPrefix(prefix)
                .repeatableSqlMigrationPrefix(Session.NO_PREFIX)
                .skipDefaultCallbacks(true)
                .skipExecutingMigrations(skip)
                .validateOnMigrate(false),
        this);
  }
}
