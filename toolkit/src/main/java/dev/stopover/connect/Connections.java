package dev.stopover.connect;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Open the connections of a pool.
 *
 * <p>The one that showed that the database is there becomes the first: logging in is the most
 * expensive thing that a short command does.
 */
final class Connections implements AutoCloseable {

  private final String jdbcUrl;
  private final Properties properties;
  private final AtomicReference<@Nullable Connection> first = new AtomicReference<>();

  /** Open connections to a database when they are asked for. */
  Connections(String jdbcUrl, Properties properties) {
    this.jdbcUrl = jdbcUrl;
    this.properties = properties;
  }

  /**
   * Log in now, and keep that connection for whoever asks first.
   *
   * @param login what bounds logging in; MySQL's driver has no timeout for that alone
   * @param readTimeout how long the connection may be silent from then on
   */
  void logIn(Properties login, Duration readTimeout) throws SQLException {
    var connection = connect(login);
    try {
      connection.setNetworkTimeout(Runnable::run, (int) readTimeout.toMillis());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    first.set(connection);
  }

  /** Return this as a pool takes it, which asks it for nothing but connections. */
  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            Connections.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection") && arguments == null) {
                return open();
              }
              throw new SQLFeatureNotSupportedException(method.getName());
            });
  }

  private Connection open() throws SQLException {
    var ready = first.getAndSet(null);
    return ready == null ? connect(properties) : ready;
  }

  /** Where the models are, which the driver manager does not look at, a driver may be too. */
  private Connection connect(Properties login) throws SQLException {
    if (DriverManager.drivers().noneMatch(this::isFor)) {
      for (var driver : ServiceLoader.load(Driver.class)) {
        if (isFor(driver)) {
          return driver.connect(jdbcUrl, login);
        }
      }
    }
    return DriverManager.getConnection(jdbcUrl, login);
  }

  private boolean isFor(Driver driver) {
    try {
      return driver.acceptsURL(jdbcUrl);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Close the connection that nobody asked for. */
  @Override
  public void close() {
    var unused = first.getAndSet(null);
    if (unused != null) {
      try {
        unused.close();
      } catch (SQLException e) {
        // The server has ended it already.
      }
    }
  }
}
