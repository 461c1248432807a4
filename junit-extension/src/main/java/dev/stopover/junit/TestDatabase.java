package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.Engine;
import dev.stopover.server.Database;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apiguardian.api.API;
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

  private final Engine engine;
  private final Supplier<Database> database;
  private final DataSource dataSource;

  TestDatabase(Engine engine, Supplier<Database> database, DataSource dataSource) {
    this.engine = engine;
    this.database = database;
    this.dataSource = dataSource;
  }

  /** Return the engine that the database is on. */
  public Engine engine() {
    return engine;
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

  /** Return the address with the user, and without the password. */
  @Override
  public String toString() {
    return database.get().url().describe();
  }
}
