package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a clone, who has it next does not see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MysqlClonesTests {

  private final Server server = TestServers.get("mysql:9.7");
  private Database template;

  @BeforeAll
  void create() throws SQLException {
    template = server.create();
    ServerContract.execute(
        template,
        "CREATE TABLE parent (id int AUTO_INCREMENT PRIMARY KEY, name varchar(20), at timestamp"
            + " DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, upper varchar(20) AS"
            + " (UPPER(name)))",
        "INSERT INTO parent (id, name, at) VALUES (1, 'one', '2020-01-01'),"
            + " (5, 'five', '2020-01-01')",
        "CREATE TABLE child (id int PRIMARY KEY, parent int NOT NULL, FOREIGN KEY (parent)"
            + " REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE)",
        "INSERT INTO child VALUES (1, 1), (2, 5)",
        "CREATE TABLE grandchild (id int PRIMARY KEY, child int, FOREIGN KEY (child)"
            + " REFERENCES child (id) ON DELETE SET NULL)",
        "INSERT INTO grandchild VALUES (1, 1), (2, 2)",
        "CREATE TABLE bare (id int AUTO_INCREMENT PRIMARY KEY, v int)",
        "CREATE TABLE counted (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 700",
        "CREATE TABLE ahead (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 50",
        "INSERT INTO ahead VALUES (7)",
        "CREATE TABLE log (line varchar(20))",
        "CREATE TABLE watched (id int AUTO_INCREMENT PRIMARY KEY)",
        "CREATE TRIGGER writing AFTER INSERT ON watched FOR EACH ROW INSERT INTO log VALUES ('new')",
        "CREATE TABLE noted (id int AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 90",
        "CREATE TRIGGER noting AFTER INSERT ON noted FOR EACH ROW INSERT INTO log VALUES ('new')",
        "CREATE TABLE seeded (id int PRIMARY KEY)",
        "INSERT INTO seeded VALUES (1)",
        "CREATE TRIGGER erasing AFTER DELETE ON seeded FOR EACH ROW INSERT INTO log VALUES ('gone')",
        "DELETE FROM log",
        "CREATE VIEW names AS SELECT name FROM parent",
        "CREATE PROCEDURE fill() INSERT INTO bare (v) VALUES (1), (2), (3)",
        "CREATE PROCEDURE renew() TRUNCATE bare");
  }

  @AfterAll
  void drop() {
    template.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM parent",
        "INSERT INTO bare (v) VALUES (1), (2)",
        "INSERT INTO bare (id, v) VALUES (1000, 2)",
        "INSERT INTO parent (name) VALUES ('new')",
        "INSERT IGNORE INTO parent (id, name) VALUES (1, 'new')",
        "UPDATE parent SET name = 'other'",
        "UPDATE parent SET id = 80 WHERE id = 5",
        "DELETE FROM parent WHERE id = 1",
        "DELETE FROM parent",
        "SET foreign_key_checks = 0; DELETE FROM child",
        "SET foreign_key_checks = 0; TRUNCATE parent",
        "TRUNCATE grandchild",
        "INSERT INTO bare (v) VALUES (1); TRUNCATE bare",
        "TRUNCATE counted",
        "TRUNCATE counted; INSERT INTO counted VALUES (NULL)",
        "INSERT INTO counted VALUES (NULL); DELETE FROM counted",
        "REPLACE INTO parent (id, name) VALUES (1, 'other')",
        "INSERT INTO ahead VALUES (NULL)",
        "INSERT INTO watched VALUES (NULL)",
        "INSERT INTO noted VALUES (NULL)",
        "CALL fill()",
        "CALL fill(); CALL renew()",
        "BEGIN; INSERT INTO bare (v) VALUES (1); ROLLBACK",
        "BEGIN; DELETE FROM parent; SAVEPOINT a; INSERT INTO bare (v) VALUES (1)",
        "LOCK TABLES bare WRITE; INSERT INTO bare (v) VALUES (1)"
      })
  void putsRowsBack(String statements) throws SQLException {
    tryOut(statements, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM seeded",
        "ALTER TABLE bare ADD w int",
        "ALTER TABLE bare ALTER v SET DEFAULT 3",
        "ALTER TABLE parent COMMENT 'x'",
        "ALTER TABLE bare AUTO_INCREMENT = 50",
        "CREATE INDEX i ON bare (v)",
        "ALTER TABLE bare ADD CONSTRAINT positive CHECK (v > 0)",
        "OPTIMIZE TABLE bare",
        "DROP TABLE bare",
        "DROP TABLE bare; CREATE TABLE bare (id int AUTO_INCREMENT PRIMARY KEY, v int)",
        "RENAME TABLE bare TO b; RENAME TABLE b TO bare",
        "CREATE TABLE surplus (id int)",
        "CREATE TABLE surplus AS SELECT * FROM parent",
        "CREATE OR REPLACE VIEW names AS SELECT 1",
        "DROP VIEW names",
        "CREATE TRIGGER another BEFORE INSERT ON bare FOR EACH ROW SET NEW.v = 7",
        "DROP TRIGGER writing",
        "DROP PROCEDURE fill; CREATE PROCEDURE fill() SELECT 1",
        "ALTER PROCEDURE fill COMMENT 'x'",
        "CREATE FUNCTION one() RETURNS int DETERMINISTIC RETURN 1",
        "CREATE EVENT later ON SCHEDULE AT '2040-01-01' DO SELECT 1",
        "ALTER DATABASE CHARACTER SET latin1"
      })
  void makesAnotherCloneWhereMoreThanRowsChanged(String statements) throws SQLException {
    tryOut(statements, false);
  }

  private void tryOut(String statements, boolean again) throws SQLException {
    try (var clones = server.clones(template)) {
      var before = contents(template);
      var clone = clones.take();
      assertThat(contents(clone)).isEqualTo(before);
      var url = clone.url();
      // A connection of somebody who does not close it.
      try (var foreign = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
          var statement = foreign.createStatement()) {
        for (var sql : statements.split("; ")) {
          statement.execute(sql);
        }
        clone.close();
        try (var next = clones.take()) {
          assertThat(next.name().equals(clone.name())).as("the same clone").isEqualTo(again);
          assertThat(contents(next)).isEqualTo(before);
        }
      }
    }
  }

  @Test
  void putsBackWhatIsInTheWayOfManyTests() throws SQLException {
    try (var clones = server.clones(template)) {
      var before = contents(template);
      for (int test = 0; test < 20; test++) {
        try (var clone = clones.take()) {
          assertThat(contents(clone)).isEqualTo(before);
          ServerContract.execute(
              clone, "INSERT INTO bare (v) VALUES (1)", "DELETE FROM parent WHERE id = 1");
        }
      }
    }
  }

  @Test
  void noticesTheFirstViewOfADatabaseWithoutAny() throws SQLException {
    try (var bare = server.create()) {
      ServerContract.execute(bare, "CREATE TABLE lone (id int PRIMARY KEY)");
      try (var clones = server.clones(bare)) {
        var clone = clones.take();
        ServerContract.execute(clone, "CREATE VIEW first AS SELECT id FROM lone");
        clone.close();
        try (var next = clones.take()) {
          assertThat(next.name()).isNotEqualTo(clone.name());
          assertThat(contents(next)).isEqualTo(contents(bare));
        }
      }
    }
  }

  private static List<String> contents(Database database) throws SQLException {
    var contents = new ArrayList<String>();
    contents.addAll(ServerContract.query(database, "SHOW CREATE DATABASE " + database.name()));
    for (var table : ServerContract.query(database, "SHOW FULL TABLES")) {
      var name = table.split(" ")[0];
      contents.addAll(ServerContract.query(database, "SHOW CREATE TABLE " + name));
      contents.addAll(ServerContract.query(database, "SELECT * FROM " + name));
    }
    contents.addAll(
        ServerContract.query(
            database,
            "SELECT TRIGGER_NAME, ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY 1"));
    contents.addAll(
        ServerContract.query(
            database,
            "SELECT ROUTINE_NAME, ROUTINE_COMMENT, ROUTINE_DEFINITION FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"));
    contents.addAll(
        ServerContract.query(
            database,
            "SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()"));
    contents.replaceAll(line -> line.replace(database.name(), "this"));
    return contents;
  }
}
