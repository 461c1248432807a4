package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.catalog.SchemaWatch;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Own an empty database in which migrations are tried; closing drops it. */
public final class RehearsalDatabase implements AutoCloseable {

  private final Server server;
  private final Database database;
  private final MigrationSettings settings;
  private final Dialect dialect;
  private final Defaults live;

  private RehearsalDatabase(
      Server server, Database database, MigrationSettings settings, Defaults live) {
    this.server = server;
    this.database = database;
    this.settings = settings;
    this.dialect = Dialect.of(server.engine());
    this.live = live;
  }

  /**
   * Create an empty database on a server.
   *
   * @param server where the database is made
   * @param settings where the migrations are
   */
  public static RehearsalDatabase on(Server server, MigrationSettings settings) {
    return new RehearsalDatabase(server, server.create(), settings, Defaults.OF_SERVER);
  }

  /**
   * Apply migrations in a new database whose tables take from it what they take from a live one.
   *
   * <p>A migration may change that for those that come after it, and nobody knows what held when
   * the live database was made. So it is first tried as its server makes one; where the migrations
   * do not end at what holds in it now, that held from the beginning.
   *
   * @param server where the database is made
   * @param settings where the migrations are
   * @param target how far they are applied
   * @param defaults what tables take from the live database
   * @throws StopoverException if a migration fails
   */
  public static RehearsalDatabase upgraded(
      Server server, MigrationSettings settings, Target target, Defaults defaults) {
    for (var each : defaults.each()) {
      var database = new RehearsalDatabase(server, server.create(), settings, defaults);
      try {
        each.giveTo(database.dataSource());
        database.migrations().upgrade(target);
        if (each.equals(defaults.now()) || database.defaults().equals(defaults.now())) {
          return database;
        }
      } catch (StopoverException e) {
        database.close();
        throw e;
      }
      database.close();
    }
    throw new IllegalStateException("There is always what holds now.");
  }

  private Defaults defaults() {
    try (var connection = dataSource().getConnection()) {
      return Defaults.of(connection, dialect).now();
    } catch (SQLException e) {
      throw StopoverException.database(
          "%s: a database cannot be read: %s. Check that it is up and try again."
              .formatted(server.describe(), e.getMessage()),
          e);
    }
  }

  /** Return the migrations of this database. */
  public Migrations migrations() {
    return migrations(settings);
  }

  /** Return the migrations of this database with other settings of the same history table. */
  public Migrations migrations(MigrationSettings others) {
    return Migrations.of(database.dataSource(), others.inDisposableDatabase());
  }

  /** Return where to take connections to this database from. */
  DataSource dataSource() {
    return database.dataSource();
  }

  /** Add rows that somebody has. */
  void load(GivenRows rows) {
    rows.load(database.dataSource(), database.url());
  }

  /** Follow the schema as {@link #schema} reads it; closed before this is. */
  SchemaWatch watch() {
    return live.reader(dialect, settings.ownTables()).watch(database.dataSource());
  }

  /** Read the schema as it is now, without the tables that the migrations keep for themselves. */
  public Schema schema() {
    return read(database);
  }

  /**
   * Read what the schema would be with other names; this database stays as it is.
   *
   * @param renames what is renamed
   * @throws StopoverException if the server refuses a rename
   */
  public Schema renamed(Renames renames) {
    try (var copy = server.copy(database)) {
      renames.run(copy.dataSource());
      return read(copy);
    }
  }

  /**
   * Read what the schema would be after each of several scripts; this database stays as it is.
   *
   * @param scripts the scripts, in order
   * @throws StopoverException if the server refuses a statement
   */
  public List<Schema> statesAfter(List<Script> scripts) {
    var states = new ArrayList<Schema>();
    try (var copy = server.copy(database)) {
      for (var script : scripts) {
        try (var connection = copy.dataSource().getConnection();
            var statement = connection.createStatement()) {
          connection.setAutoCommit(!script.inTransaction());
          for (var sql : script.statements()) {
            statement.execute(sql);
          }
          if (script.inTransaction()) {
            connection.commit();
          }
        } catch (SQLException e) {
          throw StopoverException.database(
              "The script does not run, so nothing was written: %s. It was%n  %s%nThat is a bug in Stopover: please report it with the models."
                  .formatted(e.getMessage(), String.join(";\n  ", script.statements())),
              e);
        }
        states.add(read(copy));
      }
    }
    return states;
  }

  /**
   * What is run together.
   *
   * @param statements the statements, without semicolons
   * @param inTransaction whether they stand in one transaction
   */
  public record Script(List<String> statements, boolean inTransaction) {

    /** Copy what was given. */
    public Script {
      statements = List.copyOf(statements);
    }
  }

  private Schema read(Database other) {
    return live.reader(dialect, settings.ownTables()).read(other.dataSource());
  }

  @Override
  public void close() {
    database.close();
  }
}
