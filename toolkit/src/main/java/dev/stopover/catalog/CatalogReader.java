package dev.stopover.catalog;

import dev.stopover.StopoverException;
import dev.stopover.dialect.CatalogQueries;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Read the schema that a server holds, in the server's own words.
 *
 * <p>All schemas of the connection's database are read, but those of the server itself and those of
 * extensions. Nothing but the right to read is needed, and nothing is changed. Safe to share
 * between threads.
 */
public final class CatalogReader {

  private final Dialect dialect;
  private final Set<String> ignoredTables;
  private final CatalogQueries queries;

  private final boolean withPrivileges;
  private final boolean withDefiners;

  private CatalogReader(
      Dialect dialect, Set<String> ignoredTables, boolean withPrivileges, boolean withDefiners) {
    this.dialect = dialect;
    this.ignoredTables = ignoredTables;
    this.withPrivileges = withPrivileges;
    this.withDefiners = withDefiners;
    this.queries =
        dialect
            .catalogQueries()
            .comparingPrivileges(withPrivileges)
            .comparingDefiners(withDefiners);
  }

  /**
   * Create a reader.
   *
   * @param dialect the engine's dialect
   * @param ignoredTables tables that belong to no model, such as the history table of the
   *     migrations
   */
  public static CatalogReader of(Dialect dialect, Set<String> ignoredTables) {
    return new CatalogReader(dialect, Set.copyOf(ignoredTables), false, true);
  }

  /** Return a reader for which it counts who may do what. */
  public CatalogReader withPrivileges() {
    return new CatalogReader(dialect, ignoredTables, true, withDefiners);
  }

  /**
   * Return a reader for which it does not count in whose name MySQL runs what is stored: two
   * servers have other users (MySQL manual, 27.6 Stored Object Access Control).
   */
  public CatalogReader withoutDefiners() {
    return new CatalogReader(dialect, ignoredTables, withPrivileges, false);
  }

  /**
   * Read the schema.
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
   * Read the schema on a connection, in its transaction if there is one.
   *
   * @param connection the connection; it stays open
   * @throws StopoverException if the database refuses or fails
   */
  public Schema read(Connection connection) {
    try (var session = PreparedSession.of(connection, queries)) {
      return read(session.connection(), queries.ofAllTables());
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Sum up the schema in a text that is the same again as long as the schema is: to see, on one
   * server, whether a statement changed it.
   *
   * @param connection the connection; it stays open
   * @param tables the names of the only tables that count, which need not exist; nothing where all
   *     count. What is no table always counts
   * @throws StopoverException if the database refuses or fails
   */
  public String digest(Connection connection, Collection<String> tables) {
    var names = tables.stream().map(dialect::textLiteral).toList();
    try (var session = PreparedSession.of(connection, queries)) {
      return SchemaDigest.of(
          session.connection(), names.isEmpty() ? queries.ofAllTables() : queries.ofTables(names));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Read of two databases only what is different in them.
   *
   * <p>One pass over each gives every object a fingerprint. Where all agree, that was all; else
   * what is different is read with what it needs and what needs it, so that {@link
   * Contrast#changes} are those of the whole schemas.
   *
   * @param from where to take a connection to the one from; it is given back
   * @param to where to take a connection to the other from; its server is of the same engine and
   *     major version
   * @throws StopoverException if a database refuses or fails
   */
  public Contrast contrast(DataSource from, DataSource to) {
    try (var one = from.getConnection();
        var other = to.getConnection()) {
      return contrast(one, other);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Read of two databases only what is different in them, each on a connection, in its transaction
   * if there is one.
   *
   * @param from the connection to the one; it stays open
   * @param to the connection to the other; it stays open
   * @throws StopoverException if a database refuses or fails
   */
  public Contrast contrast(Connection from, Connection to) {
    try (var sessionFrom = PreparedSession.of(from, queries);
        var sessionTo = PreparedSession.of(to, queries)) {
      var one = sessionFrom.connection();
      var other = sessionTo.connection();
      var both = new BothSides(one, other);
      var prints = both.each(side -> Fingerprints.of(side, queries, dialect, ignoredTables));
      var before = prints.from();
      var after = prints.to();
      var notCompared = new TreeSet<>(notCompared(one, queries));
      notCompared.addAll(notCompared(other, queries));
      notCompared.addAll(before.notOpened());
      notCompared.addAll(after.notOpened());
      var different = before.differentIn(after);
      if (different.isEmpty()) {
        return new Contrast(Schema.EMPTY, Schema.EMPTY, List.of(), List.copyOf(notCompared));
      }
      var tables = new TreeSet<String>();
      before
          .tablesAround(different, one, queries)
          .forEach(table -> tables.add(dialect.textLiteral(table.name())));
      after
          .tablesAround(different, other, queries)
          .forEach(table -> tables.add(dialect.textLiteral(table.name())));
      var schemas = both.each(side -> read(side, queries.ofTables(tables)));
      return new Contrast(
          schemas.from(),
          schemas.to(),
          different.stream().map(each -> each.kind() + " " + each.name()).sorted().toList(),
          List.copyOf(notCompared));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Follow the schema of one database from change to change.
   *
   * @param database where to take a connection from, which is held until the watch is closed
   * @throws StopoverException if the database refuses or fails
   */
  public SchemaWatch watch(DataSource database) {
    try {
      return new SchemaWatch(this, database.getConnection());
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  PreparedSession prepared(Connection connection) throws SQLException {
    return PreparedSession.of(connection, queries);
  }

  Fingerprints fingerprints(Connection connection, List<Map<String, @Nullable String>> objects)
      throws SQLException {
    return Fingerprints.of(connection, queries, dialect, ignoredTables, objects);
  }

  List<String> notCompared(Connection connection) throws SQLException {
    return notCompared(connection, queries);
  }

  /**
   * Read some tables, and put them beside what else was read.
   *
   * @param names the names of the tables, which need not exist
   * @param objects the rows of all that is no table
   */
  Schema read(
      Connection connection,
      Collection<QualifiedName> names,
      List<Map<String, @Nullable String>> objects,
      List<String> notCompared)
      throws SQLException {
    var tables = new TreeSet<String>();
    names.forEach(name -> tables.add(dialect.textLiteral(name.name())));
    var dependencies = rows(connection, queries.ofAllTables().dependencies());
    return mapped(connection, queries.ofTables(tables), objects, dependencies, notCompared);
  }

  private Schema read(Connection connection, CatalogQueries limited) throws SQLException {
    return mapped(
        connection,
        limited,
        rows(connection, limited.objects()),
        rows(connection, limited.dependencies()),
        notCompared(connection, limited));
  }

  private Schema mapped(
      Connection connection,
      CatalogQueries limited,
      List<Map<String, @Nullable String>> objects,
      List<Map<String, @Nullable String>> dependencies,
      List<String> notCompared)
      throws SQLException {
    var catalog = new Crawl(limited).over(connection);
    var schema =
        new CatalogMapping(connection.getSchema(), ignoredTables)
            .schema(catalog, objects, dependencies, notCompared);
    return dialect.completed(schema, statements -> ShownRows.of(connection, statements));
  }

  static StopoverException unreadable(SQLException reason) {
    return StopoverException.database(
        "The schema could not be read: "
            + reason.getMessage()
            + " Check that the database is up and try again.",
        reason);
  }

  static List<Map<String, @Nullable String>> rows(Connection connection, String query)
      throws SQLException {
    return rows(connection, List.of(query));
  }

  private static List<Map<String, @Nullable String>> rows(
      Connection connection, List<String> queries) throws SQLException {
    var all = new ArrayList<Map<String, @Nullable String>>();
    Queries.each(
        connection,
        queries,
        rows -> {
          var labels = labels(rows);
          while (rows.next()) {
            all.add(row(rows, labels));
          }
        });
    return all;
  }

  static List<String> labels(ResultSet rows) throws SQLException {
    var labels = new ArrayList<String>();
    for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      labels.add(rows.getMetaData().getColumnLabel(i));
    }
    return labels;
  }

  static Map<String, @Nullable String> row(ResultSet rows, List<String> labels)
      throws SQLException {
    var row = new HashMap<String, @Nullable String>();
    for (var i = 0; i < labels.size(); i++) {
      row.put(labels.get(i), rows.getString(i + 1));
    }
    return row;
  }

  private static List<String> notCompared(Connection connection, CatalogQueries queries)
      throws SQLException {
    return rows(connection, queries.notCompared()).stream()
        .map(row -> Objects.requireNonNull(row.get("OBJECT")))
        .toList();
  }
}
