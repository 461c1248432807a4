package dev.stopover.catalog;

import dev.stopover.StopoverException;
import dev.stopover.connect.ManyAtOnce;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Run statements that answer with one row each, many of them in one exchange with the server: one
 * by one they take twice as long beside the server, and many times as long far from it.
 */
final class ShownRows {

  private static final int AT_ONCE = 100;

  /** A table that puts others together which do not fit. */
  private static final int NOT_OPENED = 1168;

  private ShownRows() {}

  /**
   * Return the row of each statement, by its labels; what is null is left out, and nothing is left
   * of what the server itself cannot open.
   */
  static List<Map<String, String>> of(Connection connection, List<String> statements) {
    var rows = new ArrayList<Map<String, String>>();
    try (var many = ManyAtOnce.on(connection)) {
      var step = many.isAllowed() ? AT_ONCE : 1;
      for (var i = 0; i < statements.size(); i += step) {
        var some = statements.subList(i, Math.min(i + step, statements.size()));
        rows.addAll(run(connection, some));
      }
      return rows;
    } catch (SQLException e) {
      throw refused(statements.get(rows.size()), e);
    }
  }

  /** Where one is refused, the others are run again, to say which. */
  private static List<Map<String, String>> run(Connection connection, List<String> statements)
      throws SQLException {
    try {
      return sent(connection, String.join(";", statements));
    } catch (SQLException e) {
      if (statements.size() == 1 && e.getErrorCode() == NOT_OPENED) {
        return List.of(Map.of());
      }
      if (statements.size() == 1) {
        throw e;
      }
      var rows = new ArrayList<Map<String, String>>();
      for (var statement : statements) {
        try {
          rows.addAll(run(connection, List.of(statement)));
        } catch (SQLException refusal) {
          throw refused(statement, refusal);
        }
      }
      return rows;
    }
  }

  private static List<Map<String, String>> sent(Connection connection, String statements)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      var rows = new ArrayList<Map<String, String>>();
      for (var more = statement.execute(statements); more; more = statement.getMoreResults()) {
        try (var result = statement.getResultSet()) {
          rows.add(row(result));
        }
      }
      return rows;
    }
  }

  private static Map<String, String> row(ResultSet result) throws SQLException {
    var row = new HashMap<String, String>();
    if (result.next()) {
      var labels = result.getMetaData();
      for (var i = 1; i <= labels.getColumnCount(); i++) {
        var text = result.getString(i);
        if (text != null) {
          row.put(labels.getColumnLabel(i), text);
        }
      }
    }
    return row;
  }

  private static StopoverException refused(String statement, SQLException reason) {
    return StopoverException.database(
        "The schema could not be read, since the server refused %s: %s Grant the user the right to see it, or connect as another one."
            .formatted(statement, reason.getMessage()),
        reason);
  }
}
