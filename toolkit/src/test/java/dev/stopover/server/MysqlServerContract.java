package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a MySQL server promises beyond the rest. */
abstract class MysqlServerContract extends ServerContract {

  @Override
  String databases() {
    return "SHOW DATABASES";
  }

  @Override
  List<String> everything() {
    return List.of(
        "ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german1_ci",
        "CREATE TABLE `order` (`quo``ted` int AUTO_INCREMENT PRIMARY KEY, parent int, `doub\"le`"
            + " blob, doubled int AS (2 * LENGTH(`doub\"le`)) STORED, tripled int AS (3 *"
            + " LENGTH(`doub\"le`)), made timestamp DEFAULT CURRENT_TIMESTAMP ON UPDATE"
            + " CURRENT_TIMESTAMP, hidden int DEFAULT 7 INVISIBLE, CONSTRAINT self FOREIGN KEY"
            + " (parent) REFERENCES `order` (`quo``ted`))",
        "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
        "INSERT INTO `order` (`quo``ted`, parent, `doub\"le`, made) VALUES"
            + " (0, NULL, x'00ff', '2020-01-01 00:00:00'), (41, 0, NULL, '2020-10-25 01:30:00')",
        "SET sql_mode = ''",
        "CREATE TABLE zero (on_day date DEFAULT '0000-00-00', moment timestamp NULL)",
        "INSERT INTO zero VALUES ('0000-00-00', NULL)",
        "SET sql_mode = DEFAULT, foreign_key_checks = 0",
        "CREATE TABLE a (id int PRIMARY KEY, b int, FOREIGN KEY (b) REFERENCES b (id))",
        "CREATE TABLE b (id int PRIMARY KEY, a int, FOREIGN KEY (a) REFERENCES a (id),"
            + " CHECK (id > 0)) ENGINE = InnoDB COMMENT 'it''s' AUTO_INCREMENT = 100",
        "INSERT INTO a VALUES (1, 2)",
        "INSERT INTO b VALUES (2, 1)",
        "SET foreign_key_checks = 1",
        "CREATE TABLE parts (id int, KEY (id)) PARTITION BY RANGE (id)"
            + " (PARTITION few VALUES LESS THAN (10), PARTITION many VALUES LESS THAN MAXVALUE)",
        "INSERT INTO parts VALUES (1), (100)",
        "CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN 2 * n",
        "CREATE VIEW z_base AS SELECT twice(id) AS doubled FROM a",
        "CREATE VIEW a_above AS SELECT * FROM z_base",
        "CREATE SQL SECURITY INVOKER VIEW m_middle AS SELECT * FROM z_base WHERE doubled > 0",
        "SET sql_mode = 'ANSI_QUOTES'",
        "CREATE PROCEDURE \"touch `it`\"() BEGIN UPDATE \"order\" SET parent = NULL; END",
        "SET sql_mode = DEFAULT",
        "CREATE TRIGGER zz_first BEFORE INSERT ON a FOR EACH ROW SET NEW.b = NEW.b + 1",
        "CREATE TRIGGER aa_second BEFORE INSERT ON a FOR EACH ROW SET NEW.b = NEW.b * 2",
        "CREATE TRIGGER counting AFTER INSERT ON `order` FOR EACH ROW"
            + " BEGIN UPDATE b SET a = NULL WHERE id = NEW.parent; END",
        "SET time_zone = '+05:00'",
        "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2040-01-01 00:00:00' DISABLE"
            + " DO DELETE FROM parts",
        "SET time_zone = DEFAULT");
  }

  /** Everything that the server can tell, but for the times at which it was made. */
  @Override
  List<String> contents(Database database) throws SQLException {
    var contents = new ArrayList<String>();
    contents.addAll(query(database, "SHOW CREATE DATABASE " + database.name()));
    for (var table : query(database, "SHOW TABLES")) {
      contents.addAll(query(database, "SHOW CREATE TABLE `%s`".formatted(table)));
      contents.addAll(query(database, "CHECKSUM TABLE `%s` EXTENDED".formatted(table)));
    }
    contents.addAll(
        query(
            database,
            "SELECT ROUTINE_NAME, ROUTINE_TYPE, ROUTINE_DEFINITION, SQL_MODE, DEFINER,"
                + " COLLATION_CONNECTION, DATABASE_COLLATION FROM information_schema.ROUTINES"
                + " WHERE ROUTINE_SCHEMA = DATABASE() ORDER BY 1"));
    contents.addAll(
        query(
            database,
            "SELECT TRIGGER_NAME, ACTION_ORDER, ACTION_STATEMENT, SQL_MODE, DEFINER FROM"
                + " information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY 1"));
    contents.addAll(
        query(
            database,
            "SELECT EVENT_NAME, EVENT_DEFINITION, TIME_ZONE, STARTS, STATUS, SQL_MODE, DEFINER"
                + " FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()"));
    contents.replaceAll(line -> line.replace(database.name(), "this"));
    return contents;
  }

  @Test
  void tellsWhatItIs() {
    assertThat(server().engine()).isEqualTo(Engine.MYSQL);
    assertThat(server().majorVersion()).isEqualTo("9.7");
  }

  @Test
  void copiesCountersAndWorkingObjects() throws SQLException {
    try (var template = server().create()) {
      execute(template, everything().toArray(String[]::new));
      try (var copy = server().copy(template)) {
        execute(
            copy,
            "INSERT INTO `order` (parent) VALUES (0)",
            "SET foreign_key_checks = 0",
            "INSERT INTO a VALUES (5, 5)",
            "CALL `touch ``it```()",
            "SET foreign_key_checks = 1");
        assertThat(query(copy, "SELECT MAX(`quo``ted`), MAX(parent) FROM `order`"))
            .containsExactly("42 | null");
        assertThat(query(copy, "SELECT b FROM a WHERE id = 5")).containsExactly("12");
        assertThat(query(copy, "SELECT * FROM a_above")).containsExactlyInAnyOrder("2", "10");
        assertThat(query(template, "SELECT * FROM a_above")).containsExactly("2");
      }
    }
  }

  @Test
  void tellsWhichViewCannotBeCopiedAndLeavesNothing() throws SQLException {
    try (var template = server().create()) {
      execute(
          template,
          "CREATE TABLE copied (id int, gone int)",
          "CREATE VIEW broken AS SELECT gone FROM copied",
          "ALTER TABLE copied DROP COLUMN gone");
      assertThatExceptionOfType(StopoverException.class)
          .isThrownBy(() -> server().copy(template))
          .withMessageMatching(
              "\\Q%s: %s cannot be copied: \\E.*(?:gone|broken).*"
                  .formatted(server().describe(), template.name()))
          .returns(Code.DATABASE, StopoverException::code)
          .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
      assertThat(
              query(
                  template,
                  "SELECT TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_NAME = 'copied'"))
          .containsExactly(template.name());
    }
  }

  @Test
  void tellsThatTheUserMayNotCreateDatabases() throws SQLException {
    try (var database = server().create()) {
      execute(database, "CREATE USER modest IDENTIFIED BY 'modest'");
      try (var modest = as(server().adminUrl().withDatabase("information_schema"), "modest")) {
        assertThatExceptionOfType(StopoverException.class)
            .isThrownBy(modest::create)
            .withMessageMatching(
                "\\Q%s: a database cannot be created: Access denied for user 'modest'@'%%' to database '\\E"
                        .formatted(modest.describe())
                    + "stopover_\\w+\\Q'. Let the user create databases of that name: GRANT ALL ON"
                    + " `stopover\\_%`.* TO that user.\\E")
            .returns(Code.DATABASE, StopoverException::code);
      } finally {
        execute(database, "DROP USER modest");
      }
    }
  }

  @Test
  void copiesInTheNameOfAUserWhoMayNotActForOthers() throws SQLException {
    try (var database = server().create()) {
      execute(
          database,
          "CREATE USER modest IDENTIFIED BY 'modest'",
          "GRANT ALL ON `stopover\\_%`.* TO modest",
          "CREATE USER other");
      try (var modest = as(server().adminUrl().withDatabase("information_schema"), "modest");
          var template = modest.create()) {
        execute(
            database,
            "USE " + template.name(),
            "CREATE TABLE t (id int)",
            "CREATE DEFINER = other VIEW v AS SELECT 1",
            "CREATE DEFINER = other TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.id = 3",
            "USE " + database.name());
        try (var copy = modest.copy(template)) {
          execute(copy, "INSERT INTO t VALUES (1)");
          assertThat(query(copy, "SELECT id FROM t")).containsExactly("3");
        }
      } finally {
        execute(database, "DROP USER modest, other");
      }
    }
  }
}
