package dev.stopover.verify;

import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import java.util.Set;

/** Own an empty database in which migrations are tried; closing drops it. */
public final class RehearsalDatabase implements AutoCloseable {

  private final Database database;
  private final MigrationSettings settings;
  private final Dialect dialect;

  private RehearsalDatabase(Database database, MigrationSettings settings, Dialect dialect) {
    this.database = database;
    this.settings = settings;
    this.dialect = dialect;
  }

  /**
   * Create an empty database on a server.
   *
   * @param server where the database is made
   * @param settings where the migrations are
   */
  public static RehearsalDatabase on(Server server, MigrationSettings settings) {
    return new RehearsalDatabase(server.create(), settings, Dialect.of(server.engine()));
  }

  /** Return the migrations of this database. */
  public Migrations migrations() {
    return migrations(settings);
  }

  /** Return the migrations of this database with other settings of the same history table. */
  public Migrations migrations(MigrationSettings others) {
    return Migrations.of(database.dataSource(), others);
  }

  /** Read the schema as it is now, without the tables that the migrations keep for themselves. */
  public Schema schema() {
    return CatalogReader.of(dialect, Set.of(settings.historyTable(), settings.undoTable()))
        .read(database.dataSource());
  }

  @Override
  public void close() {
    database.close();
  }
}
