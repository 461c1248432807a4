package dev.stopover.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a pool promises, whatever the engine. */
abstract class ConnectionPoolContract {

  private final DatabaseUrl url;

  ConnectionPoolContract(String server) {
    url = TestServers.get(server).adminUrl();
  }

  /** Return the number of the session, as a text. */
  abstract String sessionQuery();

  abstract String kill(String session);

  abstract String createDatabase(String name);

  abstract String tlsParameter();

  /** Return parameters that keep the driver from waiting long for a server that says nothing. */
  abstract String impatience();

  DatabaseUrl url() {
    return url;
  }

  /** Return our address with another authority, in the form that people write. */
  String at(String authority) {
    return "%s://%s/%s".formatted(url.engine().vendor(), authority, url.database());
  }

  String hostAndPort() {
    return url.jdbcUrl().replaceFirst(".*//([^/]*)/.*", "$1");
  }

  ThrowableAssertAlternative<StopoverException> assertRefused(String text) {
    return assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> ConnectionPool.open(DatabaseUrl.parse(text)).close())
        .returns(Code.DATABASE, StopoverException::code);
  }

  @Test
  void lendsConnectionsUntilItIsClosed() throws SQLException {
    var pool = ConnectionPool.open(url);
    try (var connection = pool.dataSource().getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
    pool.close();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> pool.dataSource().getConnection());
  }

  @Test
  void lendsNoConnectionThatTheServerHasEnded() throws SQLException {
    try (var pool = ConnectionPool.open(url);
        var other = ConnectionPool.open(url)) {
      String session;
      try (var connection = pool.dataSource().getConnection()) {
        session = query(connection, sessionQuery());
      }
      try (var connection = other.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(kill(session));
      }
      try (var connection = pool.dataSource().getConnection()) {
        assertThat(query(connection, sessionQuery())).isNotEqualTo(session);
      }
    }
  }

  @Test
  void boundsTheSilenceOfAServerExceptForMigrations() throws SQLException {
    try (var pool = ConnectionPool.open(url);
        var migrations = ConnectionPool.forMigrations(url);
        var bounded = pool.dataSource().getConnection();
        var unbounded = migrations.dataSource().getConnection()) {
      assertThat(bounded.getNetworkTimeout()).isEqualTo(300_000);
      assertThat(unbounded.getNetworkTimeout()).isZero();
    }
  }

  @Test
  void lendsSeveralConnectionsToAMigration() throws SQLException {
    try (var migrations = ConnectionPool.forMigrations(url);
        var one = migrations.dataSource().getConnection();
        var two = migrations.dataSource().getConnection();
        var three = migrations.dataSource().getConnection()) {
      assertThat(one.isValid(1) && two.isValid(1) && three.isValid(1)).isTrue();
    }
  }

  @Test
  void releasesWhatNobodyHolds() throws SQLException {
    try (var pool = ConnectionPool.open(url);
        var connection = pool.dataSource().getConnection()) {
      pool.dataSource().getConnection().close();
      pool.release();
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void leavesOtherPoolsAsTheyAre() {
    ConnectionPool.onDemand(url).close();
    assertThat(System.getProperty("com.zaxxer.hikari.aliveBypassWindowMs")).isNull();
  }

  @Test
  void tellsThatThePasswordIsWrong() {
    assertRefused(at(url.user() + ":wr0ng@" + hostAndPort()))
        .withMessage(
            "Cannot connect to %s: user or password is wrong. Correct them in the URL; special"
                    .formatted(url)
                + " characters in them are percent-encoded.");
  }

  @Test
  void tellsThatTheDatabaseIsMissing() {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> ConnectionPool.open(url.withDatabase("no_such")))
        .withMessage(
            "Cannot connect to %s: there is no database of that name. Correct it in the URL, or"
                    .formatted(url.withDatabase("no_such"))
                + " create it: %s;".formatted(createDatabase("no_such")));
  }

  @Test
  @Timeout(3)
  void tellsAtOnceThatTheConnectionIsRefused() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertRefused(at("app:s3cret@localhost:" + port))
        .withMessage(
            "Cannot connect to %s: the connection is refused. Start the server, or correct host"
                    .formatted(at("app@localhost:" + port))
                + " and port in the URL.");
  }

  @Test
  void tellsThatTheHostIsUnknown() {
    var port = url.jdbcUrl().contains("mysql") ? 3306 : 5432;
    assertRefused(at("app:s3cret@no-such-host.invalid"))
        .withMessage(
            "Cannot connect to %s: the host is unknown. Correct it in the URL, or enter the"
                    .formatted(at("app@no-such-host.invalid:" + port))
                + " network that knows it.");
  }

  @Test
  void tellsThatNothingAnswers() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var host = "127.0.0.1:" + silent.getLocalPort();
      var start = System.nanoTime();
      assertRefused(at("app:s3cret@" + host) + "?" + impatience())
          .withMessage(
              "Cannot connect to %s: nothing answers. Check host and port in the URL, and that no"
                      .formatted(at("app@" + host))
                  + " firewall or security group is in the way.");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void tellsThatTlsFails() {
    assertRefused(
            at("%s:%s@%s".formatted(url.user(), url.password(), hostAndPort()))
                + "?"
                + tlsParameter())
        .withMessageMatching(
            "Cannot connect to \\Q%s\\E: TLS fails: [^.]+\\. Correct the certificate or ssl[mM]ode in the URL\\."
                .formatted(url));
  }

  static String query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return Objects.requireNonNull(row.getString(1));
    }
  }
}
