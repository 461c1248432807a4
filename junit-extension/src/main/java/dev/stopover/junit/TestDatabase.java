package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.Engine;
import dev.stopover.junit.internal.DataSet;
import dev.stopover.junit.internal.Template;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.verify.Drift;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apiguardian.api.API;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Describe the database of a test, or of a class.
 *
 * <p>It lives as long as the test or the class that it was given to. Instances are safe for use by
 * several threads.
 *
 * @since 0.1
 * @see MigratedDatabase
 * @see Isolation
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TestDatabase {

  private final Template template;
  private final Supplier<Database> database;
  private final DataSource dataSource;
  private final Runnable renewal;

  TestDatabase(
      Template template, Supplier<Database> database, DataSource dataSource, Runnable renewal) {
    this.template = template;
    this.database = database;
    this.dataSource = dataSource;
    this.renewal = renewal;
  }

  /** Return the engine that the database is on. */
  public Engine engine() {
    return template.engine();
  }

  /** Return the name that the server knows the database by. */
  public String name() {
    return database.get().name();
  }

  /** Return the JDBC URL, without user and password. */
  public String url() {
    return database.get().url().jdbcUrl();
  }

  /** Return the user, or {@code null} for the driver's default. */
  public @Nullable String user() {
    return database.get().url().user();
  }

  /** Return the password, or {@code null} where none is needed. */
  public @Nullable String password() {
    return database.get().url().password();
  }

  /**
   * Return a small pool of connections, the same at each call; it is closed with the database.
   *
   * <p>A connection that is still open when the test is over fails it.
   */
  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * Apply or undo migrations until the database is at a version; its rows go along.
   *
   * @param target a version such as {@code 3} or {@code 2.1}, {@code head}, {@code base}, or {@code
   *     +1} and {@code -1} for one up or down from where it is
   * @throws dev.stopover.StopoverException if there is no such version, a down script is missing or
   *     a script fails
   */
  public void migrateTo(String target) {
    template.migrate(database.get().dataSource(), target);
  }

  /** Return the version that the database is at, or {@code null} before the first. */
  public @Nullable String version() {
    return template.version(database.get().dataSource());
  }

  /**
   * Return a plain Flyway for the database, with the locations and placeholders of the class, for
   * what is not offered here.
   *
   * <p>It is the one that a parameter of its type has, and keeps no connection. Its configuration
   * can be taken over: {@code Flyway.configure().configuration(flyway.getConfiguration())}.
   */
  public Flyway flyway() {
    return template.flyway(database.get().dataSource());
  }

  /**
   * Add rows from a data set.
   *
   * @param places files on the class path or, after {@code file:}, elsewhere: SQL where the name
   *     ends with {@code .sql}, and else rows of the table that the file is named after, with the
   *     names of the columns in the first line, separated by commas; an empty field is null, and
   *     {@code ""} an empty text
   * @throws dev.stopover.StopoverException if a file is missing or the server refuses a row
   */
  public void load(String... places) {
    var loaded = database.get();
    for (var place : places) {
      DataSet.at(place).load(loaded.dataSource(), loaded.url());
    }
  }

  /**
   * Read the schema that the database has now, without the tables that the migrations keep for
   * themselves.
   *
   * @throws dev.stopover.StopoverException if it cannot be read
   */
  public Schema schema() {
    return template.schema(database.get().dataSource());
  }

  /**
   * Prove that the schema that the database has now is the one that the models of the class expect,
   * as before the first test; or, where the class names no models or does not check them, the one
   * that the migrations made.
   *
   * @throws org.opentest4j.AssertionFailedError if it is not, beyond what the baseline knows
   * @throws dev.stopover.StopoverException if it cannot be read
   */
  public void verify() {
    template.verify(database.get().dataSource());
  }

  /**
   * Begin anew with another database, as the test was given it: the schema, the rows and the
   * counters. Name and URL are others then, and connections that were given to the test are closed.
   *
   * @throws org.opentest4j.AssertionFailedError if a connection that the test borrowed is still
   *     open
   * @throws dev.stopover.StopoverException if others share the database
   */
  public void reset() {
    renewal.run();
  }

  /**
   * Hold the schema that the database has now against what models expect.
   *
   * @param models the entities
   * @throws dev.stopover.StopoverException if a model is wrong or the schema cannot be read
   */
  public Drift driftFrom(Class<?>... models) {
    return template.drift(database.get().dataSource(), models);
  }

  /** Return the address with the user, and without the password. */
  @Override
  public String toString() {
    return database.get().url().describe();
  }
}
