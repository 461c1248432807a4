package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Hold what a table takes from a live database where it says nothing itself: on MySQL the character
 * set and the collation (MySQL manual, 12.3.3).
 *
 * @param statements what makes a new database give the same: as the live one was made, if nobody
 *     chose, and, last, as it is now; nothing where a table takes nothing
 */
public record Defaults(List<String> statements) {

  /** What the server gives on which something is tried. */
  public static final Defaults OF_SERVER = new Defaults(List.of());

  /** Copy what was given. */
  public Defaults {
    statements = statements.stream().distinct().toList();
  }

  /**
   * Read them from a database.
   *
   * @throws SQLException if the server refuses
   */
  public static Defaults of(Connection connection, Dialect dialect) throws SQLException {
    var query = dialect.liveQueries().defaults();
    if (query.isBlank()) {
      return OF_SERVER;
    }
    var statements = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
    }
    return new Defaults(statements);
  }

  /** Read them from the side that is a live database, if one is. */
  static Defaults of(Side one, Side other, Dialect dialect) {
    if (one instanceof Side.Live live) {
      return other instanceof Side.Live ? OF_SERVER : of(live.url(), dialect);
    }
    return other instanceof Side.Live live ? of(live.url(), dialect) : OF_SERVER;
  }

  static Defaults of(DatabaseUrl url, Dialect dialect) {
    try (var pool = ConnectionPool.open(url);
        var connection = pool.dataSource().getConnection()) {
      connection.setReadOnly(true);
      return of(connection, dialect);
    } catch (SQLException e) {
      throw StopoverException.database(
          "%s could not be read: %s. Check that it is up and try again."
              .formatted(url.describe(), e.getMessage()),
          e);
    }
  }

  /** Return a reader for what is compared with the live database. */
  public CatalogReader reader(Dialect dialect, Set<String> ignoredTables) {
    var reader = CatalogReader.of(dialect, ignoredTables);
    return statements.isEmpty() ? reader : reader.withoutDefiners();
  }

  /** Return what may have held when the database was made; what holds now comes last. */
  List<Defaults> each() {
    return statements.isEmpty()
        ? List.of(this)
        : statements.stream().map(List::of).map(Defaults::new).toList();
  }

  /** Return what holds now. */
  Defaults now() {
    var each = each();
    return each.get(each.size() - 1);
  }

  /**
   * Make what holds now hold in a new database too.
   *
   * @param database the new one
   * @throws StopoverException if its server refuses
   */
  public void giveTo(DataSource database) {
    if (statements.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(now().statements.get(0));
    } catch (SQLException e) {
      throw StopoverException.database(
          "The database to try things in cannot be made like the live one: %s. It was: %s"
              .formatted(e.getMessage(), now().statements.get(0)),
          e);
    }
  }
}
