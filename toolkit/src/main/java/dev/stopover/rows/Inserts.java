package dev.stopover.rows;

import dev.stopover.dialect.Dialect;
import dev.stopover.model.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends rows to the server one by one. */
final class Inserts {

  private final Connection connection;
  private final Dialect dialect;

  Inserts(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /**
   * Add a row.
   *
   * @return why the server refused it, or {@code null} where it did not
   * @throws SQLException if the connection is lost
   */
  @Nullable String insert(QualifiedName table, Map<String, String> row) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(
                  dialect.identifier(table),
                  row.keySet().stream().map(dialect::identifier).collect(Collectors.joining(", ")),
                  String.join(", ", row.values())));
      return null;
    } catch (SQLException e) {
      if (!connection.isValid(0)) {
        throw e;
      }
      return e.getMessage();
    }
  }

  int count(QualifiedName table) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT count(*) FROM " + dialect.identifier(table))) {
      result.next();
      return result.getInt(1);
    }
  }

  /** Write a query for one column of a row, which is the same row for each of its columns. */
  String cell(QualifiedName table, String column, List<String> order, int row) {
    return "(SELECT %s FROM %s ORDER BY %s LIMIT 1 OFFSET %d)"
        .formatted(
            dialect.identifier(column),
            dialect.identifier(table),
            order.stream().map(dialect::identifier).collect(Collectors.joining(", ")),
            row);
  }
}
