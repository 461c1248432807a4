package dev.stopover.connect;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresqlConnectionPoolTests extends ConnectionPoolContract {

  PostgresqlConnectionPoolTests() {
    super("postgres:17");
  }

  @Override
  String sessionQuery() {
    return "SELECT pg_backend_pid()";
  }

  @Override
  String kill(String session) {
    return "SELECT pg_terminate_backend(%s, 1000)".formatted(session);
  }

  @Override
  String createDatabase(String name) {
    return "CREATE DATABASE \"%s\"".formatted(name);
  }

  @Override
  String tlsParameter() {
    return "sslmode=require";
  }

  @Override
  String impatience() {
    return "loginTimeout=1";
  }

  @Test
  void tellsThatThereIsNoPassword() {
    assertRefused(at("postgres@" + hostAndPort()))
        .withMessage(
            "Cannot connect to %s: The server requested SCRAM-based authentication, but no password"
                    .formatted(url())
                + " was provided. Set user and password in the URL.");
  }

  @Test
  void tellsThatTheServerIsFull() throws SQLException {
    try (var admin = ConnectionPool.open(url());
        var connection = admin.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE lonely LOGIN PASSWORD 'lonely' CONNECTION LIMIT 0");
      try {
        assertRefused(at("lonely:lonely@" + hostAndPort()))
            .withMessage(
                "Cannot connect to %s: too many connections for role \"lonely\"."
                        .formatted(at("lonely@" + hostAndPort()))
                    + " Close some, or raise the limit.");
      } finally {
        statement.execute("DROP ROLE lonely");
      }
    }
  }

  /** The driver remembers for a while where a test before us was refused, unless it may not. */
  @Test
  void connectsToTheFirstOfSeveralHostsThatAnswers() {
    var hosts = "localhost:1," + hostAndPort();
    var text = at("%s:%s@%s".formatted(url().user(), url().password(), hosts));
    ConnectionPool.open(DatabaseUrl.parse(text + "?hostRecheckSeconds=0")).close();
  }

  @Test
  void tellsThatTheDriverIsMissing() {
    assertRefused("jdbc:aws-wrapper:postgresql://db/shop?password=s3cret")
        .withMessage(
            "Cannot connect to postgresql://db:5432/shop: no driver for its kind is on the class"
                + " path. Add one with --classpath or the key classpath; for jdbc:aws-wrapper: that is"
                + " software.amazon.jdbc:aws-advanced-jdbc-wrapper.");
  }
}
