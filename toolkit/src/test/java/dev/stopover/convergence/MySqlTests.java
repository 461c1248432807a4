package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stopover.Engine;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import dev.stopover.verify.Drift;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lead MySQL from one schema to another and back, and hold the result against its own dump. */
@TestInstance(Lifecycle.PER_CLASS)
final class MySqlTests {

  private Server server;

  @BeforeAll
  void startServer() {
    server = Server.start(ServerSpec.parse(System.getProperty("stopover.mysql", "mysql:9.7")));
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"schemas", "tables"})
  void converges(String title, String from, String to) {
    var convergence = Convergence.on(server);
    assertThat(convergence.problemsWithItself(title, from)).isEmpty();
    assertThat(convergence.problemsWithItself(title, to)).isEmpty();
    assertThat(convergence.problemsBetween(title, from, to)).isEmpty();
  }

  /**
   * A file is in Unicode, so it cannot make an object as a client of another character set does.
   */
  @Test
  void readsTextOfClientsWithAnotherCharacterSet() throws SQLException {
    try (var database = server.create();
        var goal = server.create()) {
      var procedure = "CREATE PROCEDURE p () COMMENT 'é' SELECT 'é'";
      var view = "CREATE VIEW v AS SELECT 'é' AS a";
      try (var connection =
              DriverManager.getConnection(
                  goal.url().jdbcUrl() + "&characterEncoding=latin1",
                  goal.url().user(),
                  goal.url().password());
          var statement = connection.createStatement()) {
        statement.execute(procedure);
        statement.execute(view);
      }
      execute(database.dataSource(), procedure, view);
      var made = reader().read(goal.dataSource()).objects();
      assertThat(made).allMatch(object -> object.definition().contains("'é'"));
      assertThat(made)
          .extracting(SchemaObject::definition)
          .isEqualTo(
              reader().read(database.dataSource()).objects().stream()
                  .map(SchemaObject::definition)
                  .toList());
      assertThat(made).noneMatch(object -> object.parts().toString().contains("client"));
    }
  }

  /** A column keeps its character set where only the table's is changed. */
  @Test
  void takesAUsualCollationForTheSameWhetherItIsNamedOrNot() throws SQLException {
    try (var database = server.create();
        var goal = server.create()) {
      execute(
          database.dataSource(),
          "CREATE TABLE t (a varchar(9)) CHARSET latin1",
          "ALTER TABLE t CHARSET utf8mb4");
      execute(goal.dataSource(), "CREATE TABLE t (a varchar(9) CHARACTER SET latin1)");
      assertThat(reader().contrast(database.dataSource(), goal.dataSource()).isEqual()).isTrue();
      execute(goal.dataSource(), "ALTER TABLE t MODIFY a varchar(9) COLLATE latin1_general_ci");
      assertThat(reader().contrast(database.dataSource(), goal.dataSource()).isEqual()).isFalse();
    }
  }

  @Test
  void takesATablespaceForTheSameWhetherItIsNamedOrNot() throws SQLException {
    try (var database = server.create();
        var goal = server.create()) {
      execute(database.dataSource(), "CREATE TABLE t (a int)");
      execute(goal.dataSource(), "CREATE TABLE t (a int) TABLESPACE innodb_file_per_table");
      assertThat(reader().contrast(database.dataSource(), goal.dataSource()).isEqual()).isTrue();
      assertThat(
              Changes.between(
                  reader().read(database.dataSource()), reader().read(goal.dataSource())))
          .isEmpty();
    }
  }

  /** An event that says nothing of its start is the same, whenever and wherever it was made. */
  @Test
  void doesNotCompareWhenAnEventWasMade() throws SQLException {
    try (var database = server.create();
        var goal = server.create()) {
      var event = "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1";
      var usual = "SET time_zone = DEFAULT, timestamp = DEFAULT";
      execute(database.dataSource(), "SET time_zone = '+05:00'", event, usual);
      execute(
          goal.dataSource(),
          "SET time_zone = '+05:00', timestamp = UNIX_TIMESTAMP() - 1000",
          event,
          usual);
      assertThat(reader().contrast(database.dataSource(), goal.dataSource()).isEqual()).isTrue();
    }
  }

  /** A dump tells when an event was made, and what {@code CURRENT_DATE} was then. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "EVERY 1 DAY STARTS '2020-01-01 02:03:04', EVERY 1 DAY, true",
        "EVERY 1 DAY STARTS '2020-01-01 02:03:04', EVERY 1 HOUR, false",
        "EVERY 1 DAY STARTS '2020-01-01 02:00:00', EVERY 1 DAY STARTS CURRENT_DATE + INTERVAL 26 HOUR, true",
        "EVERY 1 DAY STARTS '2020-01-01 03:00:00', EVERY 1 DAY STARTS CURRENT_DATE + INTERVAL 26 HOUR, false",
        "EVERY 2 MONTH STARTS '2020-01-05 00:00:00', EVERY 2 MONTH STARTS '2021-07-05 00:00:00', true",
        "EVERY 2 MONTH STARTS '2020-01-05 00:00:00', EVERY 2 MONTH STARTS '2021-08-05 00:00:00', false",
        "EVERY 1 DAY STARTS '2020-01-01 00:00:00', EVERY 1 DAY STARTS '2090-01-01 00:00:00', false",
      })
  void takesEventsForTheSameThatRunAtTheSameTimes(String one, String other, boolean isSame)
      throws SQLException {
    var event = "CREATE EVENT e ON SCHEDULE %s DO SELECT 1";
    try (var live = server.create();
        var expected = server.create()) {
      execute(live.dataSource(), event.formatted(one));
      execute(expected.dataSource(), event.formatted(other));
      var contrast = reader().contrast(live.dataSource(), expected.dataSource());
      assertThat(contrast.isEqual()).isFalse();
      var dialect = Dialect.of(Engine.MYSQL);
      assertThat(contrast.withoutOtherWords(dialect).isEqual()).isEqualTo(isSame);
      assertThat(
              Drift.between(
                      reader().read(live.dataSource()),
                      reader().read(expected.dataSource()),
                      dialect)
                  .isEmpty())
          .isEqualTo(isSame);
    }
  }

  /** A dump names the collation of each column that has not the usual one of its character set. */
  @Test
  void takesARestoredDatabaseForTheSame() throws SQLException {
    var table = "CREATE TABLE t (a varchar(9)%s NOT NULL, b text%s, KEY k (a)) COLLATE utf8mb4_bin";
    try (var live = server.create();
        var expected = server.create()) {
      execute(live.dataSource(), table.formatted(" COLLATE utf8mb4_bin", " COLLATE utf8mb4_bin"));
      execute(expected.dataSource(), table.formatted("", ""));
      var dialect = Dialect.of(Engine.MYSQL);
      var contrast = reader().contrast(live.dataSource(), expected.dataSource());
      assertThat(contrast.withoutOtherWords(dialect).isEqual()).isTrue();
      execute(live.dataSource(), "ALTER TABLE t MODIFY b text COLLATE utf8mb4_general_ci");
      assertThat(
              reader()
                  .contrast(live.dataSource(), expected.dataSource())
                  .withoutOtherWords(dialect)
                  .changes())
          .hasSize(1);
    }
  }

  /** The catalog shows a join in parentheses once its view was made from what the server shows. */
  @Test
  void takesAViewThatWasRestoredForTheSame() throws SQLException {
    var view = "CREATE VIEW v AS SELECT x.a, y.b FROM %s";
    try (var live = server.create();
        var expected = server.create()) {
      for (var database : List.of(live, expected)) {
        execute(
            database.dataSource(),
            "CREATE TABLE x (a int)",
            "CREATE TABLE y (b int)",
            view.formatted(database == live ? "(x JOIN y)" : "x, y"));
      }
      assertThat(reader().contrast(live.dataSource(), expected.dataSource()).isEqual()).isTrue();
      execute(live.dataSource(), view.replace("CREATE", "CREATE OR REPLACE").formatted("y JOIN x"));
      assertThat(reader().contrast(live.dataSource(), expected.dataSource()).isEqual()).isFalse();
    }
  }

  @Test
  void leavesColumnsBehindWhereOnlyTheTableGoesOver() {
    var table = "CREATE TABLE t (a varchar(9), b text, c enum('x')) CHARSET %s;";
    var problems =
        Convergence.on(server)
            .problemsBetween(
                "a column with the character set that its table had",
                table.formatted("latin1") + table.replace("t (", "u (").formatted("utf8mb3"),
                table.formatted("latin1")
                    + "ALTER TABLE t CHARSET utf8mb4;"
                    + table.replace("t (", "u (").formatted("utf8mb3")
                    + "ALTER TABLE u CHARSET utf8mb4, MODIFY b text;");
    assertThat(problems).isEmpty();
  }

  /** The rows get values of their own, and nobody is told of an update. */
  @Test
  void fillsANewColumnUnheard() throws SQLException {
    try (var database = server.create();
        var goal = server.create()) {
      var table =
          "CREATE TABLE t (id int PRIMARY KEY,"
              + " changed datetime DEFAULT '2001-02-03' ON UPDATE CURRENT_TIMESTAMP%s)";
      var heard = "CREATE TABLE heard (n int)";
      var trigger = "CREATE TRIGGER r AFTER UPDATE ON t FOR EACH ROW INSERT INTO heard VALUES (1)";
      var column = ", u char(36) NOT NULL DEFAULT (uuid())";
      execute(database.dataSource(), table.formatted(""), heard, trigger);
      execute(goal.dataSource(), table.formatted(column), heard, trigger);
      execute(database.dataSource(), "INSERT INTO t (id) VALUES (1), (2)");
      var changes =
          Changes.between(reader().read(database.dataSource()), reader().read(goal.dataSource()));
      execute(
          database.dataSource(),
          Dialect.of(Engine.MYSQL).statements(changes).toArray(String[]::new));
      try (var connection = database.dataSource().getConnection();
          var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "SELECT (SELECT COUNT(*) FROM heard), COUNT(DISTINCT u), MAX(changed) FROM t")) {
        rows.next();
        assertThat(rows.getInt(1)).isZero();
        assertThat(rows.getInt(2)).isEqualTo(2);
        assertThat(rows.getString(3)).isEqualTo("2001-02-03 00:00:00");
      }
    }
  }

  @Test
  void keepsTheRowThatIsNumberedZero() throws SQLException {
    try (var database = server.create();
        var goal = server.create()) {
      execute(database.dataSource(), "CREATE TABLE t (id int PRIMARY KEY, a int)");
      execute(database.dataSource(), "INSERT INTO t (id) VALUES (0), (5)");
      execute(goal.dataSource(), "CREATE TABLE t (a int, id int AUTO_INCREMENT PRIMARY KEY)");
      var changes =
          Changes.between(reader().read(database.dataSource()), reader().read(goal.dataSource()));
      execute(
          database.dataSource(),
          Dialect.of(Engine.MYSQL).statements(changes).toArray(String[]::new));
      try (var connection = database.dataSource().getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT MIN(id), @@sql_mode FROM t")) {
        rows.next();
        assertThat(rows.getInt(1)).isZero();
        assertThat(rows.getString(2)).doesNotContain("NO_AUTO_VALUE_ON_ZERO");
      }
    }
  }

  /** A session may take quotes and backslashes for something else. */
  @Test
  void readsTheSameInEverySession() throws SQLException {
    try (var database = server.create()) {
      execute(
          database.dataSource(),
          "CREATE TABLE t (a varchar(9) DEFAULT 'a\\\\b' COMMENT 'c\\\\d',"
              + " CONSTRAINT k CHECK (a <> 'x\\\\y'))");
      var usual = reader().read(database.dataSource());
      try (var connection = database.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("SET sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES'");
        assertThat(reader().read(connection)).isEqualTo(usual);
        try (var mode = statement.executeQuery("SELECT @@sql_mode")) {
          mode.next();
          assertThat(mode.getString(1)).contains("ANSI_QUOTES", "NO_BACKSLASH_ESCAPES");
        }
        statement.execute("SET sql_mode = DEFAULT");
      }
    }
  }

  private static CatalogReader reader() {
    return CatalogReader.of(Dialect.of(Engine.MYSQL), Set.of());
  }

  @Test
  void namesWhatTheUserCannotSee() throws SQLException {
    try (var database = server.create()) {
      execute(
          database.dataSource(),
          "CREATE TABLE t (a int)",
          "CREATE VIEW v AS SELECT a FROM t",
          "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
          "CREATE FUNCTION f () RETURNS int NO SQL RETURN 1",
          "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1",
          "CREATE USER reader IDENTIFIED BY 'secret'");
      var rights = " ON " + database.name() + ".* TO reader";
      execute(database.dataSource(), "GRANT SELECT" + rights);
      assertThat(read(database).notCompared())
          .containsExactly(
              "events that this user cannot see, for which it needs the right to EVENT",
              "routines that this user cannot see, for which it needs the right to SHOW_ROUTINE",
              "triggers that this user cannot see, for which it needs the right to TRIGGER",
              "view v, whose text needs the right to SHOW VIEW");
      execute(database.dataSource(), "GRANT SHOW VIEW, TRIGGER, EVENT, EXECUTE" + rights);
      assertThat(read(database).notCompared())
          .containsExactly("function f, whose text needs the right to SHOW_ROUTINE");
      execute(database.dataSource(), "GRANT SHOW_ROUTINE ON *.* TO reader");
      var seen = read(database);
      assertThat(seen.notCompared()).isEmpty();
      assertThat(seen.objects()).hasSize(4);
      execute(database.dataSource(), "DROP USER reader");
    }
  }

  private static Schema read(Database database) throws SQLException {
    try (var connection =
        DriverManager.getConnection(database.url().jdbcUrl(), "reader", "secret")) {
      return CatalogReader.of(Dialect.of(Engine.MYSQL), Set.of()).read(connection);
    }
  }

  private static void execute(DataSource database, String... statements) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void leavesPartitionsAndIndexesWhereTheyAre() {
    var statements =
        Convergence.on(server)
            .sqlBetween(
                """
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE c (a int, KEY i (a), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id));
                CREATE TABLE r (d date NOT NULL, v int) PARTITION BY RANGE COLUMNS (d)
                  (PARTITION p1 VALUES LESS THAN ('2024-01-01'), PARTITION px VALUES LESS THAN (MAXVALUE));
                """,
                """
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE c (a int, KEY i (a), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE);
                CREATE TABLE r (d date NOT NULL, v bigint) PARTITION BY RANGE COLUMNS (d)
                  (PARTITION p1 VALUES LESS THAN ('2024-01-01'), PARTITION p2 VALUES LESS THAN ('2024-02-01'),
                   PARTITION px VALUES LESS THAN (MAXVALUE));
                """);
    assertThat(statements)
        .containsExactly(
            "ALTER TABLE c DROP FOREIGN KEY f",
            "ALTER TABLE r MODIFY COLUMN v bigint",
            """
            ALTER TABLE r REORGANIZE PARTITION px INTO (PARTITION p2 VALUES LESS THAN ('2024-02-01') ENGINE = InnoDB,
                PARTITION px VALUES LESS THAN (MAXVALUE) ENGINE = InnoDB)""",
            "ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE");
  }

  @Test
  void bringsColumnsIntoOrderAtOnce() {
    assertThat(
            Convergence.on(server)
                .sqlBetween(
                    "CREATE TABLE t (a int, b int, c int)", "CREATE TABLE t (c int, b int, a int)"))
        .containsExactly(
            "ALTER TABLE t MODIFY COLUMN b int AFTER c,\n    MODIFY COLUMN a int AFTER b");
  }

  @Test
  void leavesPartitionsBetweenThoseThatComeAndGo() {
    var table = "CREATE TABLE t (d int NOT NULL) PARTITION BY RANGE (d) (%s);";
    var part = "PARTITION %s VALUES LESS THAN (%s) ENGINE = InnoDB";
    var one = part.formatted("p1", "10");
    var two = part.formatted("p2", "20");
    var three = part.formatted("p3", "30");
    var four = part.formatted("p4", "40");
    var end = part.replace("(%s)", "%s").formatted("px", "MAXVALUE");
    var convergence = Convergence.on(server);
    assertThat(
            convergence.sqlBetween(
                table.formatted(String.join(", ", one, two, three, end)),
                table.formatted(String.join(", ", two, three, four, end))))
        .containsExactly(
            "ALTER TABLE t REORGANIZE PARTITION p1, p2 INTO (" + two + ")",
            "ALTER TABLE t REORGANIZE PARTITION px INTO (" + four + ",\n    " + end + ")");
    assertThat(
            convergence.sqlBetween(
                table.formatted(String.join(", ", one, two, three)),
                table.formatted(String.join(", ", two, three, four))))
        .containsExactly(
            "ALTER TABLE t REORGANIZE PARTITION p1, p2 INTO (" + two + ")",
            "ALTER TABLE t ADD PARTITION (" + four + ")");
  }

  @Test
  void leavesWhatIsComputedFromAColumnOfAnotherType() {
    var table =
        """
        CREATE TABLE t (a %1$s NOT NULL, n %2$s, b varchar(20) AS (lower(a)) STORED NOT NULL,
          c varchar(20) AS (upper(b)) VIRTUAL, d int AS (n + 1) STORED, UNIQUE KEY b (b), KEY c (c),
          KEY e ((left(a, 3))));
        INSERT INTO t (a, n) VALUES ('x', 1);
        """;
    var from = table.formatted("varchar(20)", "int");
    var to = table.formatted("varchar(300) COLLATE utf8mb4_bin", "bigint");
    var convergence = Convergence.on(server);
    assertThat(convergence.sqlBetween(from, to))
        .containsExactly(
            "ALTER TABLE t MODIFY COLUMN a varchar(300) COLLATE utf8mb4_bin NOT NULL",
            "ALTER TABLE t MODIFY COLUMN n bigint");
    assertThat(convergence.problemsBetween("computed", from, to)).isEmpty();
    assertThat(
            convergence.sqlBetween(from, from.replace("d int AS (n + 1)", "d bigint AS (n + 2)")))
        .containsExactly(
            "ALTER TABLE t MODIFY COLUMN d bigint GENERATED ALWAYS AS ((`n` + 2)) STORED");
  }

  @Test
  void leavesForeignKeysWhoseIndexesTakeOtherNames() {
    var child =
        "CREATE TABLE c (p int, KEY %s (p), CONSTRAINT f FOREIGN KEY (p) REFERENCES p (k));";
    var parent = "CREATE TABLE p (id int PRIMARY KEY, k int, UNIQUE KEY %s (k));";
    assertThat(
            Convergence.on(server)
                .sqlBetween(
                    parent.formatted("a") + child.formatted("b"),
                    parent.formatted("x") + child.formatted("y")))
        .containsExactly("ALTER TABLE c RENAME INDEX b TO y", "ALTER TABLE p RENAME INDEX a TO x");
  }

  static Stream<Arguments> tables() {
    return Cases.in("mysql-tables.sql").stream()
        .map(each -> arguments(each.title(), each.from(), each.to()));
  }

  static Stream<Arguments> schemas() {
    return Stream.of(
        arguments(
            "options of a table",
            "CREATE TABLE t (id int);",
            """
            CREATE TABLE t (id int) ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 8 STATS_PERSISTENT = 1
              STATS_AUTO_RECALC = 0 STATS_SAMPLE_PAGES = 10 AVG_ROW_LENGTH = 100 MAX_ROWS = 1000
              MIN_ROWS = 10 CHECKSUM = 1 DELAY_KEY_WRITE = 1 PACK_KEYS = 1 AUTO_INCREMENT = 77
              COMMENT = 'it''s \\\\ \\n "x"';
            """),
        arguments(
            "compression",
            "CREATE TABLE t (id int) COMPRESSION = 'zlib'; CREATE TABLE u (id int);",
            "CREATE TABLE t (id int); CREATE TABLE u (id int) COMPRESSION = 'lz4';"),
        arguments(
            "engines",
            """
            CREATE TABLE t (id int PRIMARY KEY, b varchar(10), KEY h (b), KEY bt (b) USING BTREE)
              ENGINE = MEMORY MAX_ROWS = 5;
            CREATE TABLE u (id int NOT NULL) ENGINE = CSV;
            """,
            """
            CREATE TABLE t (id int PRIMARY KEY, b varchar(10), KEY h (b)) ENGINE = MyISAM
              ROW_FORMAT = FIXED;
            CREATE TABLE u (id int NOT NULL);
            CREATE TABLE v (id int) ENGINE = BLACKHOLE;
            CREATE TABLE w (n int, id int AUTO_INCREMENT, KEY (n, id)) ENGINE = MyISAM;
            """),
        arguments(
            "collation of a table",
            """
            CREATE TABLE t (id int PRIMARY KEY, a varchar(10), b varchar(10) COLLATE utf8mb4_bin,
              c varchar(10) CHARACTER SET latin1, d enum('x', 'é'), e text) CHARSET latin1;
            """,
            """
            CREATE TABLE t (id int PRIMARY KEY, a varchar(10), b varchar(10) COLLATE utf8mb4_bin,
              c varchar(10) CHARACTER SET latin1, d enum('x', 'é'), e text) CHARSET utf8mb4;
            """),
        arguments(
            "collation of a table whose columns come and go",
            """
            CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, a varchar(10), b text, KEY k (a),
              FULLTEXT KEY f (b)) CHARSET latin1;
            CREATE TABLE u (id int, b varchar(20), c int) CHARSET utf8mb3;
            """,
            """
            CREATE TABLE t (a varchar(20), id int, n int PRIMARY KEY AUTO_INCREMENT, b text,
              KEY k (id), FULLTEXT KEY f (a, b)) CHARSET utf8mb4;
            CREATE TABLE u (b varchar(30), id int, KEY k (b)) CHARSET utf8mb4;
            """),
        arguments(
            "engine together with columns and keys that it does not bear",
            "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, a varchar(9), b json, KEY k (a));",
            "CREATE TABLE t (id int NOT NULL, a varchar(9)) ENGINE = ARCHIVE;"),
        arguments(
            "reference system under spatial keys",
            """
            CREATE TABLE t (p point NOT NULL SRID 0, q point NOT NULL SRID 0, SPATIAL KEY p (p),
              SPATIAL KEY q (q));
            """,
            """
            CREATE TABLE t (p point NOT NULL SRID 4326, q geometry NOT NULL SRID 4326,
              SPATIAL KEY p (p) COMMENT 'x', SPATIAL KEY q (q));
            """),
        arguments(
            "clients that take Unicode for another character set",
            """
            SET NAMES latin1;
            CREATE TABLE t (a int, b varchar(9));
            CREATE VIEW v AS SELECT 'é' AS `Á`, a FROM t;
            CREATE PROCEDURE p () COMMENT 'Á' SELECT 'é', "中";
            CREATE FUNCTION f () RETURNS int DETERMINISTIC RETURN length('é');
            CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 'é';
            CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' COMMENT 'é'
              DO SELECT 'é';
            """,
            """
            SET NAMES utf8mb3;
            CREATE TABLE t (a int, b varchar(9));
            CREATE VIEW v AS SELECT 'é' AS `Á`, a FROM t;
            SET NAMES latin1;
            CREATE PROCEDURE p () COMMENT 'É' SELECT 'é', "中";
            SET NAMES utf8mb4;
            CREATE FUNCTION f () RETURNS int DETERMINISTIC RETURN length('é');
            """),
        arguments(
            "checks that were rewritten for another character set",
            """
            CREATE TABLE t (a varchar(9) CHARACTER SET latin1, b int,
              CONSTRAINT c CHECK (upper(a) NOT IN ('é', 'it''s \\\\ Á', 'x')));
            ALTER TABLE t ADD c int;
            """,
            """
            CREATE TABLE t (a varchar(9) CHARACTER SET latin1, b int,
              CONSTRAINT c CHECK (upper(a) NOT IN ('é', 'it''s \\\\ Á', 'x', 'ß')) NOT ENFORCED);
            ALTER TABLE t ADD d int;
            """),
        arguments(
            "numbers that a key points to",
            """
            CREATE TABLE p (id int AUTO_INCREMENT PRIMARY KEY);
            CREATE TABLE c (id int PRIMARY KEY, p int, FOREIGN KEY (p) REFERENCES p (id));
            CREATE TABLE s (id int AUTO_INCREMENT PRIMARY KEY, up int, n int,
              FOREIGN KEY (up) REFERENCES s (id));
            CREATE TABLE d (id int PRIMARY KEY, a int, FOREIGN KEY (id) REFERENCES p (id));
            """,
            """
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE c (id int AUTO_INCREMENT PRIMARY KEY, p int NOT NULL DEFAULT 1,
              FOREIGN KEY (p) REFERENCES p (id));
            CREATE TABLE s (n int, id int PRIMARY KEY, up int NOT NULL,
              FOREIGN KEY (up) REFERENCES s (id));
            CREATE TABLE d (a int, id int AUTO_INCREMENT PRIMARY KEY,
              FOREIGN KEY (id) REFERENCES p (id));
            """),
        arguments(
            "checks beside another character set",
            "CREATE TABLE t (a varchar(9), b int, CONSTRAINT c CHECK (a <> 'x')) CHARSET latin1;",
            "CREATE TABLE t (a varchar(9), b int, CONSTRAINT c CHECK (a <> 'x')) CHARSET utf8mb4;"),
        arguments(
            "defaults that replication forbids to add with the column",
            """
            CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1), (2);
            CREATE TABLE u (id int PRIMARY KEY AUTO_INCREMENT);
            """,
            """
            CREATE TABLE t (id int PRIMARY KEY, u char(36) NOT NULL DEFAULT (uuid()),
              r double DEFAULT (rand() * 2));
            CREATE TABLE u (id int, n int PRIMARY KEY AUTO_INCREMENT,
              `b k` varbinary(9) DEFAULT (random_bytes(9)), KEY k (id));
            """),
        arguments(
            "collation of columns",
            """
            CREATE TABLE t (a varchar(10), b varchar(10) COLLATE utf8mb4_bin,
              c varchar(10) COLLATE utf8mb4_0900_ai_ci, d nchar(5));
            """,
            """
            CREATE TABLE t (a varchar(10) COLLATE utf8mb4_0900_ai_ci, b varchar(10),
              c varchar(10) COLLATE latin1_swedish_ci, d char(5) COLLATE ascii_bin);
            """),
        arguments(
            "types of columns",
            """
            CREATE TABLE t (a tinyint, b smallint unsigned, c int(5) zerofill, d bigint,
              e decimal(10, 3), f float(7, 3), g double, h bit(3), i year, j bool, k char(3),
              l varchar(20), m binary(3), n varbinary(20), o tinytext, p blob, q date, r time(2),
              s datetime(3), u timestamp NULL, v json, w enum('a', 'b,c', 'it''s'),
              x set('a', 'b'), y point /*!90000 , z vector(10) */);
            """,
            """
            CREATE TABLE t (a int unsigned, b smallint, c int, d decimal(20), e decimal(12, 3),
              f float, g double unsigned, h bit(64), i smallint, j tinyint, k char(0),
              l varchar(300), m binary(30), n blob, o text, p longblob, q datetime, r time,
              s datetime, u timestamp(6) NULL, v longtext, w enum('a', 'b,c', 'it''s', 'c\\\\d'),
              x set('a', 'b', 'x y', ''''), y geometry /*!90000 , z vector(20) */);
            """),
        arguments(
            "defaults",
            """
            CREATE TABLE t (id int DEFAULT 7, a varchar(20) DEFAULT 'a\\\\b''c"d\\n\\t%_', b bit(3),
              c binary(4) DEFAULT 'ab', d varbinary(10) DEFAULT 0x00ff10, e json,
              f timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
              g enum('x', 'y') DEFAULT 'y', h set('a', 'b') DEFAULT 'a,b', i float DEFAULT 1e10,
              j decimal(10, 3) unsigned zerofill DEFAULT 12, k year DEFAULT 2020, l text,
              m datetime DEFAULT (now() + interval 1 day), n date DEFAULT '2020-01-01',
              o timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, p varchar(5) DEFAULT '',
              q timestamp NOT NULL, r varchar(36) DEFAULT (uuid()), s int DEFAULT -5);
            """,
            """
            CREATE TABLE t (id int, a varchar(20) DEFAULT 'é', b bit(3) DEFAULT b'101',
              c binary(4) DEFAULT 0x00000000, d varbinary(10) DEFAULT '',
              e json DEFAULT (json_object('a', 'it''s "q" \\\\ x', 'é', 0x41, b'1', N'n')),
              f timestamp NULL, g enum('x', 'y') DEFAULT 'x', h set('a', 'b') DEFAULT '',
              i float DEFAULT 0, j decimal(10, 3) unsigned zerofill, k year, l text DEFAULT ('abc'),
              m datetime ON UPDATE CURRENT_TIMESTAMP, n date DEFAULT (curdate()),
              o timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              p varchar(5) NOT NULL DEFAULT 'NULL', q timestamp NOT NULL DEFAULT '2020-01-01 00:00:00',
              r varchar(36) DEFAULT 'uuid()', s int DEFAULT (-(5)));
            """),
        arguments(
            "facts of columns",
            """
            CREATE TABLE t (a int NOT NULL COMMENT 'it''s \\\\ "x" \\n', b int INVISIBLE COMMENT 'b',
              c point NOT NULL SRID 4326, d int, e varchar(10) NOT NULL);
            """,
            """
            CREATE TABLE t (a int COMMENT 'é', b bigint COMMENT 'b', c point NOT NULL SRID 0,
              d int INVISIBLE NOT NULL DEFAULT 5, e varchar(10));
            """),
        arguments(
            "generated columns",
            """
            CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL,
              c int GENERATED ALWAYS AS (a + 2) STORED, d int, e int AS (a) STORED NOT NULL,
              f varchar(20) AS (concat(a, 'it''s \\\\ ', 'é')) COMMENT 'x', KEY (b), g int AS (b + 1));
            """,
            """
            CREATE TABLE t (a bigint, b int GENERATED ALWAYS AS (a + 1) STORED, c int,
              d int AS (a) VIRTUAL, e int AS (a + 5) STORED NOT NULL INVISIBLE, f varchar(20),
              g int AS (b + 1));
            """),
        arguments(
            "order of columns",
            "CREATE TABLE t (a int, b int NOT NULL DEFAULT 1, c int, d int, e int AS (a + b));",
            "CREATE TABLE t (d int, x int, b bigint NOT NULL DEFAULT 1, e int AS (a + b), a int);"),
        arguments(
            "all columns",
            "CREATE TABLE t (a int, b int); CREATE TABLE u (id int AUTO_INCREMENT PRIMARY KEY);",
            "CREATE TABLE t (c int, d int); CREATE TABLE u (no int AUTO_INCREMENT PRIMARY KEY);"),
        arguments(
            "keys",
            """
            CREATE TABLE t (a varchar(10) NOT NULL, b text, c point NOT NULL SRID 4326, d json, e int,
              PRIMARY KEY (a(3)), KEY k1 (a(3) DESC, e), UNIQUE KEY k2 (e) COMMENT 'it''s',
              KEY k3 ((lower(a)), (concat(a, 'it''s \\\\'))), FULLTEXT KEY k4 (b) WITH PARSER ngram,
              SPATIAL KEY k5 (c), KEY k6 ((cast(d->'$.a' as unsigned array))), KEY k7 (e) INVISIBLE,
              KEY k8 (e) USING BTREE, FULLTEXT KEY k9 (a, b), UNIQUE KEY k10 (e, a), KEY k11 (a, e));
            """,
            """
            CREATE TABLE t (a varchar(10) NOT NULL, b text, c point NOT NULL SRID 4326, d json, e int,
              PRIMARY KEY (a), KEY k1 (a(4), e), KEY k2 (e) COMMENT 'x', KEY k3 ((upper(a))),
              FULLTEXT KEY k4 (b), KEY k6 ((cast(d->'$.b' as char(10) array))), KEY k7 (e),
              KEY k8 (b(5)), KEY k10 (e, a), UNIQUE KEY k11 (a, e));
            """),
        arguments(
            "primary keys",
            """
            CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, n int NOT NULL);
            CREATE TABLE u (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a, b));
            CREATE TABLE v (a int NOT NULL, KEY k (a));
            CREATE TABLE w (a int AUTO_INCREMENT PRIMARY KEY);
            """,
            """
            CREATE TABLE t (id int, n int NOT NULL AUTO_INCREMENT, PRIMARY KEY (n), KEY id (id));
            CREATE TABLE u (a int NOT NULL, b int NOT NULL, PRIMARY KEY (b, a DESC));
            CREATE TABLE v (a int NOT NULL AUTO_INCREMENT, PRIMARY KEY (a) USING BTREE);
            CREATE TABLE w (a bigint unsigned AUTO_INCREMENT, UNIQUE KEY k (a));
            """),
        arguments(
            "foreign keys",
            """
            CREATE TABLE a (id int PRIMARY KEY, b_id int, KEY x (b_id));
            CREATE TABLE b (id int PRIMARY KEY, a_id int,
              CONSTRAINT to_a FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE CASCADE);
            ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b_id) REFERENCES b (id);
            CREATE TABLE c (id int PRIMARY KEY, up int,
              FOREIGN KEY (up) REFERENCES c (id) ON DELETE SET NULL ON UPDATE CASCADE);
            """,
            """
            CREATE TABLE a (id bigint PRIMARY KEY, b_id bigint unsigned, KEY y (b_id, id));
            CREATE TABLE b (id bigint unsigned PRIMARY KEY, a_id bigint,
              CONSTRAINT to_a FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE RESTRICT);
            ALTER TABLE a ADD CONSTRAINT to_c FOREIGN KEY (b_id) REFERENCES b (id) ON UPDATE SET NULL;
            CREATE TABLE c (id varchar(10) PRIMARY KEY, up varchar(10),
              CONSTRAINT to_b FOREIGN KEY (up) REFERENCES c (id));
            """),
        arguments(
            "foreign keys that go to another table",
            """
            CREATE TABLE a (id int PRIMARY KEY);
            CREATE TABLE b (x int, CONSTRAINT k FOREIGN KEY (x) REFERENCES a (id));
            CREATE TABLE c (x int, y int, CONSTRAINT l CHECK (x > 0));
            CREATE TABLE d (x int);
            """,
            """
            CREATE TABLE a (id int, no int PRIMARY KEY);
            CREATE TABLE b (x int, CONSTRAINT l CHECK (x > 0));
            CREATE TABLE c (x int, y int, CONSTRAINT k FOREIGN KEY (y) REFERENCES a (no));
            CREATE TABLE e (x int);
            """),
        arguments(
            "checks",
            """
            CREATE TABLE t (a int CHECK (a > 0), b int, c varchar(10),
              CONSTRAINT sane CHECK (b < a and c <> 'it''s \\\\ "'), CHECK (b > 1) NOT ENFORCED);
            """,
            """
            CREATE TABLE t (a int, b int, d varchar(10),
              CONSTRAINT sane CHECK (b < a) NOT ENFORCED, CHECK (b > 1));
            """),
        arguments(
            "partitions",
            """
            CREATE TABLE p1 (id int PRIMARY KEY, d date) PARTITION BY KEY (id) PARTITIONS 3;
            CREATE TABLE p2 (id int, d date NOT NULL) PARTITION BY RANGE (year(d))
              (PARTITION p0 VALUES LESS THAN (1990) COMMENT = 'it''s', PARTITION p1 VALUES LESS THAN (2000));
            CREATE TABLE p3 (id int PRIMARY KEY, d int);
            CREATE TABLE p4 (id int, s varchar(10)) PARTITION BY LIST COLUMNS (s)
              (PARTITION p0 VALUES IN ('a', 'it''s', NULL), PARTITION p1 VALUES IN ('é'));
            CREATE TABLE p5 (id int, s varchar(10)) PARTITION BY HASH (id) PARTITIONS 2;
            CREATE TABLE p6 (id int, b int, PRIMARY KEY (id)) PARTITION BY HASH (id) PARTITIONS 2;
            """,
            """
            CREATE TABLE p1 (id int PRIMARY KEY, d date)
              PARTITION BY LINEAR KEY ALGORITHM = 1 (id) PARTITIONS 3;
            CREATE TABLE p2 (id int, d date NOT NULL) PARTITION BY RANGE (year(d))
              (PARTITION p0 VALUES LESS THAN (1990) COMMENT = 'it''s', PARTITION p1 VALUES LESS THAN (2000),
               PARTITION `select` VALUES LESS THAN (2010) MAX_ROWS = 5,
               PARTITION rest VALUES LESS THAN MAXVALUE);
            CREATE TABLE p3 (id int, d int, PRIMARY KEY (id, d)) PARTITION BY HASH (d) PARTITIONS 3;
            CREATE TABLE p4 (id int, s varchar(10)) PARTITION BY RANGE (id) SUBPARTITION BY HASH (id + 1)
              SUBPARTITIONS 2 (PARTITION p0 VALUES LESS THAN (5), PARTITION p1 VALUES LESS THAN (9));
            CREATE TABLE p5 (id int, s varchar(20));
            CREATE TABLE p6 (id int, b int, PRIMARY KEY (b)) PARTITION BY HASH (b) PARTITIONS 2;
            """),
        arguments(
            "views",
            """
            CREATE TABLE t (a int, b varchar(20));
            CREATE VIEW z AS SELECT a, concat(b, 'it''s \\\\ é') AS `select` FROM t;
            CREATE VIEW a AS SELECT * FROM z WHERE a > 0;
            CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW m (x, `y z`) AS SELECT a, b FROM t
              WHERE a < 5 WITH LOCAL CHECK OPTION;
            CREATE FUNCTION f (n int) RETURNS int DETERMINISTIC RETURN n + 1;
            CREATE VIEW g AS SELECT f(a) AS x FROM t;
            """,
            """
            CREATE TABLE t (a bigint, c varchar(20));
            CREATE VIEW z AS SELECT c FROM t;
            CREATE VIEW y AS SELECT 1 AS one;
            CREATE VIEW a AS SELECT z.c, y.one FROM z, y;
            CREATE ALGORITHM = TEMPTABLE VIEW m AS WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL
              SELECT n + 1 FROM r WHERE n < 5) SELECT * FROM r;
            CREATE FUNCTION f (n bigint) RETURNS int DETERMINISTIC RETURN n + 1;
            CREATE VIEW g AS SELECT f(a) AS x FROM t;
            """),
        arguments(
            "triggers",
            """
            CREATE TABLE t (a int, b int); CREATE TABLE u (a int);
            delimiter $$
            CREATE TRIGGER t1 BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; SET NEW.b = 2; END$$
            CREATE TRIGGER t2 BEFORE INSERT ON t FOR EACH ROW PRECEDES t1 SET NEW.a = 3 $$
            CREATE TRIGGER `t 3` BEFORE INSERT ON t FOR EACH ROW FOLLOWS t1 SET @a = 'it''s é'$$
            CREATE TRIGGER t4 AFTER DELETE ON u FOR EACH ROW SET @a = 3$$
            """,
            """
            CREATE TABLE t (a int, b int); CREATE TABLE v (a int);
            delimiter $$
            CREATE TRIGGER t1 BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; SET NEW.b = 2; END$$
            CREATE TRIGGER t2 BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 3 $$
            SET sql_mode = 'ANSI_QUOTES'$$
            CREATE TRIGGER t4 AFTER DELETE ON v FOR EACH ROW SET @a = (SELECT max("a") FROM "t")$$
            """),
        arguments(
            "routines",
            """
            delimiter $$
            CREATE PROCEDURE p (IN  a   INT, out `b c` varchar(20)   charset latin1, inout c decimal(10,2))
             COMMENT 'it''s' MODIFIES SQL DATA SQL SECURITY INVOKER
            BEGIN
              -- a comment; here
              SELECT a; /* x */
            END$$
            CREATE FUNCTION f (a varchar(10)) RETURNS varchar(20) CHARSET utf8mb4 COLLATE utf8mb4_bin
             DETERMINISTIC RETURN concat(a, 'é')$$
            CREATE FUNCTION g () RETURNS int NO SQL RETURN 1$$
            SET sql_mode = ''$$
            CREATE FUNCTION h () RETURNS int NO SQL RETURN 1$$
            """,
            """
            delimiter $$
            CREATE PROCEDURE p () SELECT 1$$
            CREATE FUNCTION f (a varchar(11)) RETURNS varchar(20) DETERMINISTIC RETURN concat(a, 'é')$$
            CREATE PROCEDURE g () SELECT 1$$
            CREATE FUNCTION h () RETURNS int NO SQL RETURN 1$$
            CREATE DEFINER = nobody@`%` FUNCTION i () RETURNS int NO SQL RETURN 1$$
            """),
        arguments(
            "events",
            """
            CREATE EVENT e1 ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DISABLE COMMENT 'it''s DO \\\\ x' DO SELECT 'it''s';
            CREATE EVENT e2 ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2030-01-01 00:00:00'
              ENDS '2031-01-01 00:00:00' ON COMPLETION PRESERVE DISABLE ON SLAVE DO SELECT 1;
            CREATE EVENT e3 ON SCHEDULE AT '2035-05-05 05:05:05' DO SELECT 'é';
            """,
            """
            CREATE EVENT e1 ON SCHEDULE EVERY 2 DAY STARTS '2030-01-02 00:00:00' DISABLE DO SELECT 1;
            CREATE EVENT e2 ON SCHEDULE EVERY 30 MINUTE STARTS '2030-01-01 00:00:00' DO SELECT 1;
            SET time_zone = '+03:00';
            CREATE EVENT e4 ON SCHEDULE AT '2035-05-05 05:05:05' DO SELECT 'é';
            """),
        arguments(
            "keys in the order that they were made in",
            """
            CREATE TABLE t (id int PRIMARY KEY, z int, y int, w int NOT NULL, v text, u text,
              KEY kz (z), KEY ky (y), KEY kx (z, y), UNIQUE KEY uz (z), UNIQUE KEY ub (w),
              UNIQUE KEY ua (w, z), FULLTEXT KEY ff (v), FULLTEXT KEY fe (v, u));
            """,
            """
            CREATE TABLE t (id int PRIMARY KEY, z int, y int, w int NOT NULL, v text, u text,
              KEY ky (y), KEY kz (z), KEY kb (w), KEY ka (w, y), UNIQUE KEY ua (w, z));
            CREATE TABLE s (z int, y int, KEY kz (z), KEY ky (y));
            """),
        arguments(
            "columns that their table left behind",
            """
            CREATE TABLE t (id int PRIMARY KEY, a varchar(9) NOT NULL, b enum('x'), KEY k (a))
              CHARSET latin1;
            ALTER TABLE t CHARSET utf8mb4, ADD c varchar(9) DEFAULT 'e' COMMENT 'c' AFTER id,
              ADD d text COLLATE utf8mb4_bin, ADD e varchar(9) CHARACTER SET ascii, ADD UNIQUE (c);
            """,
            """
            SET NAMES latin1;
            CREATE TABLE u AS SELECT CONCAT('a', 1) AS a, 1 AS b, 'x' AS c;
            CREATE TABLE v (a varchar(9), b varchar(9) AS (concat(a, 'x')))
              CHARSET utf8mb3;
            ALTER TABLE v CHARSET utf8mb4;
            """),
        arguments(
            "keys to what is unique no longer, and to a table that knows no keys",
            """
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE c (a int PRIMARY KEY, b int UNIQUE, CONSTRAINT c FOREIGN KEY (b) REFERENCES p (id));
            SET foreign_key_checks = 0;
            CREATE TABLE m (id int PRIMARY KEY) ENGINE = MyISAM;
            CREATE TABLE n (a int, KEY (a), CONSTRAINT n FOREIGN KEY (a) REFERENCES m (id));
            """,
            """
            /*!80400 SET restrict_fk_on_non_standard_key = OFF */;
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE c (a int, b int, KEY (a), KEY b (b), CONSTRAINT c FOREIGN KEY (b) REFERENCES p (id));
            CREATE TABLE d (a int, b int, CONSTRAINT d FOREIGN KEY (a) REFERENCES c (a),
              CONSTRAINT e FOREIGN KEY (b) REFERENCES c (b));
            """),
        arguments(
            "a default that takes another column than one that goes",
            "CREATE TABLE t (def int DEFAULT (e + 1), e int);",
            "CREATE TABLE t (a int, b int, def int DEFAULT (a));"),
        arguments(
            "what is computed otherwise under keys, checks and partitions",
            """
            CREATE TABLE t (a date, b int AS (year(a)), c int AS (month(a)) STORED, d int AS (b + 1),
              UNIQUE KEY k (b, c), KEY l (c), CONSTRAINT h CHECK (b > c)) PARTITION BY HASH (b);
            CREATE TABLE u (a int, b int AS (a + 1), c int AS (a + 2));
            """,
            """
            CREATE TABLE t (a date, b int AS (year(a) - 1), c int AS (day(a)) STORED,
              d int AS (b + 1), UNIQUE KEY k (b, c), KEY l (c), CONSTRAINT h CHECK (b > c))
              PARTITION BY HASH (b);
            CREATE TABLE u (a int, c int AS (a + 2), b int AS (c + 1));
            """),
        arguments(
            "tablespaces of their own",
            """
            CREATE TABLE t (a int) TABLESPACE innodb_file_per_table;
            CREATE TABLE u (a int) TABLESPACE innodb_file_per_table COMMENT 'x';
            """,
            """
            CREATE TABLE t (a int, b int) TABLESPACE innodb_file_per_table ROW_FORMAT = COMPACT;
            CREATE TABLE v (a int) TABLESPACE innodb_file_per_table PARTITION BY HASH (a);
            """),
        arguments(
            "a numbered key that is moved and ceases to be one",
            "CREATE TABLE t (a int, b int, id int AUTO_INCREMENT PRIMARY KEY)",
            "CREATE TABLE t (id bigint NOT NULL, a int, b int)"),
        arguments(
            "ugly names",
            """
            CREATE TABLE `select` (`Mixed Case` int PRIMARY KEY, `back``tick` int, `é` int,
              `a.b` int AS (`back``tick` + 1), KEY `a ``key``` (`é`, `back``tick`),
              CONSTRAINT `it's "so"` CHECK (`é` > 0));
            CREATE TABLE `Größe in m²` (`from` int, CONSTRAINT `to ``it```
              FOREIGN KEY (`from`) REFERENCES `select` (`Mixed Case`));
            CREATE VIEW `v w` AS SELECT `é` AS `ü``` FROM `select`;
            CREATE TRIGGER `t ``r` BEFORE INSERT ON `select` FOR EACH ROW SET NEW.`é` = 1;
            CREATE PROCEDURE `p ``r` () SELECT 1;
            """,
            """
            CREATE TABLE `select` (`Mixed Case` bigint PRIMARY KEY, `back``tick` bigint, `%s` int,
              KEY `a ``key``` (`back``tick`), CONSTRAINT `it's "so"` CHECK (`%s` > 0));
            CREATE TABLE `Größe in m²` (`from` bigint, CONSTRAINT `to ``it```
              FOREIGN KEY (`from`) REFERENCES `select` (`Mixed Case`) ON DELETE CASCADE);
            CREATE VIEW `v w` AS SELECT `%s` AS `ü``` FROM `select`;
            CREATE TRIGGER `t ``r` BEFORE INSERT ON `select` FOR EACH ROW SET NEW.`%s` = 1;
            """));
  }
}
