package dev.stopover.bench;

import dev.stopover.Engine;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.CatalogQueries;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.PatternSyntaxException;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.compare.CompareControl;

/**
 * Measure what it costs to read two schemas and compare them, side by side with others.
 *
 * <p>Every contender takes its turn in every round; the table shows medians, and the ratio to the
 * bare queries: all of our own catalog queries on both databases, prepared and run over JDBC as the
 * product does, their rows read and dropped.
 *
 * <p>Properties: {@code bench.servers} (postgres:17,mysql:9.7), {@code bench.sizes} (100,1000),
 * {@code bench.rounds} (5), {@code bench.rivals} (the largest size that rivals are run at, 100),
 * {@code bench.python} (a Python that has Alembic, SQLAlchemy, psycopg2 and PyMySQL).
 */
public final class ComparisonBenchmark {

  private static final int DIFFERENT = 10;
  private static final int BRANCHES = 8;
  private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

  /** Kept here, since the log manager itself forgets loggers that nobody holds. */
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private final Server server;
  private final Dialect dialect;
  private final CatalogReader reader;
  private final int rounds = Integer.getInteger("bench.rounds", 5);
  private final int rivals = Integer.getInteger("bench.rivals", 100);

  private ComparisonBenchmark(Server server) {
    this.server = server;
    this.dialect = Dialect.of(server.engine());
    this.reader = CatalogReader.of(dialect, Set.of());
  }

  /** Run the benchmark and print its table as Markdown. */
  public static void main(String... arguments) throws Exception {
    LIQUIBASE.setLevel(Level.WARNING);
    System.out.println(
        "| server | tables | foreign keys | contender | ms | to bare | ms a table |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (var spec : System.getProperty("bench.servers", "postgres:17,mysql:9.7").split(",")) {
      try (var server = Server.start(ServerSpec.parse(spec))) {
        var benchmark = new ComparisonBenchmark(server);
        for (var size : System.getProperty("bench.sizes", "100,1000").split(",")) {
          benchmark.run(Integer.parseInt(size), "tree", table -> table / BRANCHES);
          benchmark.run(Integer.parseInt(size), "chain", table -> table - 1);
        }
      }
    }
  }

  private interface Contender {
    void run() throws Exception;
  }

  private void run(int size, String shape, IntUnaryOperator target) throws Exception {
    try (var one = created(size, target);
        var equal = created(size, target);
        var different = created(size, target)) {
      change(different, size);
      var contenders = new LinkedHashMap<String, Contender>();
      contenders.put(
          "bare queries",
          () -> {
            readBare(one);
            readBare(equal);
          });
      contenders.put("Stopover, equal", () -> require(compare(one, equal), 0));
      contenders.put(
          "Stopover, ten tables different", () -> require(compare(one, different), DIFFERENT));
      contenders.put(
          "Stopover, full read",
          () ->
              require(
                  Changes.between(
                      reader.read(one.dataSource()), reader.read(different.dataSource())),
                  DIFFERENT));
      if (size <= rivals) {
        try {
          compareByLiquibase(one, different);
          contenders.put("Liquibase diff", () -> compareByLiquibase(one, different));
        } catch (StackOverflowError | PatternSyntaxException e) {
          // It follows a chain of foreign keys by recursion.
          System.out.printf("| | %d | %s | Liquibase diff | fails | | |%n", size, shape);
        }
      }
      var times = measured(contenders);
      if (size <= rivals && System.getProperty("bench.python") != null) {
        times.put("Alembic compare", compareByAlembic(one, different));
      }
      print(size, shape, times);
    }
  }

  private Map<String, Long> measured(Map<String, Contender> contenders) throws Exception {
    var times = new LinkedHashMap<String, List<Long>>();
    for (var round = 0; round <= rounds; round++) {
      for (var contender : contenders.entrySet()) {
        var start = System.nanoTime();
        contender.getValue().run();
        // The first round warms up.
        if (round > 0) {
          times
              .computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
              .add((System.nanoTime() - start) / NANOSECONDS_PER_MILLISECOND);
        }
      }
    }
    var medians = new LinkedHashMap<String, Long>();
    times.forEach(
        (name, each) -> medians.put(name, each.stream().sorted().toList().get(each.size() / 2)));
    return medians;
  }

  private void print(int size, String shape, Map<String, Long> times) {
    var bare = times.getOrDefault("bare queries", 1L);
    times.forEach(
        (name, time) ->
            System.out.printf(
                Locale.ROOT,
                "| %s %s | %d | %s | %s | %d | %.1f | %.2f |%n",
                server.engine().productName(),
                server.majorVersion(),
                size,
                shape,
                name,
                time,
                (double) time / Math.max(1, bare),
                (double) time / size));
  }

  private Changes compare(Database one, Database other) {
    return reader.contrast(one.dataSource(), other.dataSource()).changes();
  }

  private static void require(Changes changes, int count) {
    if (changes.size() != count) {
      throw new IllegalStateException("expected " + count + " changes, but there are " + changes);
    }
  }

  private void readBare(Database database) throws SQLException {
    var queries =
        dialect.catalogQueries().comparingPrivileges(false).comparingDefiners(true).ofAllTables();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var preparation : queries.preparation()) {
        statement.execute(preparation);
      }
      for (var query : all(queries)) {
        try (var prepared = connection.prepareStatement(query);
            var rows = prepared.executeQuery()) {
          var columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (var i = 1; i <= columns; i++) {
              rows.getString(i);
            }
          }
        }
      }
    }
  }

  private static List<String> all(CatalogQueries queries) {
    var all =
        new ArrayList<>(
            List.of(
                queries.schemata(),
                queries.tables(),
                queries.columns(),
                queries.constraints(),
                queries.indexes(),
                queries.sequences(),
                queries.notCompared()));
    all.addAll(queries.objects());
    all.removeIf(String::isBlank);
    return all;
  }

  private Database created(int size, IntUnaryOperator target) throws SQLException {
    var database = server.create();
    try (var connection = database.dataSource().getConnection()) {
      for (var table = 1; table <= size; table++) {
        create(connection, table, target.applyAsInt(table));
      }
      settle(connection);
    }
    return database;
  }

  /** A database of its age has been vacuumed: otherwise that happens in the middle of a round. */
  private void settle(Connection connection) throws SQLException {
    if (server.engine() == Engine.POSTGRESQL) {
      execute(connection, "VACUUM ANALYZE");
    }
  }

  /** Eight columns, a primary key, a foreign key and three indexes. */
  private static void create(Connection connection, int number, int target) throws SQLException {
    var name = "table_" + number;
    var key =
        target < 1
            ? ""
            : ", CONSTRAINT %s_fk FOREIGN KEY (parent_id) REFERENCES table_%d (id)"
                .formatted(name, target);
    execute(
        connection,
        "CREATE TABLE %s (id bigint NOT NULL, name varchar(100) NOT NULL, code char(8), price numeric(12,2) DEFAULT 0 NOT NULL, active boolean DEFAULT true NOT NULL, created_at timestamp NULL, note text, parent_id bigint, CONSTRAINT %s_pk PRIMARY KEY (id)%s)"
            .formatted(name, name, key),
        "CREATE INDEX %s_a ON %s (parent_id)".formatted(name, name),
        "CREATE UNIQUE INDEX %s_b ON %s (code, name)".formatted(name, name),
        "CREATE INDEX %s_c ON %s (created_at, price)".formatted(name, name));
  }

  private static void change(Database database, int size) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      for (var i = 1; i <= DIFFERENT; i++) {
        execute(
            connection,
            "ALTER TABLE table_%d ADD COLUMN extra_%d integer".formatted(i * size / DIFFERENT, i));
      }
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void compareByLiquibase(Database one, Database other) throws Exception {
    try (var reference = connect(one);
        var target = connect(other)) {
      var factory = DatabaseFactory.getInstance();
      DiffGeneratorFactory.getInstance()
          .compare(
              factory.findCorrectDatabaseImplementation(new JdbcConnection(reference)),
              factory.findCorrectDatabaseImplementation(new JdbcConnection(target)),
              CompareControl.STANDARD);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    var url = database.url();
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  /** Alembic measures itself, warm, in a process of its own, and prints its median. */
  private long compareByAlembic(Database one, Database other)
      throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(
                System.getProperty("bench.python"),
                Path.of(System.getProperty("bench.scripts"), "alembic_compare.py").toString(),
                url(one),
                url(other),
                String.valueOf(rounds))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (command.waitFor() != 0) {
      throw new IllegalStateException("Alembic failed: " + output);
    }
    return Long.parseLong(output.strip());
  }

  private String url(Database database) {
    var url = database.url();
    var scheme = server.engine() == Engine.POSTGRESQL ? "postgresql+psycopg2" : "mysql+pymysql";
    var place = url.jdbcUrl().replaceFirst("^jdbc:\\w+:(//[^?]*).*$", "$1");
    return scheme + ":" + place.replaceFirst("//", "//" + url.user() + ":" + url.password() + "@");
  }
}
