package dev.stopover.junit;

import static dev.stopover.junit.assertion.DatabaseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Fixtures that test what migrations do to rows. */
final class MigrationTestCases {

  private MigrationTestCases() {}

  private static List<String> rows(DataSource database, String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  private static void run(DataSource database, String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @MigratedDatabase(migrations = "classpath:people", checks = Check.ROWS)
  static class PeopleTestCase {

    @MigrationTest(
        from = "1",
        to = "2",
        rows = {"rows/person.csv", "classpath:rows/more.sql"})
    void rowsOfDataSetsAreMigrated(DataSource database, TestDatabase test) throws SQLException {
      assertThat(test.version()).isEqualTo("2");
      assertThat(rows(database, "SELECT first_name FROM person ORDER BY id"))
          .containsExactly("Ada", "O'Neil,", null);
      assertThat(rows(database, "SELECT age FROM person ORDER BY id"))
          .containsExactly("36", null, null);
    }

    @MigrationTest(from = "1")
    void rowsOfTheTestAreMigrated(
        DataSource database, TestDatabase test, PendingMigration migration) throws SQLException {
      run(database, "INSERT INTO person (id, full_name) VALUES (7, 'Grace Hopper')");
      assertThat(test).hasTable("person").doesNotHaveColumn("first_name");

      migration.run();

      assertThat(test.version()).isEqualTo("3");
      assertThat(rows(database, "SELECT first_name FROM person")).containsExactly("Grace");
    }

    @MigrationTest(from = "2", to = "1", rows = "rows/person.csv")
    void rowsAreMigratedBack(DataSource database) throws SQLException {
      assertThat(rows(database, "SELECT count(*) FROM person")).containsExactly("2");
    }

    @MigrationTest(from = "base", to = "1")
    void thereMayBeNothingBefore(TestDatabase test) {
      assertThat(test).hasTable("person");
    }

    @Test
    void othersBeginWithTheNewestVersion(TestDatabase test) {
      assertThat(test.version()).isEqualTo("3");
    }
  }

  @MigratedDatabase(
      migrations = "classpath:people",
      checks = {},
      version = "2")
  static class PinnedTestCase {

    @Test
    void databaseGoesWhereItIsTold(TestDatabase database) throws SQLException {
      assertThat(database.version()).isEqualTo("2");
      database.load("rows/person.csv");
      assertThatThrownBy(() -> database.load("rows/strangers.csv"))
          .hasMessageStartingWith("The server refused row 1 of rows/strangers.csv for the table")
          .hasMessageContaining("strangers")
          .hasMessageContaining("exist. Correct the row, or name the file after the table");
      database.migrateTo("1");
      assertThat(database).hasTable("person").doesNotHaveColumn("first_name");
      database.migrateTo("+1");
      assertThat(rows(database.dataSource(), "SELECT count(*) FROM person")).containsExactly("2");
      database.migrateTo("base");
      assertThat(database.version()).isNull();
      assertThat(database).isEmpty();
      database.migrateTo("head");
      assertThat(database).hasTable("pet");
    }
  }

  /** The rows of version 1 are migrated with the rest, and a pet comes last. */
  @MigratedDatabase(
      migrations = "classpath:people",
      rows = {"1 = rows/person.csv", "1=classpath:rows/more.sql", "rows/pet.csv"},
      checks = Check.ROWS)
  static class SeededTestCase {

    @RepeatedTest(2)
    void testsBeginWithThem(DataSource database) throws SQLException {
      assertThat(rows(database, "SELECT first_name FROM person ORDER BY id"))
          .containsExactly("Ada", "O'Neil,", null);
      assertThat(rows(database, "SELECT owner_id FROM pet")).containsExactly("3");
      run(database, "DELETE FROM pet");
      run(database, "DELETE FROM person");
    }

    @MigrationTest(from = "2", to = "1")
    void soDoThoseOfAnOlderVersion(DataSource database) throws SQLException {
      assertThat(rows(database, "SELECT full_name FROM person WHERE age = 36"))
          .containsExactly("Ada Lovelace");
    }
  }

  @MigratedDatabase(
      migrations = "classpath:people",
      rows = "1=rows/person.csv",
      checks = {},
      version = "1")
  static class SeededOlderTestCase {

    @Test
    void beginsWithThem(DataSource database) throws SQLException {
      assertThat(rows(database, "SELECT count(*) FROM person")).containsExactly("2");
    }
  }

  @MigratedDatabase(
      migrations = "classpath:failing/lost_name",
      rows = "1=rows/named.sql",
      checks = Check.ROWS)
  static class LostNameTestCase {
    @Test
    void neverRuns() {}
  }

  @MigratedDatabase(
      migrations = "classpath:failing/lost_name",
      rows = "1=rows/nobody.csv",
      checks = {})
  static class NoSeedsTestCase {
    @Test
    void neverRuns() {}
  }

  @MigratedDatabase(
      migrations = "classpath:failing/lost_name",
      rows = "8=rows/person.csv",
      checks = {})
  static class NoVersionTestCase {
    @Test
    void neverRuns() {}
  }

  @MigratedDatabase(
      migrations = "classpath:people",
      checks = {})
  static class NeverRunTestCase {
    @MigrationTest(from = "1")
    void forgets(PendingMigration migration) {}
  }

  @MigratedDatabase(
      migrations = "classpath:people",
      checks = {},
      isolation = Isolation.PER_CLASS)
  static class SharingTestCase {
    @MigrationTest(from = "1")
    void neverRuns() {}
  }

  @MigratedDatabase(
      migrations = "classpath:people",
      checks = {})
  static class MissingRowsTestCase {
    @MigrationTest(from = "1", rows = "rows/nobody.csv")
    void neverRuns() {}
  }

  @MigratedDatabase(
      migrations = "classpath:people",
      checks = {})
  static class NoMigrationTestCase {
    @Test
    void neverRuns(PendingMigration migration, Connection connection) {}
  }
}
