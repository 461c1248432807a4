package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.catalog.Contrast;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import javax.sql.DataSource;

/** Read sides: what is not a database yet becomes one on a server of its own. */
public final class SideReader {

  private final Server server;
  private final Dialect dialect;
  private final MigrationSettings settings;
  private final boolean withPrivileges;
  private final Defaults defaults;
  private final Instant moment = Instant.now();

  /**
   * Create a reader.
   *
   * @param server where what is no database yet becomes one
   * @param settings what the tables are called that migrations keep for themselves
   * @param withPrivileges whether it reads who may do what
   * @param defaults what a table takes from its database where it says nothing
   */
  public SideReader(
      Server server, MigrationSettings settings, boolean withPrivileges, Defaults defaults) {
    this.server = server;
    this.dialect = Dialect.of(server.engine());
    this.settings = settings;
    this.withPrivileges = withPrivileges;
    this.defaults = defaults;
  }

  /**
   * Read what a side holds.
   *
   * @throws StopoverException if it cannot be read, or is of another version than the server
   */
  public Schema read(Side side) {
    if (side instanceof Side.Live live) {
      return read(live);
    }
    if (side instanceof Side.Script script) {
      try (var database = loaded(script)) {
        return catalog().read(database.dataSource());
      }
    }
    if (side instanceof Side.Migrations migrations) {
      try (var database = upgraded(migrations)) {
        return catalog().read(database.dataSource());
      }
    }
    if (side instanceof Side.Models models) {
      return expected(models).schema();
    }
    return Schema.EMPTY;
  }

  /** Hold two databases against each other, and do something with what is different in them. */
  SchemaDiff contrast(Side from, Side to, Function<Contrast, SchemaDiff> action) {
    return on(from, one -> on(to, other -> action.apply(catalog().contrast(one, other))));
  }

  /** Do something with a connection to the database that a side is, or becomes. */
  private SchemaDiff on(Side side, Function<Connection, SchemaDiff> action) {
    if (side instanceof Side.Live live) {
      requireSameVersion(live);
      try (var pool = ConnectionPool.open(live.url())) {
        return connected(pool.dataSource(), true, live.url().describe(), action);
      }
    }
    if (side instanceof Side.Script script) {
      try (var database = loaded(script)) {
        return connected(database.dataSource(), false, server.describe(), action);
      }
    }
    var migrations = (Side.Migrations) side;
    try (var database = upgraded(migrations)) {
      return connected(database.dataSource(), false, server.describe(), action);
    }
  }

  private Database loaded(Side.Script script) {
    var database = server.create();
    try {
      defaults.giveTo(database.dataSource());
      script.files().run(database.url(), server.isDisposable(), moment);
      return database;
    } catch (StopoverException e) {
      database.close();
      throw e;
    }
  }

  private RehearsalDatabase upgraded(Side.Migrations side) {
    return RehearsalDatabase.upgraded(server, side.settings(), side.target(), defaults);
  }

  private static SchemaDiff connected(
      DataSource database,
      boolean isReadOnly,
      String name,
      Function<Connection, SchemaDiff> action) {
    try (var connection = database.getConnection()) {
      connection.setReadOnly(isReadOnly);
      return action.apply(connection);
    } catch (SQLException e) {
      throw StopoverException.database(
          "%s could not be read: %s. Check that it is up and try again."
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** Make a schema in a database of its own, rename what is in it, and read it again. */
  Schema renamed(Schema schema, Renames renames) {
    if (renames.isEmpty()) {
      return schema;
    }
    try (var database = server.create()) {
      try (var connection = database.dataSource().getConnection();
          var statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        for (var sql : dialect.statements(schema)) {
          statement.execute(sql);
        }
        connection.commit();
      } catch (SQLException e) {
        throw StopoverException.database(
            "The schema to start from could not be made again on %s to rename what is in it: %s. Leave --rename out, and rename by hand."
                .formatted(server.describe(), e.getMessage()),
            e);
      }
      renames.run(database.dataSource());
      return catalog().read(database.dataSource());
    }
  }

  /** Create what models expect. */
  ExpectedSchema expected(Side.Models side) {
    return ExpectedSchema.of(side.models(), side.files(), server, defaults);
  }

  private Schema read(Side.Live live) {
    requireSameVersion(live);
    try (var pool = ConnectionPool.open(live.url());
        var connection = pool.dataSource().getConnection()) {
      connection.setReadOnly(true);
      return catalog().read(connection);
    } catch (SQLException e) {
      throw StopoverException.database(
          "%s could not be read: %s. Check that it is up and try again."
              .formatted(live.url().describe(), e.getMessage()),
          e);
    }
  }

  /** Two versions describe one thing in different words. */
  private void requireSameVersion(Side.Live live) {
    if (live.url().equals(server.adminUrl())) {
      return;
    }
    try (var other = Server.start(new ServerSpec.Existing(live.url()))) {
      if (other.engine() != server.engine()
          || !other.majorVersion().equals(server.majorVersion())) {
        throw StopoverException.undecided(
            "%s is %s %s, and the other side is on %s %s: two versions describe one schema in different words, so they cannot be compared. Write one of them to a file with the engine's own dump, and compare it as file:schema.sql."
                .formatted(
                    live.url().describe(),
                    other.engine().productName(),
                    other.majorVersion(),
                    server.engine().productName(),
                    server.majorVersion()));
      }
    }
  }

  private CatalogReader catalog() {
    var reader = defaults.reader(dialect, settings.ownTables());
    return withPrivileges ? reader.withPrivileges() : reader;
  }
}
