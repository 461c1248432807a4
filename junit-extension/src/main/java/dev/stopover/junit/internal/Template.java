package dev.stopover.junit.internal;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.Target;
import dev.stopover.migration.Version;
import dev.stopover.model.Schema;
import dev.stopover.server.Clones;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Keep a database that was migrated and passed every check, to be copied.
 *
 * <p>It is safe for use by several threads.
 */
public final class Template {

  private final Blueprint blueprint;
  private final Server server;
  private final Database database;
  private final Schema schema;

  /** What the database that all share was left as, so that each change is told once. */
  private final AtomicReference<Schema> sharedSchema;

  private final Map<String, Once<Database>> versions = new ConcurrentHashMap<>();
  private final Once<Database> shared = new Once<>(this::copy);
  private final Once<Clones> clones = new Once<>(this::newClones);

  private Template(Blueprint blueprint, Server server, Database database, Schema schema) {
    this.blueprint = blueprint;
    this.server = server;
    this.database = database;
    this.schema = schema;
    this.sharedSchema = new AtomicReference<>(schema);
  }

  /**
   * Migrate a database and check the migrations; the models are read before a server is asked for.
   *
   * @throws StopoverException if no server can be had, a model is wrong or a script fails
   * @throws org.opentest4j.AssertionFailedError if a check finds something
   */
  static Template create(Blueprint blueprint, Supplier<Server> servers, Reports reports) {
    var models = blueprint.checks().models() ? blueprint.readModels() : null;
    var files = blueprint.sqlFiles();
    var server = servers.get();
    var database = server.create();
    try {
      var schema = migrate(database, blueprint, blueprint.version());
      blueprint.checks().run(blueprint, server, schema, models, files, reports);
      return new Template(blueprint, server, database, schema);
    } catch (RuntimeException | Error e) {
      discard(database, e);
      throw e;
    }
  }

  /** Nobody may be connected to what is copied, so the pool is closed and not only left alone. */
  private static Schema migrate(Database database, Blueprint blueprint, Target target) {
    try (var pool = ConnectionPool.onDemand(database.url())) {
      var rows = blueprint.rows();
      rows.upgrade(pool.dataSource(), database.url(), blueprint.settings(), target);
      if (target.equals(blueprint.version())) {
        rows.finish(pool.dataSource(), database.url());
      }
      return read(pool.dataSource(), blueprint.settings(), database.url().engine());
    }
  }

  private static Schema read(DataSource database, MigrationSettings settings, Engine engine) {
    return CatalogReader.of(Dialect.of(engine), settings.ownTables()).read(database);
  }

  private static void discard(Database database, Throwable failure) {
    try {
      database.close();
    } catch (StopoverException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Apply or undo migrations in a copy.
   *
   * @param target how far, as {@link Target#parse} reads it
   * @throws StopoverException if there is no such version or a script fails
   */
  public void migrate(DataSource copy, String target) {
    var migrations = Migrations.of(copy, blueprint.settings().inDisposableDatabase());
    var wanted = Target.parse(target);
    if (isDown(wanted, migrations)) {
      migrations.downgrade(wanted);
    } else {
      migrations.upgrade(wanted);
    }
  }

  private static boolean isDown(Target wanted, Migrations migrations) {
    if (wanted instanceof Target.Exactly exactly) {
      return migrations
          .current()
          .version()
          .filter(current -> current.compareTo(exactly.version()) > 0)
          .isPresent();
    }
    return wanted instanceof Target.Base
        || (wanted instanceof Target.Relative relative && relative.steps() < 0);
  }

  /**
   * Create a database at another version, made by the migrations up to it; whoever asks closes it.
   *
   * @param version the version, or {@code base}
   * @throws StopoverException if there is no such version, a script fails or the server refuses
   */
  public Database at(String version) {
    var older =
        versions.computeIfAbsent(
            version,
            key ->
                new Once<>(
                    () -> {
                      var made = server.create();
                      try {
                        var target = Target.parse(key);
                        if (!(target instanceof Target.Base)) {
                          migrate(made, blueprint, target);
                        }
                        return made;
                      } catch (RuntimeException | Error e) {
                        discard(made, e);
                        throw e;
                      }
                    }));
    return server.copy(older.get());
  }

  /** Return a plain Flyway for a copy. */
  public Flyway flyway(DataSource copy) {
    return Migrations.of(copy, blueprint.settings()).flyway();
  }

  /** Return the version that a copy is at, or {@code null} before the first. */
  public @Nullable String version(DataSource copy) {
    return Migrations.of(copy, blueprint.settings())
        .current()
        .version()
        .map(Version::toString)
        .orElse(null);
  }

  /** Read the schema of a copy. */
  public Schema schema(DataSource copy) {
    return read(copy, blueprint.settings(), server.engine());
  }

  /**
   * Hold the schema of a copy against the models, if there are any, and else against what the
   * migrations made.
   *
   * @throws org.opentest4j.AssertionFailedError if it has a difference that is not known
   */
  public void verify(DataSource copy) {
    blueprint.checks().verify(blueprint, server, schema(copy), schema);
  }

  /**
   * Prove that the tests of a class left the schema that they share as it was.
   *
   * @throws org.opentest4j.AssertionFailedError if they did not
   */
  public void requireUnchanged(DataSource copy, boolean isShared, Class<?> testClass) {
    if (!blueprint.checks().drift()) {
      return;
    }
    var now = schema(copy);
    var before = isShared ? Objects.requireNonNull(sharedSchema.getAndSet(now)) : schema;
    var drift = Drift.between(now, before, Dialect.of(server.engine()));
    if (!drift.isEmpty()) {
      throw FailedCheck.of(blueprint.places(), server).leftBehind(drift, testClass);
    }
  }

  /** Hold the schema of a copy against models. */
  public Drift drift(DataSource copy, Class<?>... models) {
    var expected = ExpectedSchema.of(blueprint.readModels(models), blueprint.sqlFiles(), server);
    return Drift.between(schema(copy), expected, Dialect.of(server.engine()));
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
