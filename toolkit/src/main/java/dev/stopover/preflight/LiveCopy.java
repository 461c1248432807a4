package dev.stopover.preflight;

import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.verify.Defaults;
import dev.stopover.verify.Drift;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Own a copy of a live database: its schema and the rows of its history; closing drops it. */
final class LiveCopy implements AutoCloseable {

  private static final String COPY = "copy-equals-original";

  private final Database database;
  private final Dialect dialect;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final Map<String, Preflight.Setting> settings = new LinkedHashMap<>();
  private List<String> notCopied = List.of();
  private Defaults defaults = Defaults.OF_SERVER;
  private boolean isWhole;
  private boolean isEqual;

  private LiveCopy(Database database, Dialect dialect) {
    this.database = database;
    this.dialect = dialect;
  }

  /** Read a database, and make what was read on a server. */
  static LiveCopy of(
      DatabaseUrl url, MigrationSettings migrations, Server server, boolean withRows) {
    var dialect = Dialect.of(server.engine());
    try (var pool = ConnectionPool.open(url);
        var live = pool.dataSource().getConnection()) {
      live.setReadOnly(true);
      var copy = new LiveCopy(server.create(), dialect);
      try {
        copy.make(live, server.isDisposable(), migrations);
        if (withRows) {
          copy.measure(live);
        }
        return copy;
      } catch (SQLException | StopoverException e) {
        copy.close();
        throw e;
      }
    } catch (SQLException e) {
      throw StopoverException.database(
          "%s could not be read: %s. Check that it is up and try again."
              .formatted(url.describe(), e.getMessage()),
          e);
    }
  }

  private void make(Connection live, boolean isDisposable, MigrationSettings migrations)
      throws SQLException {
    // The history of the migrations is a table like another one here: it is copied too.
    defaults = Defaults.of(live, dialect);
    var reader = defaults.reader(dialect, Set.of());
    var schema = reader.read(live);
    notCopied = schema.notCompared();
    try (var connection = dataSource().getConnection()) {
      if (isDisposable) {
        likeServer(live, connection);
      }
      if (!make(schema, connection)) {
        return;
      }
      // Only what comes from now on is of these: what was read says what it is of.
      defaults.giveTo(dataSource());
      for (var table : migrations.ownTables()) {
        if (schema.table(QualifiedName.of(table)).isPresent()) {
          copyRows(table, live, connection);
        }
      }
      isWhole = true;
      compare(reader, live, connection);
    }
  }

  /** Make what all databases of a server share; some of it may be there. */
  private void likeServer(Connection live, Connection connection) throws SQLException {
    for (var sql : texts(live, dialect.liveQueries().serverOptions())) {
      try {
        execute(connection, sql);
      } catch (SQLException e) {
        if (!"42710".equals(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  private boolean make(Schema schema, Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    for (var sql : dialect.statements(schema)) {
      try {
        execute(connection, sql);
      } catch (SQLException e) {
        findings.add(
            Finding.warning(
                COPY,
                null,
                "The copy could not be made: %s. The statement was: %s"
                    .formatted(e.getMessage(), sql)));
        connection.rollback();
        return false;
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    return true;
  }

  private void copyRows(String table, Connection live, Connection connection) throws SQLException {
    var name = dialect.identifier(table);
    try (var select = live.createStatement();
        var found = select.executeQuery("SELECT * FROM " + name)) {
      var columns = columns(found);
      var insert =
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(
                  name,
                  columns.stream().map(dialect::identifier).collect(Collectors.joining(", ")),
                  String.join(", ", Collections.nCopies(columns.size(), "?")));
      try (var statement = connection.prepareStatement(insert)) {
        while (found.next()) {
          for (var column = 1; column <= columns.size(); column++) {
            statement.setObject(column, found.getObject(column));
          }
          statement.executeUpdate();
        }
      }
    }
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    var facts = rows.getMetaData();
    var names = new ArrayList<String>();
    for (var column = 1; column <= facts.getColumnCount(); column++) {
      names.add(facts.getColumnName(column));
    }
    return names;
  }

  private void compare(CatalogReader reader, Connection live, Connection connection) {
    var contrast = reader.contrast(connection, live);
    isEqual = contrast.isEqual();
    var explained = Drift.between(contrast.from(), contrast.to(), dialect).differences();
    for (var each : explained) {
      findings.add(
          Finding.warning(
              COPY,
              each.object(),
              "The copy is not like the original: it has %s instead of %s."
                  .formatted(each.actual(), each.expected())));
    }
    if (explained.isEmpty()) {
      contrast
          .different()
          .forEach(
              each ->
                  findings.add(
                      Finding.warning(
                          COPY,
                          each,
                          "The copy is not like the original, in something that was not understood.")));
    }
  }

  private void measure(Connection live) throws SQLException {
    pairs(live, dialect.liveQueries().rows())
        .forEach((name, count) -> rows.put(name, Long.valueOf(count)));
    var there = pairs(live, dialect.liveQueries().settings());
    try (var connection = dataSource().getConnection()) {
      pairs(connection, dialect.liveQueries().settings())
          .forEach(
              (name, value) -> {
                var other = there.getOrDefault(name, "");
                if (!other.equals(value)) {
                  settings.put(name, new Preflight.Setting(other, value));
                }
              });
    }
  }

  private static Map<String, String> pairs(Connection connection, String query)
      throws SQLException {
    var pairs = new LinkedHashMap<String, String>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      while (found.next()) {
        pairs.put(found.getString(1), found.getString(2));
      }
    }
    return pairs;
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    if (query.isBlank()) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      while (found.next()) {
        texts.add(found.getString(1));
      }
    }
    return texts;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  DataSource dataSource() {
    return database.dataSource();
  }

  Dialect dialect() {
    return dialect;
  }

  /** Tell whether all of it could be made. */
  boolean isWhole() {
    return isWhole;
  }

  /** Tell whether it is proven to be equal to the original. */
  boolean isEqual() {
    return isEqual;
  }

  /** Return what a table takes from the live database where it says nothing. */
  Defaults defaults() {
    return defaults;
  }

  List<String> notCopied() {
    return notCopied;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  Map<String, Long> rows() {
    return rows;
  }

  Map<String, Preflight.Setting> settings() {
    return settings;
  }

  @Override
  public void close() {
    database.close();
  }
}
