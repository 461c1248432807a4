package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Lead whoever connects to {@value #URL} to the database of the test that runs.
 *
 * <p>It is for an application that a framework keeps for many tests, and that is told nothing but a
 * URL and a driver; after the colon stands the name of one of several databases. Which test is
 * meant is found anew for each connection, as for the beans of Spring: so the application keeps no
 * pool, and what it borrows comes out of that of the test. User and password are not asked for.
 *
 * @since 0.1
 * @see QuarkusProperties
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TestDatabaseDriver implements Driver {

  /** The address of the database without a name, and the beginning of that of others. */
  public static final String URL = "jdbc:stopover:";

  static {
    try {
      DriverManager.registerDriver(new TestDatabaseDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Create the driver, as JDBC does. */
  public TestDatabaseDriver() {}

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return url != null && url.startsWith(URL);
  }

  /**
   * Borrow a connection to the database of the test that runs.
   *
   * @return nothing where the URL is another driver's
   * @throws dev.stopover.StopoverException if no test runs, or it may be one of several
   */
  @Override
  public @Nullable Connection connect(@Nullable String url, @Nullable Properties info)
      throws SQLException {
    if (url == null || !acceptsURL(url)) {
      return null;
    }
    return Applications.current(url.substring(URL.length())).dataSource().getConnection();
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 0;
  }

  @Override
  public int getMinorVersion() {
    return 1;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("It has no logger of its own.");
  }
}
