package dev.stopover.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Create again what a database of MySQL holds, from the server's own {@code SHOW CREATE}.
 *
 * <p>Rows come before triggers, so that none fires, and views after the tables, functions and views
 * that they need. The template's name is unique, so wherever it qualifies a name in a text of the
 * server's, the copy's name can stand in its place.
 */
final class MysqlCopy {

  /** The second day of 1970, in any time zone: what is created later can be told by its age. */
  static final int TIME_OF_CLONES = 24 * 60 * 60;

  private static final int ACCESS_DENIED = 1227;

  private enum Kind {
    TABLE("Create Table"),
    FUNCTION("Create Function"),
    PROCEDURE("Create Procedure"),
    VIEW("Create View"),
    TRIGGER("SQL Original Statement"),
    EVENT("Create Event");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  private final Connection connection;
  private final String template;
  private final String name;

  MysqlCopy(Connection connection, String template, String name) {
    this.connection = connection;
    this.template = template;
    this.name = name;
  }

  /** Create the copy, and leave the session as it was. */
  void run() throws SQLException {
    createDatabase();
    var home = connection.getCatalog();
    connection.setCatalog(name);
    execute("SET @mode = @@sql_mode, @collation = @@collation_connection, @zone = @@time_zone");
    execute("SET foreign_key_checks = 0, unique_checks = 0, timestamp = " + TIME_OF_CLONES);
    plainSession();
    try {
      recreateAll();
    } finally {
      execute(
          "SET foreign_key_checks = DEFAULT, unique_checks = DEFAULT, timestamp = DEFAULT,"
              + " sql_mode = @mode,"
              + " collation_connection = @collation, time_zone = @zone");
      connection.setCatalog(home);
    }
  }

  private void createDatabase() throws SQLException {
    var shown = show("SHOW CREATE DATABASE " + template);
    execute(text(shown, "Create Database").replace(quote(template), quote(name)));
  }

  private void recreateAll() throws SQLException {
    var columns = insertableColumns();
    for (var table : names("SHOW FULL TABLES FROM %s WHERE Table_type = 'BASE TABLE'", 1)) {
      recreate(Kind.TABLE, table);
      // To open each new table costs a tenth of the whole copy; most tables are empty.
      if (hasRows(table)) {
        var list = String.join(", ", columns.getOrDefault(table, List.of()));
        execute(
            "INSERT INTO %2$s (%3$s) SELECT %3$s FROM %1$s.%2$s"
                .formatted(template, quote(table), list));
      }
    }
    recreate(Kind.FUNCTION, names("SHOW FUNCTION STATUS WHERE Db = '%s'", 2));
    recreate(Kind.PROCEDURE, names("SHOW PROCEDURE STATUS WHERE Db = '%s'", 2));
    recreateViews();
    recreate(
        Kind.TRIGGER,
        names(
            "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '%s'"
                + " ORDER BY ACTION_ORDER",
            1));
    recreate(Kind.EVENT, names("SHOW EVENTS FROM %s", 2));
  }

  private boolean hasRows(String table) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT 1 FROM %s.%s LIMIT 1".formatted(template, quote(table)))) {
      return row.next();
    }
  }

  private Map<String, List<String>> insertableColumns() throws SQLException {
    var columns = new HashMap<String, List<String>>();
    var sql =
        "SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '%s'"
            + " AND GENERATION_EXPRESSION = '' ORDER BY ORDINAL_POSITION";
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql.formatted(template))) {
      while (rows.next()) {
        columns
            .computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
            .add(quote(rows.getString(2)));
      }
    }
    return columns;
  }

  private List<String> names(String sql, int column) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql.formatted(template))) {
      while (rows.next()) {
        names.add(rows.getString(column));
      }
    }
    return names;
  }

  private void recreate(Kind kind, List<String> objects) throws SQLException {
    for (var object : objects) {
      recreate(kind, object);
    }
  }

  /** A view can need another one: those that fail are tried again for as long as others succeed. */
  private void recreateViews() throws SQLException {
    var pending = new ArrayDeque<>(names("SHOW FULL TABLES FROM %s WHERE Table_type = 'VIEW'", 1));
    int failures = 0;
    while (!pending.isEmpty()) {
      var view = pending.remove();
      try {
        recreate(Kind.VIEW, view);
        failures = 0;
      } catch (SQLException e) {
        pending.add(view);
        failures++;
        if (failures == pending.size()) {
          throw e;
        }
      }
    }
  }

  private void recreate(Kind kind, String object) throws SQLException {
    var shown = show("SHOW CREATE %s %s.%s".formatted(kind, template, quote(object)));
    var ddl = text(shown, kind.label).replace(quote(template) + ".", quote(name) + ".");
    // The settings that the text was written with; a table has none.
    shown.keySet().retainAll(List.of("sql_mode", "collation_connection", "time_zone"));
    if (shown.isEmpty()) {
      create(ddl);
      return;
    }
    try {
      for (var setting : shown.entrySet()) {
        execute("SET %s = '%s'".formatted(setting.getKey(), setting.getValue()));
      }
      create(ddl);
    } finally {
      plainSession();
    }
  }

  /** Return the one row that the statement shows, by the labels of its columns. */
  private Map<String, String> show(String sql) throws SQLException {
    var shown = new HashMap<String, String>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
        shown.put(row.getMetaData().getColumnLabel(column), row.getString(column));
      }
    }
    return shown;
  }

  private static String text(Map<String, String> shown, String label) throws SQLException {
    var text = shown.get(label);
    if (text == null) {
      throw new SQLException("the user may not see the text of " + shown.values());
    }
    return text;
  }

  private void create(String ddl) throws SQLException {
    try {
      execute(ddl);
    } catch (SQLException e) {
      if (e.getErrorCode() != ACCESS_DENIED) {
        throw e;
      }
      // Only a user with SET_ANY_DEFINER creates in another one's name.
      execute(ddl.replaceFirst("DEFINER=`(?:[^`]|``)*`@`(?:[^`]|``)*` ", ""));
    }
  }

  private void plainSession() throws SQLException {
    execute(
        "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO', collation_connection = @collation,"
            + " time_zone = '+00:00'");
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String quote(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
  }
}
