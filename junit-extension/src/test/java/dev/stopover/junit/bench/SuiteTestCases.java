package dev.stopover.junit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.MigratedDatabase;
import io.zonky.test.db.postgres.embedded.DatabasePreparer;
import io.zonky.test.db.postgres.junit5.EmbeddedPostgresExtension;
import io.zonky.test.db.postgres.junit5.PreparedDbExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same tests by each way to have a migrated database; each changes five tables. */
final class SuiteTestCases {

  static final int TESTS = 200;

  /** Migrating again takes seconds for each test, so fewer must do. */
  static final int FEWER_TESTS = 5;

  static final int TOUCHED = 5;
  static final List<Long> STARTED = new CopyOnWriteArrayList<>();

  private SuiteTestCases() {}

  static void touch(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (int table = 0; table < TOUCHED; table++) {
        statement.execute(
            "INSERT INTO %s (name) VALUES ('another'), ('and another')"
                .formatted(Scripts.name(table)));
      }
      try (var rows = statement.executeQuery("SELECT COUNT(*), MAX(id) FROM node_00")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(5);
        assertThat(rows.getInt(2)).isEqualTo(5);
      }
    }
  }

  private static void test(DataSource database) throws SQLException {
    STARTED.add(System.nanoTime());
    try (var connection = database.getConnection()) {
      touch(connection);
    }
  }

  @MigratedDatabase(
      packages = "dev.stopover.junit.bench",
      migrations = "filesystem:target/bench/{vendor}")
  static class StopoverTestCase {

    @RepeatedTest(TESTS)
    void test(DataSource database) throws SQLException {
      SuiteTestCases.test(database);
    }
  }

  /** Zonky makes the next copy of its template in the background. */
  static class ZonkyTestCase {

    @RegisterExtension
    final PreparedDbExtension postgres = EmbeddedPostgresExtension.preparedDatabase(new Migrated());

    private record Migrated() implements DatabasePreparer {

      @Override
      public void prepare(DataSource database) {
        flyway(database, "postgresql").migrate();
      }
    }

    @RepeatedTest(TESTS)
    void test() throws SQLException {
      SuiteTestCases.test(postgres.getTestDatabase());
    }
  }

  abstract static class FlywayTestCase {

    private static JdbcDatabaseContainer<?> container;
    private static Flyway flyway;

    static void start(JdbcDatabaseContainer<?> started, String vendor) {
      container = started;
      container.start();
      flyway =
          Flyway.configure()
              .dataSource(container.getJdbcUrl(), container.getUsername(), container.getPassword())
              .locations(Scripts.locationOf(vendor))
              .cleanDisabled(false)
              .load();
    }

    @BeforeEach
    void migrate() {
      flyway.clean();
      flyway.migrate();
    }

    @RepeatedTest(FEWER_TESTS)
    void test() throws SQLException {
      STARTED.add(System.nanoTime());
      try (var connection = container.createConnection("")) {
        touch(connection);
      }
    }

    @AfterAll
    static void stop() {
      container.stop();
    }
  }

  static class PostgresqlFlywayTestCase extends FlywayTestCase {

    @BeforeAll
    static void start() {
      start(new PostgreSQLContainer("postgres:17"), "postgresql");
    }
  }

  static class MysqlFlywayTestCase extends FlywayTestCase {

    @BeforeAll
    static void start() {
      start(new MySQLContainer("mysql:9.7"), "mysql");
    }
  }

  static Flyway flyway(DataSource database, String vendor) {
    return Flyway.configure()
        .dataSource(database)
        .locations(Scripts.locationOf(vendor))
        .cleanDisabled(false)
        .load();
  }
}
