package dev.stopover.junit.internal;

import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.RoundTrip;
import java.util.Set;
import java.util.function.Supplier;

/** Keep a database that was migrated and passed every check, to be copied. */
final class Template {

  private final Server server;
  private final Database database;

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
    var server = servers.get();
    var checks = FailedCheck.of(blueprint.places(), server);
    var database = server.create();
    try {
      var schema = migrate(database, blueprint.settings());
      var drift =
          Drift.between(schema, ExpectedSchema.of(models, server), Dialect.of(server.engine()));
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
      Migrations.of(pool.dataSource(), settings).upgrade(Target.HEAD);
      return CatalogReader.of(
              Dialect.of(database.url().engine()),
              Set.of(settings.historyTable(), settings.undoTable()))
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

  Database copy() {
    return server.copy(database);
  }
}
