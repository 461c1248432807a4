package dev.stopover.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Write the rows that an undo leaves in Flyway's history table.
 *
 * <p>A row of type {@code DELETE} makes a version pending again for Flyway. Two for one version,
 * without a row between them that applies it, are a corrupt history.
 */
final class HistoryTable {

  /** The execution time of a version that is being undone. */
  private static final int UNDOING = -1;

  private final EngineRules rules;
  private final String table;
  private final String name;

  HistoryTable(EngineRules rules, String schema, String table) {
    this.rules = rules;
    this.table = table;
    this.name = rules.quoted(schema) + "." + rules.quoted(table);
  }

  /** Return the bare name. */
  String table() {
    return table;
  }

  /** Return the quoted name, with its schema. */
  String name() {
    return name;
  }

  static boolean isUndoing(MigrationInfo entry) {
    return entry.getExecutionTime() != null && entry.getExecutionTime() == UNDOING;
  }

  /** Return the undos by their place in the history: Flyway tells of their effect only. */
  SortedMap<Integer, HistoryEntry> undos(Connection connection, MigrationFiles files)
      throws SQLException {
    var select =
        """
        SELECT installed_rank, version, description, script, installed_on, installed_by,
          execution_time
        FROM %s WHERE type = 'DELETE'
        """
            .formatted(name);
    var undos = new TreeMap<Integer, HistoryEntry>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(select)) {
      while (rows.next()) {
        var version =
            rows.getString("version") == null ? null : Version.of(rows.getString("version"));
        undos.put(
            rows.getInt("installed_rank"),
            new HistoryEntry(
                version,
                rows.getString("description"),
                rows.getString("script"),
                HistoryEntry.State.UNDO,
                rows.getTimestamp("installed_on").toLocalDateTime(),
                rows.getString("installed_by"),
                Duration.ofMillis(rows.getInt("execution_time")),
                version != null && files.down(version).isPresent()));
      }
    }
    return undos;
  }

  int lastRank(Connection connection) throws SQLException {
    return number(connection, "SELECT max(installed_rank) FROM " + name);
  }

  /** Tell whether a migration or an undo ended within the last seconds. */
  boolean wasWrittenJustNow(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM " + name + " WHERE " + rules.justNow) > 0;
  }

  private static int number(Connection connection, String select) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(select)) {
      row.next();
      return row.getInt(1);
    }
  }

  /**
   * Mark a version as failed before the first statement of its down script.
   *
   * <p>This happens in the script's transaction: where the engine has one for DDL, no one sees it.
   * Elsewhere the first DDL statement commits it, and from then on everyone does.
   */
  void beginUndo(Connection connection, MigrationInfo entry) throws SQLException {
    update(connection, "SET success = ?, execution_time = ?", entry, false, UNDOING);
  }

  /** Make a version pending again, after the last statement of its down script. */
  void endUndo(Connection connection, MigrationInfo entry, Duration duration) throws SQLException {
    keep(connection, entry);
    makePending(connection, entry, duration);
  }

  /** Make a version, or a repeatable migration, pending again. */
  void makePending(Connection connection, MigrationInfo entry, Duration duration)
      throws SQLException {
    var insert =
        """
        INSERT INTO %1$s (installed_rank, version, description, type, script, checksum,
          installed_by, execution_time, success)
        SELECT last.installed_rank + 1, h.version, h.description, 'DELETE', h.script, h.checksum,
          %2$s, ?, ?
        FROM %1$s h, (SELECT max(installed_rank) AS installed_rank FROM %1$s) last
        WHERE h.installed_rank = ?
        """
            .formatted(name, rules.user);
    execute(
        connection, insert, Math.toIntExact(duration.toMillis()), true, entry.getInstalledRank());
  }

  /** Make a version that stopped half-way applied. */
  void keep(Connection connection, MigrationInfo entry) throws SQLException {
    var duration = Math.max(0, entry.getExecutionTime());
    update(connection, "SET success = ?, execution_time = ?", entry, true, duration);
  }

  /** Forget a migration that failed, as Flyway's repair does. */
  void forget(Connection connection, MigrationInfo entry) throws SQLException {
    execute(
        connection,
        "DELETE FROM %s WHERE installed_rank = ?".formatted(name),
        entry.getInstalledRank());
  }

  /** Create this table with the columns of another, and no rows. */
  void createLike(Connection connection, HistoryTable other) throws SQLException {
    execute(connection, rules.copyOfTable.formatted(name, other.name));
  }

  /** Turn every row into one of the past, so that each version can be undone once more. */
  void archive(Connection connection) throws SQLException {
    execute(
        connection, "UPDATE %s SET type = ? WHERE type <> ?".formatted(name), "DELETE", "DELETE");
  }

  private void update(Connection connection, String set, MigrationInfo entry, Object... values)
      throws SQLException {
    execute(
        connection,
        "UPDATE %s %s WHERE installed_rank = ?".formatted(name, set),
        values[0],
        values[1],
        entry.getInstalledRank());
  }

  private static void execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
