package dev.stopover.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Lend connections to one database.
 *
 * <p>A pool is small, opens connections when they are asked for, tests each one before it lends it,
 * keeps idle ones alive and renews them, as a database behind a proxy or a failover needs it. It is
 * safe for use by several threads.
 */
public final class ConnectionPool implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(5);
  private static final String STRICT_VALIDATION = "com.zaxxer.hikari.aliveBypassWindowMs";

  private final DatabaseUrl url;
  private final Connections connections;
  private final PoolThreads threads;
  private final HikariDataSource dataSource;

  private ConnectionPool(DatabaseUrl url, int size, Duration readTimeout, boolean atOnce) {
    this.url = url;
    this.connections = new Connections(url.jdbcUrl(), properties(url, readTimeout));
    if (atOnce) {
      logIn(readTimeout);
    }
    this.threads = new PoolThreads("stopover-" + url.database());
    var config = new HikariConfig();
    config.setPoolName("stopover-" + url.database());
    config.setThreadFactory(threads);
    config.setDataSource(connections.dataSource());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
    config.setValidationTimeout(2_500);
    config.setKeepaliveTime(90_000);
    config.setIdleTimeout(60_000);
    config.setMaxLifetime(600_000);
    this.dataSource = strict(config);
  }

  /**
   * Open a pool for reading and for what an application does: a server that stays silent for five
   * minutes is given up.
   *
   * @throws StopoverException if the database cannot be connected to, at once or within 10 seconds
   */
  public static ConnectionPool open(DatabaseUrl url) {
    return new ConnectionPool(url, 10, READ_TIMEOUT, true);
  }

  /**
   * Open a pool like {@link #open(DatabaseUrl)}, but connect when a connection is first asked for:
   * for a database that is known to be there. Where it is not, borrowing fails after 10 seconds.
   */
  public static ConnectionPool onDemand(DatabaseUrl url) {
    return new ConnectionPool(url, 10, READ_TIMEOUT, false);
  }

  /**
   * Open a pool for migrations: few connections, and a statement may take as long as it takes.
   *
   * @throws StopoverException if the database cannot be connected to, at once or within 10 seconds
   */
  public static ConnectionPool forMigrations(DatabaseUrl url) {
    return new ConnectionPool(url, 4, Duration.ZERO, true);
  }

  /**
   * HikariCP reads the window in which it trusts a connection without a test from a system property
   * only, once for each pool: so it is set for no longer than it takes to create ours.
   */
  private static synchronized HikariDataSource strict(HikariConfig config) {
    if (System.getProperty(STRICT_VALIDATION) != null) {
      return new HikariDataSource(config);
    }
    System.setProperty(STRICT_VALIDATION, "0");
    try {
      return new HikariDataSource(config);
    } finally {
      System.clearProperty(STRICT_VALIDATION);
    }
  }

  /**
   * The pool itself would try again for as long as a borrower waits. A server that accepts and then
   * says nothing is bounded by the timeout for reading: MySQL's driver has none for logging in.
   */
  private void logIn(Duration readTimeout) {
    try {
      connections.logIn(properties(url, CONNECT_TIMEOUT), readTimeout);
    } catch (SQLException e) {
      throw ConnectionFailure.of(url, e);
    }
  }

  private static Properties properties(DatabaseUrl url, Duration readTimeout) {
    boolean seconds = url.engine() == Engine.POSTGRESQL;
    var properties = new Properties();
    if (url.user() != null) {
      properties.setProperty("user", url.user());
    }
    if (url.password() != null) {
      properties.setProperty("password", url.password());
    }
    if (seconds) {
      properties.setProperty("loginTimeout", inUnit(CONNECT_TIMEOUT, seconds));
      properties.setProperty("ApplicationName", "stopover");
    }
    properties.setProperty("connectTimeout", inUnit(CONNECT_TIMEOUT, seconds));
    properties.setProperty("socketTimeout", inUnit(readTimeout, seconds));
    properties.setProperty("tcpKeepAlive", "true");
    properties.stringPropertyNames().stream().filter(url::hasParameter).forEach(properties::remove);
    return properties;
  }

  private static String inUnit(Duration duration, boolean seconds) {
    return String.valueOf(seconds ? duration.toSeconds() : duration.toMillis());
  }

  /** Return the address that the connections go to. */
  public DatabaseUrl url() {
    return url;
  }

  /** Return the source of the connections; it fails once the pool is closed. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Close the connections that nobody holds now, and the others as they are given back. */
  public void release() {
    var pool = dataSource.getHikariPoolMXBean();
    if (pool != null) {
      pool.softEvictConnections();
    }
  }

  /** Close all connections, also those that are still held. */
  @Override
  public void close() {
    threads.wake();
    dataSource.close();
    connections.close();
  }
}
