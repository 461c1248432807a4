package dev.stopover.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Read and write the rows of Flyway's history table that an undo or a stamp needs.
 *
 * <p>A row of type {@code DELETE} makes a version pending again for Flyway. Two for one version,
 * without a row between them that applies it, are a corrupt history.
 */
final class HistoryTable extends OwnTable {

  /** The execution time of a version that is being undone. */
  private static final int UNDOING = -1;

  HistoryTable(Connection connection, EngineRules rules, String schema, String table) {
    super(connection, rules, schema, table);
  }

  static boolean isUndoing(MigrationInfo entry) {
    return entry.getExecutionTime() != null && entry.getExecutionTime() == UNDOING;
  }

  /** Return the undos by their place in the history: Flyway tells of their effect only. */
  SortedMap<Integer, HistoryEntry> undos(MigrationFiles files) {
    var undos = new TreeMap<Integer, HistoryEntry>();
    read(
        "SELECT * FROM %s WHERE type = 'DELETE'",
        row -> undos.put(row.getInt("installed_rank"), undo(row, files)));
    return undos;
  }

  private static HistoryEntry undo(ResultSet row, MigrationFiles files) throws SQLException {
    var text = row.getString("version");
    var version = text == null ? null : Version.of(text);
    return new HistoryEntry(
        version,
        row.getString("description"),
        row.getString("script"),
        HistoryEntry.State.UNDO,
        row.getTimestamp("installed_on").toLocalDateTime(),
        row.getString("installed_by"),
        Duration.ofMillis(row.getInt("execution_time")),
        version != null && files.down(version).isPresent());
  }

  /** Return the place of the last row, or 0 where there is none. */
  int lastRank() {
    return number("SELECT max(installed_rank) FROM %s");
  }

  /** Tell whether a migration was applied within the last seconds. */
  boolean wasAppliedJustNow() {
    return number("SELECT count(*) FROM %s WHERE type <> 'DELETE' AND " + rules().justNow) > 0;
  }

  /**
   * Mark a version as failed before the first statement of its down script.
   *
   * <p>This happens in the script's transaction: where the engine has one for DDL, no one sees it.
   * Elsewhere the first DDL statement commits it, and from then on everyone does.
   */
  void beginUndo(MigrationInfo entry) {
    mark(entry, false, UNDOING);
  }

  /** Make a version pending again, after the last statement of its down script. */
  void endUndo(MigrationInfo entry, Duration duration) {
    keep(entry);
    makePending(entry, duration);
  }

  /** Make a version, or a repeatable migration, pending again. */
  void makePending(MigrationInfo entry, Duration duration) {
    write(
        """
        INSERT INTO %1$s (installed_rank, version, description, type, script, checksum,
          installed_by, execution_time, success)
        SELECT last.installed_rank + 1, h.version, h.description, 'DELETE', h.script, h.checksum,
          %2$s, ?, ?
        FROM %1$s h, (SELECT max(installed_rank) AS installed_rank FROM %1$s) last
        WHERE h.installed_rank = ?
        """,
        Math.toIntExact(duration.toMillis()), true, entry.getInstalledRank());
  }

  /** Make a version that stopped half-way applied. */
  void keep(MigrationInfo entry) {
    mark(entry, true, Math.max(0, entry.getExecutionTime()));
  }

  /** Forget a migration that failed, as Flyway's repair does. */
  void forget(MigrationInfo entry) {
    write("DELETE FROM %s WHERE installed_rank = ?", entry.getInstalledRank());
  }

  /** Make room for one more row of any version: all there are become such of the past. */
  void archive() {
    write("UPDATE %s SET type = 'DELETE' WHERE type <> 'DELETE'");
  }

  /** Create this table with the columns of another one, unless it exists. */
  void createLike(HistoryTable other) {
    if (!exists()) {
      write(rules().copyOfTable.formatted(name(), other.name()));
    }
  }

  private void mark(MigrationInfo entry, boolean success, int executionTime) {
    write(
        "UPDATE %s SET success = ?, execution_time = ? WHERE installed_rank = ?",
        success, executionTime, entry.getInstalledRank());
  }

  private int number(String select) {
    var numbers = new int[1];
    read(select, row -> numbers[0] = row.getInt(1));
    return numbers[0];
  }
}
