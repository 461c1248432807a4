package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.Engine;
import dev.stopover.server.Database;
import javax.sql.DataSource;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Describe the database of a test class.
 *
 * <p>It lives as long as the class runs. Instances are safe for use by several threads.
 *
 * @since 0.1
 * @see MigratedDatabase
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TestDatabase {

  private final Database database;

  TestDatabase(Database database) {
    this.database = database;
  }

  /** Return the engine that the database is on. */
  public Engine engine() {
    return database.url().engine();
  }

  /** Return the name that the server knows the database by. */
  public String name() {
    return database.name();
  }

  /** Return the JDBC URL, without user and password. */
  public String url() {
    return database.url().jdbcUrl();
  }

  /** Return the user, or {@code null} for the driver's default. */
  public @Nullable String user() {
    return database.url().user();
  }

  /** Return the password, or {@code null} where none is needed. */
  public @Nullable String password() {
    return database.url().password();
  }

  /** Return a small pool of connections, the same at each call; it is closed with the database. */
  public DataSource dataSource() {
    return database.dataSource();
  }

  /** Return the address with the user, and without the password. */
  @Override
  public String toString() {
    return database.url().describe();
  }
}
