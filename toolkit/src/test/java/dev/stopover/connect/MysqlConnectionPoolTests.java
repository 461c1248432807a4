package dev.stopover.connect;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MysqlConnectionPoolTests extends ConnectionPoolContract {

  MysqlConnectionPoolTests() {
    super("mysql:9.7");
  }

  @Override
  String sessionQuery() {
    return "SELECT CONNECTION_ID()";
  }

  @Override
  String kill(String session) {
    return "KILL CONNECTION " + session;
  }

  @Override
  String createDatabase(String name) {
    return "CREATE DATABASE `%s`".formatted(name);
  }

  @Override
  String tlsParameter() {
    return "sslMode=VERIFY_CA";
  }

  @Override
  String impatience() {
    return "socketTimeout=1000";
  }

  @Test
  void tellsThatThereIsNoPassword() {
    assertRefused(at("root@" + hostAndPort()))
        .withMessage(
            "Cannot connect to %s: user or password is wrong; the URL has no password. Add it."
                .formatted(url()));
  }

  @Test
  void connectsByTlsWithoutAnyParameter() throws SQLException {
    withUser(
        () ->
            ConnectionPool.open(
                    DatabaseUrl.parse(at("fresh:fresh@" + hostAndPort()))
                        .withDatabase("information_schema"))
                .close());
  }

  @Test
  void tellsWhatTakesThePlaceOfTls() throws SQLException {
    withUser(
        () ->
            assertRefused(at("fresh:fresh@" + hostAndPort()) + "?sslMode=DISABLED")
                .withMessage(
                    "Cannot connect to %s: without TLS the password needs the server's public key,"
                            .formatted(at("fresh@" + hostAndPort()))
                        + " which is not asked for by default. Let the server use TLS, and sslMode"
                        + " in the URL allow it; or add allowPublicKeyRetrieval=true, on a network"
                        + " that you trust."));
  }

  @Test
  void tellsThatTheUserMayNotUseTheDatabase() throws SQLException {
    withUser(
        () ->
            assertRefused(at("fresh:fresh@" + hostAndPort()))
                .withMessage(
                    "Cannot connect to %s: Access denied for user 'fresh'@'%%' to database 'mysql'."
                            .formatted(at("fresh@" + hostAndPort()))
                        + " Grant the user rights on the database."));
  }

  /** The server caches the password of one who logged in, and would not ask for the key again. */
  private void withUser(Runnable test) throws SQLException {
    try (var admin = ConnectionPool.open(url());
        var connection = admin.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE USER fresh IDENTIFIED BY 'fresh'");
      try {
        test.run();
      } finally {
        statement.execute("DROP USER fresh");
      }
    }
  }
}
