package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.server.Database;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while a statement runs leaves a database that can be brought on. */
class KilledProcessTests {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"postgres:17", "mysql:9.7"})
  @Timeout(180)
  void upgradeGoesOnAfterTheLastStatementThatRan(String spec) throws Exception {
    try (var database = TestServers.get(spec).create()) {
      var isMysql = database.url().engine() == Engine.MYSQL;
      write(
          "V1__a.sql", "CREATE TABLE a (id int);\n%s;\nALTER TABLE a ADD b int;\n", sleep(isMysql));
      write("V1__a.sql.conf", "executeInTransaction=%s", isMysql);

      var process = start(database);
      var session = sleeping(database, isMysql);
      process.destroyForcibly().waitFor();

      var current = call(database, "current");
      assertThat(current.exitCode()).isEqualTo(3);
      assertThat(current.err())
          .startsWith("Version 1 (a) is half applied: V1__a.sql stopped before its end. The last")
          .contains("statement that ran is line 1 (CREATE TABLE a (id int))")
          .contains(
              "But session " + session + " holds the migration lock, and may still be at it.");
      end(database, session, isMysql);
      write("V1__a.sql", "CREATE TABLE a (id int);\n%s;\nALTER TABLE a ADD b int;\n", "SELECT 1");
      if (!isMysql) {
        assertThat(call(database, "upgrade", "--resume").err())
            .contains("begun, and nobody saw its end, was line 2 (SELECT pg_sleep(100))")
            .contains("`stopover upgrade --resume --in-flight ran`, or `… not-run`");
      }
      var resumed =
          isMysql
              ? call(database, "upgrade", "--resume")
              : call(database, "upgrade", "--resume", "--in-flight", "not-run");
      assertThat(resumed.err()).isEmpty();
      assertThat(resumed.out()).endsWith("he database is at 1.\n");
      assertThat(one(database, "SELECT count(b) FROM a")).contains("0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres:17 | 0 | all is rolled back
          postgres:17 | 1 | all is rolled back
          postgres:17 | 2 | all is rolled back
          postgres:17 | 3 | all is rolled back
          mysql:9.7   | 0 | all is rolled back
          mysql:9.7   | 1 | The last statement that ran is line 1 (CREATE TABLE a (id int PRIMARY KEY))
          # The row of line 2 is not committed yet, so it went with the session.
          mysql:9.7   | 2 | The last statement that ran is line 1 (CREATE TABLE a (id int PRIMARY KEY))
          mysql:9.7   | 3 | The last statement that ran is line 3 (CREATE TABLE b AS SELECT * FROM a)
          """)
  @Timeout(180)
  void everyPlaceOfTheScriptLeadsToTheSameState(String spec, int place, String ran)
      throws Exception {
    var statements =
        List.of(
            "CREATE TABLE a (id int PRIMARY KEY)",
            "INSERT INTO a VALUES (1)",
            "CREATE TABLE b AS SELECT * FROM a");
    try (var database = TestServers.get(spec).create()) {
      var isMysql = database.url().engine() == Engine.MYSQL;
      write("V1__a.sql", script(statements, place, sleep(isMysql)));

      var process = start(database);
      var session = sleeping(database, isMysql);
      process.destroyForcibly().waitFor();
      end(database, session, isMysql);

      write("V1__a.sql", script(statements, place, "SELECT 1"));
      var upgrade = call(database, "upgrade");
      if (isMysql && place > 0) {
        assertThat(upgrade.exitCode()).isEqualTo(3);
        assertThat(upgrade.err())
            .startsWith("Version 1 (a) is half applied: V1__a.sql stopped before its end. ")
            .contains(ran);
        upgrade = call(database, "upgrade", "--resume");
      }

      assertThat(upgrade).returns(0, Call::exitCode).returns("", Call::err);
      assertThat(one(database, "SELECT count(*) FROM a")).contains("1");
      assertThat(one(database, "SELECT count(*) FROM b")).contains("1");
      assertThat(call(database, "current").out()).isEqualTo("1 (head) a\n");
      assertThat(call(database, "upgrade").out())
          .isEqualTo("Nothing is pending: the database is at 1.\n");
    }
  }

  private static String script(List<String> statements, int place, String statement) {
    var all = new ArrayList<>(statements);
    all.add(place, statement);
    return String.join(";\n", all) + ";\n";
  }

  private static String sleep(boolean isMysql) {
    return isMysql ? "SELECT sleep(100)" : "SELECT pg_sleep(100)";
  }

  /** Start an upgrade in a JVM of its own. */
  private Process start(Database database) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "upgrade",
                "--migrations",
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    builder.environment().put("DATABASE_URL", url(database));
    return builder.start();
  }

  private static String sleeping(Database database, boolean isMysql) throws Exception {
    var query =
        isMysql
            ? "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT sleep(100)%'"
            : "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(100)%'";
    while (true) {
      var session = one(database, query);
      if (session.isPresent()) {
        return session.get();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void end(Database database, String session, boolean isMysql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          isMysql ? "KILL " + session : "SELECT pg_terminate_backend(" + session + ", 5000)");
    }
  }

  private static Optional<String> one(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private Call call(Database database, String... arguments) {
    return Call.of(
        Map.of("DATABASE_URL", url(database), "STOPOVER_MIGRATIONS", directory.toString()),
        arguments);
  }

  private static String url(Database database) {
    var url = database.url();
    return "%s%suser=%s&password=%s"
        .formatted(
            url.jdbcUrl(), url.jdbcUrl().contains("?") ? "&" : "?", url.user(), url.password());
  }

  private void write(String name, String text, Object... parameters) throws IOException {
    Files.writeString(directory.resolve(name), text.formatted(parameters));
  }
}
