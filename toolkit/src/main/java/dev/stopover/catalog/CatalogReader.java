package dev.stopover.catalog;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Read the schema that a server holds, in the server's own words.
 *
 * <p>Only the default schema of the connection is read. Nothing but the right to read is needed,
 * and nothing is changed. Safe to share between threads.
 */
public final class CatalogReader {

  private final Dialect dialect;
  private final Set<String> ignoredTables;

  private CatalogReader(Dialect dialect, Set<String> ignoredTables) {
    this.dialect = dialect;
    this.ignoredTables = ignoredTables;
  }

  /**
   * Create a reader.
   *
   * @param dialect the engine's dialect
   * @param ignoredTables tables of the default schema that belong to no model, such as the history
   *     table of the migrations
   */
  public static CatalogReader of(Dialect dialect, Set<String> ignoredTables) {
    return new CatalogReader(dialect, Set.copyOf(ignoredTables));
  }

  /**
   * Read the default schema.
   *
   * @param database where to take a connection from; it is given back
   * @throws StopoverException if the database refuses or fails
   */
  public Schema read(DataSource database) {
    try (var connection = database.getConnection()) {
      return read(connection);
    } catch (SQLException e) {
      throw StopoverException.database(
          "The schema could not be read, since the database gave no connection: "
              + e.getMessage()
              + " Check that it is up and try again.",
          e);
    }
  }

  /**
   * Read the default schema on a connection, in its transaction if there is one.
   *
   * @param connection the connection; it stays open
   * @throws StopoverException if the database refuses or fails
   */
  public Schema read(Connection connection) {
    var catalog = new Crawl(dialect.catalogQueries()).over(connection);
    return new CatalogMapping(ignoredTables).schema(catalog);
  }
}
