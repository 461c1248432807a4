package dev.stopover.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keep account of the statements of a script that can not be rolled back as a whole.
 *
 * <p>A row is written before a statement and completed after it, on the connection and in the
 * transaction of the script. So where statements are rolled back, so are their rows; and where one
 * commits by itself, as every definition does on MySQL, its row is there before it begins. The
 * table exists only while such a script runs, and after one stopped half-way.
 */
final class Journal extends OwnTable {

  private static final int LONGEST_TEXT = 900;

  private final HistoryTable history;
  private boolean isThere;

  Journal(
      Connection connection, EngineRules rules, String schema, String table, HistoryTable history) {
    super(connection, rules, schema, table);
    this.history = history;
  }

  /**
   * What is known of a statement that was begun.
   *
   * @param number its place in the script, from 1
   * @param script the script's path within its location
   * @param version the version, or {@code null} for a repeatable migration
   * @param isUndo whether the script undoes the version
   * @param line where the statement begins in the script
   * @param text the statement, shortened
   * @param hash the digest of the whole statement
   * @param kind what can be known of it when nobody saw its end
   * @param before the state of the schema before it, where that tells whether it ran
   * @param isEnded whether it ran to its end
   */
  record Row(
      int number,
      String script,
      @Nullable Version version,
      boolean isUndo,
      int line,
      String text,
      String hash,
      StatementKind kind,
      @Nullable String before,
      boolean isEnded) {}

  /** Make room for another script; what stands there of an earlier one is forgotten. */
  void begin() {
    if (!isThere && !exists()) {
      write(rules().journal);
    }
    isThere = true;
    write("DELETE FROM %s");
  }

  /** Write down that a statement begins, or that it has ended already. */
  void add(Row row) {
    write(
        """
        INSERT INTO %%s (statement_number, script, version, direction, history_rank, line_number,
          kind, statement_text, statement_hash, schema_before, ended_on)
        VALUES (?, ?, ?, ?, (SELECT coalesce(max(installed_rank), 0) FROM %s), ?, ?, ?, ?, ?,
          CASE WHEN ? THEN current_timestamp END)
        """
            .formatted(history.name().replace("%", "%%")),
        row.number,
        row.script,
        row.version == null ? null : row.version.toString(),
        row.isUndo ? "down" : "up",
        row.line,
        row.kind.name(),
        shortened(row.text),
        row.hash,
        row.before,
        row.isEnded);
  }

  /** Write down that a statement and all before it have ended. */
  void endUpTo(int number) {
    write(
        "UPDATE %s SET ended_on = current_timestamp WHERE ended_on IS NULL AND statement_number <= ?",
        number);
  }

  /** Forget that a statement was begun. */
  void forgetFrom(int number) {
    write("DELETE FROM %s WHERE statement_number >= ?", number);
  }

  /** Write down that the server refused the statement that was begun last. */
  void fail(Row row) {
    write(
        "UPDATE %s SET kind = ? WHERE statement_number = ?",
        StatementKind.FAILED.name(), row.number);
  }

  /** Take what stands in the history now as written by the run that is accounted for here. */
  void claimHistory() {
    if (!rows(false).isEmpty()) {
      write("UPDATE %s SET history_rank = ?", history.lastRank());
    }
  }

  /** Return what was begun; nothing where the history went on since. */
  List<Row> rows() {
    return rows(true);
  }

  private List<Row> rows(boolean current) {
    var rows = new ArrayList<Row>();
    var ranks = new ArrayList<Integer>();
    read(
        "SELECT * FROM %s ORDER BY statement_number",
        row -> {
          rows.add(row(row));
          ranks.add(row.getInt("history_rank"));
        });
    return rows.isEmpty() || (current && history.lastRank() > ranks.get(0)) ? List.of() : rows;
  }

  private static Row row(ResultSet row) throws SQLException {
    var version = row.getString("version");
    return new Row(
        row.getInt("statement_number"),
        row.getString("script"),
        version == null ? null : Version.of(version),
        row.getString("direction").equals("down"),
        row.getInt("line_number"),
        row.getString("statement_text"),
        row.getString("statement_hash"),
        StatementKind.valueOf(row.getString("kind")),
        row.getString("schema_before"),
        row.getTimestamp("ended_on") != null);
  }

  /** Remove an index that a statement of the script began and did not finish. */
  void dropIndex(String quotedName) {
    write("DROP INDEX CONCURRENTLY IF EXISTS " + quotedName.replace("%", "%%"));
  }

  /** Whoever may not read it is told what the history says. */
  @Override
  boolean canDoWithout(SQLException failure) {
    return rules().isMissingTable(failure) || rules().isDenied(failure);
  }

  /** Remove the table: nothing stands half-way. */
  void drop() {
    if (isThere || exists()) {
      write("DROP TABLE %s");
      isThere = false;
    }
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_TEXT - end) + " …";
  }
}
