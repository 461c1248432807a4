package dev.stopover.catalog;

import dev.stopover.connect.ManyAtOnce;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Run queries, many of them in one exchange with the server where that can be.
 *
 * <p>They are prepared: where the same connection is asked again and again, the server keeps their
 * plans, which take it longer than to run them.
 */
final class Queries {

  private Queries() {}

  /** Take the rows of a query. */
  interface Reader {
    void read(ResultSet rows) throws SQLException;
  }

  static void each(Connection connection, List<String> queries, Reader reader) throws SQLException {
    try (var many = ManyAtOnce.on(connection)) {
      if (many.isAllowed() && queries.size() > 1) {
        atOnce(connection, queries, reader);
        return;
      }
    }
    for (var query : queries) {
      one(connection, query, reader);
    }
  }

  static void one(Connection connection, String query, Reader reader) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setFetchSize(0);
      try (var rows = statement.executeQuery()) {
        reader.read(rows);
      }
    }
  }

  private static void atOnce(Connection connection, List<String> queries, Reader reader)
      throws SQLException {
    try (var statement = connection.prepareStatement(String.join(";\n", queries))) {
      statement.setFetchSize(0);
      var more = statement.execute();
      for (var i = 0; i < queries.size(); i++) {
        if (!more) {
          throw new SQLException("A query of the catalog was not answered: " + queries.get(i));
        }
        try (var rows = statement.getResultSet()) {
          reader.read(rows);
        }
        more = statement.getMoreResults();
      }
    }
  }
}
