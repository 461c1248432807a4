package dev.stopover.catalog;

import dev.stopover.dialect.CatalogQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Hold a session in the state that the catalog's words want, and put back what was there.
 *
 * <p>Connections come from pools: whoever gets one next must find it as its owner left it.
 */
final class PreparedSession implements AutoCloseable {

  private final Connection connection;
  private final CatalogQueries queries;

  private PreparedSession(Connection connection, CatalogQueries queries) {
    this.connection = connection;
    this.queries = queries;
  }

  static PreparedSession of(Connection connection, CatalogQueries queries) throws SQLException {
    run(connection, queries.preparation());
    return new PreparedSession(connection, queries);
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    run(connection, queries.restoration());
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
