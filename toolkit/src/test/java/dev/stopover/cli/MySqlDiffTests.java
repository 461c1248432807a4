package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MySqlDiffTests extends DiffContract {

  MySqlDiffTests() {
    super("mysql:9.7");
  }

  @Override
  String addPoints() {
    return "ALTER TABLE customers ADD COLUMN points int AFTER id;\n";
  }

  @Override
  String procedure(String name, String body) {
    return "CREATE PROCEDURE %s() %s".formatted(name, body);
  }

  @Override
  String renamedIndexes() {
    return """
        ALTER TABLE t RENAME INDEX old_b TO new_b,
            RENAME INDEX old_a TO new_a,
            DROP INDEX x,
            DROP INDEX y,
            ADD KEY y (a, b),
            ADD KEY x (b, a);
        """;
  }

  @Override
  String fileFailed() {
    return """
        {file} failed in line 2: Unknown table 'nothing' (SQLSTATE 42S02).
        Statement: DROP TABLE nothing
        Correct the file, or what it needs to be there before it.""";
  }

  @Override
  String dump() {
    return """
        /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
        /*!50503 SET NAMES utf8mb4 */;
        SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ '';
        /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_CREATE_USER' */;
        CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 \
        COLLATE utf8mb4_0900_ai_ci */ /*!80016 DEFAULT ENCRYPTION='N' */;
        USE `shop`;
        DROP TABLE IF EXISTS `customers`;
        CREATE TABLE `shop`.`customers` (
          `id` int NOT NULL
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
        LOCK TABLES `customers` WRITE;
        /*!40000 ALTER TABLE `customers` DISABLE KEYS */;
        INSERT INTO `customers` VALUES (1);
        UNLOCK TABLES;
        DELIMITER ;;
        CREATE DEFINER=`app`@`%` PROCEDURE `p`()
        BEGIN
          SELECT ';';
          SELECT 1;
        END ;;
        DELIMITER ;
        DROP PROCEDURE p;
        GRANT SELECT ON shop.* TO nobody_here;
        """;
  }

  /** What several changes can do to rows is said before the one statement that makes them all. */
  @Test
  void whatOneStatementDoesToRowsIsAllSaid() throws IOException {
    var old =
        write(
            "old.sql",
            """
            CREATE TABLE t (id int NOT NULL PRIMARY KEY, a varchar(9), b int, c int, d bigint, e int);
            CREATE TABLE u (a varchar(9), b int, c int, v int GENERATED ALWAYS AS (c) VIRTUAL);
            """);
    var young =
        write(
            "young.sql",
            """
            CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, d int, a varchar(8), e int NOT NULL);
            CREATE TABLE u (b int, a varchar(8), c int, v int, CHECK (b > 0) NOT ENFORCED);
            """);

    assertThat(call("diff", "file:" + old, "file:" + young))
        .isEqualTo(
            different(
                """
                -- stopover: lossy t.b: the column is dropped with its values
                -- stopover: lossy t.c: the column is dropped with its values
                -- stopover: lossy t.d: its type goes from bigint to int, which cannot hold every value
                -- stopover: lossy t.a: its type goes from varchar(9) to varchar(8), which cannot hold every value
                -- may be refused: t.e: rows that are there may hold null
                SET @stopover_zero = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
                ALTER TABLE t DROP COLUMN b,
                    DROP COLUMN c,
                    MODIFY COLUMN id int NOT NULL AUTO_INCREMENT,
                    MODIFY COLUMN d int,
                    MODIFY COLUMN a varchar(8) AFTER d,
                    MODIFY COLUMN e int NOT NULL;
                SET sql_mode = @stopover_zero;

                -- column u.v cannot be changed in place, and is made anew further down
                -- stopover: lossy u.v: the column is dropped with its values
                ALTER TABLE u DROP COLUMN v;

                -- stopover: lossy u.a: its type goes from varchar(9) to varchar(8), which cannot hold every value
                ALTER TABLE u MODIFY COLUMN a varchar(8) AFTER b;

                ALTER TABLE u ADD COLUMN v int AFTER c;

                ALTER TABLE u ADD CONSTRAINT u_chk_1 CHECK ((`b` > 0)) NOT ENFORCED;
                """));
  }

  /** The server does not follow a name into expressions. */
  @Test
  void columnTakesItsNameAlongWithWhatReadsIt() throws IOException {
    var table =
        """
        CREATE TABLE t (id int PRIMARY KEY, %1$s int, z int, b int AS (%1$s + 1) STORED, e int DEFAULT (%1$s * 2),
          KEY f ((%1$s + z)), KEY g (%1$s), CONSTRAINT c CHECK (%1$s > z), CONSTRAINT d CHECK (z <> 5 OR '`a`' <> 'x'))
        """;
    var old = write("old.sql", table.formatted("a"));
    var young = write("young.sql", table.formatted("aa"));
    var renamed =
        """
        ALTER TABLE t DROP CHECK c,
            DROP INDEX f,
            RENAME COLUMN %1$s TO %2$s,
            MODIFY COLUMN b int GENERATED ALWAYS AS ((`%2$s` + 1)) STORED,
            MODIFY COLUMN e int DEFAULT ((`%2$s` * 2)),
            ADD CONSTRAINT c CHECK ((`%2$s` > `z`)),
            ADD KEY f (((%2$s + z)));
        """;

    assertThat(call("diff", "file:" + old, "file:" + young, "--rename", "t.a=aa"))
        .isEqualTo(different(renamed.formatted("a", "aa")));
    assertThat(call("diff", "file:" + old, "file:" + young, "--rename", "t.a=aa", "--down"))
        .isEqualTo(different(renamed.formatted("aa", "a")));
  }

  /** Each rename speaks of what the one before it has renamed by its other name. */
  @Test
  void renamesInOneTableFollowEachOther() throws IOException {
    var schema =
        """
        CREATE TABLE t (
          id int PRIMARY KEY,
          %1$s int,
          %2$s int AS (%1$s * 2),
          KEY f (%2$s, ((%1$s + 1))),
          CONSTRAINT c CHECK (%3$s > 0)
        );
        """;
    var old = write("old.sql", schema.formatted("price", "total", "PRICE"));
    var young = write("young.sql", schema.formatted("net", "gross", "net"));
    var words = new String[] {"--rename", "t.total=gross", "--rename", "t.price=net"};

    assertThat(call("diff", "file:" + old, "file:" + young, words[0], words[1], words[2], words[3]))
        .isEqualTo(
            different(
                """
                ALTER TABLE t RENAME COLUMN total TO gross;

                ALTER TABLE t DROP CHECK c,
                    DROP INDEX f,
                    RENAME COLUMN price TO net,
                    MODIFY COLUMN gross int GENERATED ALWAYS AS ((`net` * 2)) VIRTUAL,
                    ADD CONSTRAINT c CHECK ((`net` > 0)),
                    ADD KEY f (gross, ((net + 1)));
                """));
    assertThat(
            call(
                "diff",
                "file:" + old,
                "file:" + young,
                "--down",
                words[0],
                words[1],
                words[2],
                words[3]))
        .isEqualTo(
            different(
                """
                ALTER TABLE t DROP CHECK c,
                    DROP INDEX f,
                    RENAME COLUMN net TO price,
                    MODIFY COLUMN gross int GENERATED ALWAYS AS ((`price` * 2)) VIRTUAL,
                    ADD CONSTRAINT c CHECK ((`PRICE` > 0)),
                    ADD KEY f (gross, ((price + 1)));

                ALTER TABLE t RENAME COLUMN gross TO total;
                """));
  }

  /** The server renames no column by which a table is partitioned, unless it is told so anew. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HASH (year(%s)) PARTITIONS 2               | HASH (year(`b`))%nPARTITIONS 2",
        "KEY ALGORITHM = 1 (id,%s) PARTITIONS 2     | KEY ALGORITHM = 1 (id,`b`)%nPARTITIONS 2",
        "RANGE COLUMNS (%s) (PARTITION p VALUES LESS THAN ('2020-01-01'))"
            + " | RANGE COLUMNS(`b`)%n(PARTITION p VALUES LESS THAN ('2020-01-01') ENGINE = InnoDB)",
        "KEY () PARTITIONS 2                        | ",
      })
  void renamesWhatATableIsPartitionedBy(String scheme, @Nullable String anew) throws IOException {
    var schema = "CREATE TABLE t (id int, %1$s date, PRIMARY KEY (id, %1$s)) PARTITION BY ";
    var old = write("old.sql", (schema + scheme + ";").formatted("a"));
    var young = write("young.sql", (schema + scheme + ";").formatted("b"));

    assertThat(call("diff", "file:" + old, "file:" + young, "--rename", "t.a=b"))
        .isEqualTo(
            different(
                "ALTER TABLE t RENAME COLUMN a TO b"
                    + (anew == null ? "" : "\nPARTITION BY " + anew.formatted())
                    + ";\n"));
  }

  /** The server knows no view whose columns have other names. */
  @Test
  void viewsThatReadWhatIsRenamedAreMadeAgain() throws IOException {
    var schema =
        """
        CREATE TABLE t (id int PRIMARY KEY, %1$s int);
        CREATE VIEW b AS SELECT %1$s AS x FROM t;
        CREATE VIEW a AS SELECT x FROM b;
        CREATE VIEW c AS SELECT id FROM t;
        """;
    var old = write("old.sql", schema.formatted("a"));
    var young = write("young.sql", schema.formatted("aa"));

    assertThat(call("diff", "file:" + old, "file:" + young, "--rename", "t.a=aa"))
        .isEqualTo(
            different(
                """
                -- view a reads what is renamed, and is made again further down
                DROP VIEW `a`;

                -- view b reads what is renamed, and is made again further down
                DROP VIEW `b`;

                ALTER TABLE t RENAME COLUMN a TO aa;

                CREATE VIEW `b` AS select `t`.`aa` AS `x` from `t`;

                CREATE VIEW `a` AS select `b`.`x` AS `x` from `b`;
                """));
    assertThat(call("diff", "file:" + old, "file:" + young, "--rename", "t.a=aa", "--down"))
        .isEqualTo(
            different(
                """
                DROP VIEW `a`;

                DROP VIEW `b`;

                ALTER TABLE t RENAME COLUMN aa TO a;

                CREATE VIEW `b` AS select `t`.`a` AS `x` from `t`;

                CREATE VIEW `a` AS select `b`.`x` AS `x` from `b`;
                """));
  }

  /** A key of other columns, or of columns with other values, is another key. */
  @Test
  void keyThatRowsFulfilledIsNotRefused() throws IOException {
    var old =
        write(
            "old.sql",
            """
            CREATE TABLE a (x int NOT NULL, y int NOT NULL, PRIMARY KEY (x));
            CREATE TABLE b (x int NOT NULL, y int NOT NULL, UNIQUE KEY k (x));
            CREATE TABLE e (x int NOT NULL, UNIQUE KEY k (x));
            CREATE TABLE c (x int NOT NULL, y int AS (x + 1), UNIQUE KEY k (y));
            CREATE TABLE d (x varchar(9) NOT NULL, UNIQUE KEY k (x));
            """);
    var young =
        write(
            "young.sql",
            """
            CREATE TABLE a (n int AUTO_INCREMENT, x int NOT NULL, y int NOT NULL, PRIMARY KEY (n), UNIQUE KEY k (y, x));
            CREATE TABLE b (x int NOT NULL, y int NOT NULL, PRIMARY KEY (y, x));
            CREATE TABLE e (x int NOT NULL, y int NOT NULL DEFAULT 1, z int, UNIQUE KEY k (x), UNIQUE KEY l (y, x), UNIQUE KEY m (z));
            CREATE TABLE c (x int NOT NULL, y int NOT NULL DEFAULT 3, UNIQUE KEY k (y));
            CREATE TABLE d (x varchar(9) NOT NULL, UNIQUE KEY k (x(3)));
            """);

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("-- may be refused"))
        .containsExactly(
            "-- may be refused: c: rows that are there may not be unique in y",
            "-- may be refused: d: rows that are there may not be unique in x");
  }

  /**
   * A column in other letters keeps its values; another collation or precision makes some alike.
   */
  @Test
  void keysKnowWhichColumnsStayWhatTheyWere() throws IOException {
    var old =
        write(
            "old.sql",
            """
            CREATE TABLE a (id int PRIMARY KEY, Email varchar(9));
            CREATE TABLE b (userName varchar(9) NOT NULL, UNIQUE KEY k (userName));
            CREATE TABLE c (code varchar(9) COLLATE utf8mb4_bin NOT NULL, x int, UNIQUE KEY k (code));
            CREATE TABLE d (ts timestamp(6) NOT NULL, x int, UNIQUE KEY k (ts));
            CREATE TABLE e (n int NOT NULL, x int, UNIQUE KEY k (n));
            CREATE TABLE f (Code varchar(9) COLLATE utf8mb4_bin NOT NULL, UNIQUE KEY k (Code));
            CREATE TABLE g (Id int NOT NULL AUTO_INCREMENT, KEY k (Id));
            """);
    var young =
        write(
            "young.sql",
            """
            CREATE TABLE a (id int PRIMARY KEY, email varchar(9), UNIQUE KEY k (email));
            CREATE TABLE b (username varchar(9) NOT NULL, x int, UNIQUE KEY k (username, x));
            CREATE TABLE c (code varchar(9) COLLATE utf8mb4_0900_ai_ci NOT NULL, x int, UNIQUE KEY k (code, x));
            CREATE TABLE d (ts timestamp(0) NOT NULL, x int, UNIQUE KEY k (ts, x));
            CREATE TABLE e (n bigint NOT NULL, x int, UNIQUE KEY k (n, x));
            CREATE TABLE f (code varchar(9) COLLATE utf8mb4_0900_ai_ci NOT NULL, UNIQUE KEY k (code));
            CREATE TABLE g (id int NOT NULL AUTO_INCREMENT, PRIMARY KEY (id));
            """);

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("-- may be refused"))
        .containsExactlyInAnyOrder(
            "-- may be refused: a: rows that are there may not be unique in email",
            "-- may be refused: c: rows that are there may not be unique in code, x",
            "-- may be refused: d: rows that are there may not be unique in ts, x",
            "-- may be refused: f: rows that are there may not be unique in code",
            "-- may be refused: g: rows that are there may not fulfil PRIMARY KEY (id)");
  }

  /** The server drops the rows without a word whose values are in none of the reorganized ones. */
  @Test
  void partitionsThatMayNotHoldAllRowsAreMadeAnew() throws IOException {
    var old =
        write(
            "old.sql",
            """
            CREATE TABLE l (id int) PARTITION BY LIST (id)
              (PARTITION a VALUES IN (1,2), PARTITION b VALUES IN (3));
            CREATE TABLE r (id int) PARTITION BY RANGE (id)
              (PARTITION a VALUES LESS THAN (5), PARTITION b VALUES LESS THAN (9));
            """);
    var young =
        write(
            "young.sql",
            """
            CREATE TABLE l (id int) PARTITION BY LIST (id)
              (PARTITION a VALUES IN (1), PARTITION b VALUES IN (3));
            CREATE TABLE r (id int) PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (5));
            """);
    var word =
        "-- may be refused: %s: there may be no partition for some of the rows that are there";

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .contains(word.formatted("l"), word.formatted("r"), "PARTITION BY LIST (`id`)");
    assertThat(call("diff", "file:" + young, "file:" + old).out().lines())
        .noneMatch(line -> line.startsWith("--"));
  }

  @Test
  void characterSetThatHoldsLessIsALossOfTexts() throws IOException {
    var table =
        "CREATE TABLE t (a varchar(9), b enum('x'), c %s, d text CHARACTER SET latin1) CHARSET %s";
    var old = write("old.sql", table.formatted("int", "utf8mb4"));
    var young = write("young.sql", table.formatted("varchar(11) CHARACTER SET latin1", "utf8mb3"));

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("--"))
        .containsExactly(
            "-- stopover: lossy t.a: its character set goes from utf8mb4 to utf8mb3, which cannot"
                + " hold every character");
  }

  @Test
  void labelsOfOtherLettersAreLostInATextThatLacksThese() throws IOException {
    var table = "CREATE TABLE t (a %s, b %s) CHARSET utf8mb4";
    var old = write("old.sql", table.formatted("enum('да')", "enum('yes')"));
    var text = "varchar(9) CHARACTER SET latin1";
    var young = write("young.sql", table.formatted(text, text));

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("--"))
        .containsExactly(
            "-- stopover: lossy t.a: its character set goes from utf8mb4 to latin1, which cannot"
                + " hold every character");
  }

  /** The server gives a row numbered 0 another number, unless it is told not to. */
  @Test
  void columnInOtherLettersKeepsItsZero() throws IOException {
    var old = write("old.sql", "CREATE TABLE t (id int NOT NULL PRIMARY KEY)");
    var young = write("young.sql", "CREATE TABLE t (Id int NOT NULL AUTO_INCREMENT PRIMARY KEY)");

    assertThat(call("diff", "file:" + old, "file:" + young).out())
        .startsWith(
            "SET @stopover_zero = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');\n")
        .contains("CHANGE COLUMN id Id int NOT NULL AUTO_INCREMENT")
        .endsWith("SET sql_mode = @stopover_zero;\n");
  }

  @Test
  void lastRangeMayEndLater() throws IOException {
    var table =
        """
        CREATE TABLE r (y int) PARTITION BY RANGE (y)
          (PARTITION a VALUES LESS THAN (2025), PARTITION b VALUES LESS THAN (%s));
        """;
    var old = write("old.sql", table.formatted("2026"));
    var young = write("young.sql", table.formatted("2030"));

    assertThat(call("diff", "file:" + old, "file:" + young))
        .isEqualTo(
            different(
                """
                ALTER TABLE r REORGANIZE PARTITION b INTO (PARTITION b VALUES LESS THAN (2030) ENGINE = InnoDB);
                """));
    assertThat(call("diff", "file:" + young, "file:" + old).out())
        .startsWith("-- may be refused: r: there may be no partition");
  }

  @Test
  void engineThatKeepsNoRowsIsALoss() throws IOException {
    var old = write("old.sql", "CREATE TABLE a (id int); CREATE TABLE b (id int)");
    var young =
        write(
            "young.sql",
            "CREATE TABLE a (id int) ENGINE MEMORY; CREATE TABLE b (id int) ENGINE MyISAM");

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("--"))
        .containsExactly(
            "-- stopover: lossy a: its engine becomes MEMORY, which keeps rows only until the server"
                + " stops");
  }

  /** The server keeps what is granted on a table or a view, but not on a routine. */
  @Test
  void routineThatIsMadeAnewLosesItsGrants() throws IOException {
    var routine = "CREATE FUNCTION f () RETURNS int DETERMINISTIC RETURN %s";
    var old = write("old.sql", routine.formatted("1"));
    var young = write("young.sql", routine.formatted("2"));

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .startsWith(
            "-- function f cannot be changed in place, and is made anew further down, where what was"
                + " granted on it has to be granted again",
            "DROP FUNCTION `f`;");
  }

  /** What differed to the server may be alike in the collation that a key's column gets. */
  @Test
  void keyMayBeRefusedInAnotherCollation() throws IOException {
    var table =
        """
        CREATE TABLE t (a varchar(9) NOT NULL, b varchar(9), c varchar(9), d int,
          PRIMARY KEY (a), UNIQUE KEY b (b(3), d), KEY c (c)) COLLATE %s;
        """;
    var old = write("old.sql", table.formatted("utf8mb4_bin"));
    var young = write("young.sql", table.formatted("utf8mb4_general_ci"));

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("--"))
        .containsExactly(
            "-- may be refused: t: rows that are there may not be unique in a",
            "-- may be refused: t: rows that are there may not be unique in b, d");
    assertThat(call("diff", "file:" + young, "file:" + old).out().lines())
        .noneMatch(line -> line.startsWith("--"));
  }

  @Test
  void pointsOfAnotherReferenceSystemMayBeRefused() throws IOException {
    var old = write("old.sql", "CREATE TABLE t (p point NOT NULL, q point SRID 0)");
    var young = write("young.sql", "CREATE TABLE t (p point NOT NULL SRID 4326, q point)");
    var word =
        "-- may be refused: t.%s: rows that are there may lie in another spatial reference system";

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("--"))
        .containsExactly(word.formatted("p"));
    assertThat(call("diff", "file:" + young, "file:" + old).out().lines())
        .filteredOn(line -> line.startsWith("--"))
        .containsExactly(word.formatted("q"));
  }

  /** The server writes the check anew with whatever else is changed of the table. */
  @Test
  void checkThatStepsAsideIsExplainedAndNotDoubted() throws IOException {
    var table = "CREATE TABLE t (a varchar(9), n %s, CONSTRAINT c CHECK (a <> 'q')) CHARSET latin1";
    var old = write("old.sql", table.formatted("int"));
    var young = write("young.sql", table.formatted("bigint"));

    assertThat(call("diff", "file:" + old, "file:" + young).out())
        .isEqualToNormalizingNewlines(
            """
            -- check constraint c on t is in the way, and is made again further down
            ALTER TABLE t DROP CHECK c;

            ALTER TABLE t MODIFY COLUMN n bigint;

            ALTER TABLE t ADD CONSTRAINT c CHECK ((`a` <> _utf8mb4'q'));
            """);
  }

  /** The server takes both names for the same, so nothing has to be asked and nothing is lost. */
  @Test
  void columnInOtherLettersIsKept() throws IOException {
    var old = write("old.sql", "CREATE TABLE t (id int, userName varchar(9), b int)");
    var young = write("young.sql", "CREATE TABLE t (id int, b int, username varchar(20) NOT NULL)");

    assertThat(call("diff", "file:" + old, "file:" + young))
        .isEqualTo(
            different(
                """
                -- may be refused: t.username: rows that are there may hold null
                ALTER TABLE t CHANGE COLUMN userName username varchar(20) NOT NULL AFTER b;
                """));
    assertThat(call("diff", "file:" + old, "file:" + young, "--down"))
        .isEqualTo(
            different(
                """
                -- stopover: lossy t.userName: its type goes from varchar(20) to varchar(9), which cannot hold every value
                ALTER TABLE t CHANGE COLUMN username userName varchar(9) AFTER id;
                """));
  }

  @Test
  void fileAboutAnotherDatabaseIsRefused() throws IOException {
    var file = write("two.sql", "CREATE TABLE a (id int);\nCREATE TABLE `other`.b (id int)");

    assertThat(call("diff", "file:" + file, "empty"))
        .isEqualTo(
            CommandLineContract.wrong(
                "%s, line 2: it is about the database other, but a side is one database, and it is loaded into an empty one of its own. Leave \"other.\" out.\n"
                    .formatted(file)));
  }

  @Test
  void fileOfTwoDatabasesIsRefused() throws IOException {
    var file = write("two.sql", "USE shop;\nCREATE TABLE a (id int);\nUSE other");

    assertThat(call("diff", "file:" + file, "empty"))
        .isEqualTo(
            CommandLineContract.wrong(
                "%s, line 3: it is about the database other and before about shop, but a side is one database. Split the file.\n"
                    .formatted(file)));
  }

  /** Both sides are loaded at one moment, though one after the other. */
  @Test
  void whatBeginsRelativeToNowIsTheSameInBothFiles() throws IOException {
    var file =
        write(
            "event.sql",
            "CREATE EVENT e ON SCHEDULE EVERY 1 DAY"
                + " STARTS TIMESTAMP '2090-01-01 00:00:00' + INTERVAL MICROSECOND(NOW(6)) SECOND"
                + " ENDS CURRENT_TIMESTAMP + INTERVAL 100 YEAR DO SELECT 1");

    assertThat(call("diff", "file:" + file, "file:" + file)).isEqualTo(new Call(0, "", ""));
  }
}
