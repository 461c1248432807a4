package dev.stopover.junit.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.stopover.junit.MigratedDatabaseExtension;
import dev.stopover.junit.bench.SuiteTestCases.MysqlFlywayTestCase;
import dev.stopover.junit.bench.SuiteTestCases.PostgresqlFlywayTestCase;
import dev.stopover.junit.bench.SuiteTestCases.StopoverTestCase;
import dev.stopover.junit.bench.SuiteTestCases.ZonkyTestCase;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.slf4j.LoggerFactory;

/**
 * Measure what a fresh database for each test costs, side by side with what one would do otherwise:
 * forty tables with foreign keys, a hundred migrations. Run it with {@code mvn -Pbench -pl
 * junit-extension -am verify -DskipTests -Dexec.skip}; the table is in {@code
 * junit-extension/target/benchmark.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("try") // Some databases are only held.
class DatabasePerTestBenchmark {

  private static final int ROUNDS = 40;
  private static final int FEW_ROUNDS = 3;

  private static final List<String> LINES = new ArrayList<>();

  @BeforeAll
  static void begin() throws Exception {
    Scripts.write();
    LINES.add(machine());
    LINES.add("");
    LINES.add("| PostgreSQL and MySQL in containers, medians | ms | ratio |");
    LINES.add("|---|---:|---:|");
  }

  @AfterAll
  static void write() throws Exception {
    LINES.add("");
    LINES.add(machine());
    Files.write(Path.of("target", "benchmark.md"), LINES);
    LoggerFactory.getLogger(DatabasePerTestBenchmark.class)
        .warn("\n{}\n", String.join("\n", LINES));
  }

  private static String machine() {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    return "%d processors, load average %.1f"
        .formatted(machine.getAvailableProcessors(), machine.getSystemLoadAverage());
  }

  private static void line(String what, double milliseconds, String ratio) {
    LINES.add("| %s | %.1f | %s |".formatted(what, milliseconds, ratio));
  }

  @Order(1)
  @Test
  void freshDatabasesOfPostgresql() throws Exception {
    try (var server = Server.start(ServerSpec.parse("postgres:17"));
        var template = migrated(server, "postgresql")) {
      var url = server.adminUrl();
      var create = new ArrayList<Long>();
      var bare = new ArrayList<Long>();
      try (var admin = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
          var statement = admin.createStatement()) {
        for (int round = 0; round < ROUNDS; round++) {
          long start = System.nanoTime();
          statement.execute(
              "CREATE DATABASE bare TEMPLATE %s STRATEGY FILE_COPY".formatted(template.name()));
          create.add(System.nanoTime() - start);
          var database = url.withDatabase("bare");
          try (var connection =
              DriverManager.getConnection(database.jdbcUrl(), url.user(), url.password())) {
            SuiteTestCases.touch(connection);
          }
          statement.execute("DROP DATABASE bare");
          bare.add(System.nanoTime() - start);
        }
      }
      var take = new ArrayList<Long>();
      var whole = new ArrayList<Long>();
      try (var clones = server.clones(template)) {
        for (int round = 0; round < ROUNDS; round++) {
          long start = System.nanoTime();
          try (var database = clones.take()) {
            take.add(System.nanoTime() - start);
            touch(database);
          }
          whole.add(System.nanoTime() - start);
        }
      }
      double reference = median(create);
      line("PostgreSQL: bare `CREATE DATABASE … TEMPLATE`", reference, "1");
      double bareTest = median(bare);
      line("a test with it: create, connect, touch 5 tables, drop", bareTest, "1");
      line("Stopover: wait for a fresh database", median(take), ratio(median(take), reference));
      line(
          "… a test with it: take, connect, touch 5 tables, give back",
          median(whole),
          ratio(median(whole), bareTest));
    }
  }

  @Order(2)
  @Test
  void freshDatabasesOfMysql() throws Exception {
    try (var server = Server.start(ServerSpec.parse("mysql:9.7"));
        var template = migrated(server, "mysql")) {
      var migrate = new ArrayList<Long>();
      var clone = new ArrayList<Long>();
      for (int round = 0; round < FEW_ROUNDS; round++) {
        long start = System.nanoTime();
        var again = migrated(server, "mysql");
        migrate.add(System.nanoTime() - start);
        again.close();
        start = System.nanoTime();
        var copy = server.copy(template);
        clone.add(System.nanoTime() - start);
        copy.close();
      }
      var putBack = new ArrayList<Long>();
      var whole = new ArrayList<Long>();
      try (var clones = server.clones(template);
          var held = clones.take()) {
        var first = clones.take();
        var second = clones.take();
        first.close();
        second.close();
        for (int round = 0; round < ROUNDS; round++) {
          long start = System.nanoTime();
          try (var database = clones.take()) {
            touch(database);
          }
          whole.add(System.nanoTime() - start);
        }
        // With one clone in turn, the next test waits until its rows are put back.
        try (var other = clones.take()) {
          for (int round = 0; round < ROUNDS; round++) {
            var database = clones.take();
            touch(database);
            long start = System.nanoTime();
            database.close();
            clones.take().close();
            putBack.add(System.nanoTime() - start);
          }
        }
      }
      double reference = median(migrate);
      line("MySQL: the 100 migrations again", reference, "1");
      line("Stopover: another clone", median(clone), ratio(median(clone), reference));
      line(
          "… 5 touched tables put back, counters included",
          median(putBack),
          ratio(median(putBack), reference));
      line(
          "… a test: take, connect, touch 5 tables, give back",
          median(whole),
          ratio(median(whole), reference));
    }
  }

  @Order(3)
  @Test
  void suites() throws IOException {
    LINES.add("");
    LINES.add(
        "| 200 tests that touch 5 tables each | until the first, s | 200 tests, s | a test, ms |");
    LINES.add("|---|---:|---:|---:|");
    remembered("`postgres:17`", "postgres:17");
    remembered("`embedded`", "embedded");
    suite("Zonky's embedded PostgreSQL with prefetch", ZonkyTestCase.class, "");
    suite(
        "Testcontainers + Flyway, `postgres:17`, clean and migrate",
        PostgresqlFlywayTestCase.class,
        "");
    remembered("`mysql:9.7`", "mysql:9.7");
    suite("Testcontainers + Flyway, `mysql:9.7`, clean and migrate", MysqlFlywayTestCase.class, "");
  }

  /** The first run proves each version, and the second one knows that. */
  private static void remembered(String what, String engine) throws IOException {
    var reports = Path.of("target", "bench", "stopover");
    try (var files = Files.exists(reports) ? Files.walk(reports) : Stream.<Path>empty()) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    suite("Stopover, " + what + ", all checks", StopoverTestCase.class, engine);
    suite("… the next run of the same scripts", StopoverTestCase.class, engine);
  }

  private static void suite(String what, Class<?> fixture, String engine) {
    SuiteTestCases.STARTED.clear();
    long start = System.nanoTime();
    var kit = EngineTestKit.engine("junit-jupiter").selectors(selectClass(fixture));
    if (!engine.isEmpty()) {
      kit.configurationParameter(MigratedDatabaseExtension.ENGINES, engine);
      kit.configurationParameter(MigratedDatabaseExtension.REPORTS, "target/bench/stopover");
    }
    kit.execute().allEvents().assertStatistics(all -> all.failed(0));
    var started = List.copyOf(SuiteTestCases.STARTED);
    int tests = started.size();
    double each = (started.get(tests - 1) - started.get(0)) / 1e6 / (tests - 1);
    double first = (started.get(0) - start) / 1e9;
    LINES.add(
        "| %s | %.1f | %.1f%s | %.1f |"
            .formatted(
                what,
                first,
                first + each * SuiteTestCases.TESTS / 1e3,
                tests == SuiteTestCases.TESTS ? "" : " (from %d)".formatted(tests),
                each));
  }

  /** No pool may hold a connection to what is copied. */
  private static Database migrated(Server server, String vendor) {
    var database = server.create();
    var url = database.url();
    Flyway.configure()
        .dataSource(url.jdbcUrl(), url.user(), url.password())
        .locations(Scripts.locationOf(vendor))
        .load()
        .migrate();
    return database;
  }

  private static void touch(Database database) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      SuiteTestCases.touch(connection);
    }
  }

  private static double median(List<Long> nanoseconds) {
    var sorted = nanoseconds.stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / 1e6;
  }

  private static String ratio(double value, double reference) {
    return "%.3g".formatted(value / reference);
  }
}
