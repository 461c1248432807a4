package dev.stopover.junit.internal;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.model.Schema;
import dev.stopover.server.Clones;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.RoundTrip;
import java.util.function.Supplier;

/**
 * Keep a database that was migrated and passed every check, to be copied.
 *
 * <p>It is safe for use by several threads.
 */
public final class Template {

  private final Server server;
  private final Database database;
  private final Once<Database> shared = new Once<>(this::copy);
  private final Once<Clones> clones = new Once<>(this::newClones);

  private Template(Server server, Database database) {
    this.server = server;
    this.database = database;
  }

  /**
   * Migrate a database and check the migrations; the models are read before a server is asked for.
   *
   * @throws StopoverException if no server can be had, a model is wrong or a script fails
   * @throws org.opentest4j.AssertionFailedError if a check finds something
   */
  static Template create(Blueprint blueprint, Supplier<Server> servers) {
    var models = blueprint.readModels();
    var files = blueprint.sqlFiles();
    var server = servers.get();
    var checks = FailedCheck.of(blueprint.places(), server);
    var database = server.create();
    try {
      var schema = migrate(database, blueprint.settings());
      var drift =
          Drift.between(
              schema, ExpectedSchema.of(models, files, server), Dialect.of(server.engine()));
      if (!drift.isEmpty()) {
        throw checks.modelsDisagree(drift);
      }
      var roundTrip = RoundTrip.of(blueprint.settings(), server);
      if (!roundTrip.isClean()) {
        throw checks.doesNotComeUndone(roundTrip);
      }
      return new Template(server, database);
    } catch (RuntimeException | Error e) {
      discard(database, e);
      throw e;
    }
  }

  /** Nobody may be connected to what is copied, so the pool is closed and not only left alone. */
  private static Schema migrate(Database database, MigrationSettings settings) {
    try (var pool = ConnectionPool.onDemand(database.url())) {
      Migrations.of(pool.dataSource(), settings.withoutJournal()).upgrade(Target.HEAD);
      return CatalogReader.of(Dialect.of(database.url().engine()), settings.ownTables())
          .read(pool.dataSource());
    }
  }

  private static void discard(Database database, Throwable failure) {
    try {
      database.close();
    } catch (StopoverException e) {
      failure.addSuppressed(e);
    }
  }

  /** Return the engine that it is on. */
  public Engine engine() {
    return server.engine();
  }

  /**
   * Create a database with what the migrations made; whoever asks closes it.
   *
   * @throws StopoverException if the server refuses
   */
  public Database copy() {
    return server.copy(database);
  }

  /**
   * Return the one copy that all share, and nobody closes.
   *
   * @throws StopoverException if the server refuses
   */
  public Database shared() {
    return shared.get();
  }

  /** Return the copies of which some are made ahead; they are closed with the server. */
  public Clones clones() {
    return clones.get();
  }

  private Clones newClones() {
    return server.clones(database);
  }
}
