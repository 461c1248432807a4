package dev.stopover.junit;

import static dev.stopover.junit.PassingTestCases.add;
import static dev.stopover.junit.PassingTestCases.emails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.junit.PassingTestCases.ShopDatabase;
import dev.stopover.junit.PassingTestCases.ShopDatabaseOfTheClass;
import dev.stopover.junit.shop.Customer;
import dev.stopover.junit.shop.LineItem;
import dev.stopover.junit.shop.Order;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opentest4j.AssertionFailedError;

/** Fixtures that change their databases and look for what others changed. */
final class IsolationTestCases {

  private IsolationTestCases() {}

  /** Of the two orders and the two customers, none is there in the next test. */
  @ShopDatabase
  static class EachTestCase {

    @RepeatedTest(6)
    void changesRowsAndCounters(TestDatabase database, Connection connection) throws SQLException {
      Seen.DATABASES.put(database.name(), database);
      assertThat(emails(connection)).containsExactly("first@example.org");
      add(connection, "next@example.org");
      assertThat(id(connection, "next@example.org")).isEqualTo(2);
      execute(connection, "UPDATE customer SET points = 9");
      execute(connection, "DELETE FROM customer WHERE id = 1");
    }

    @RepeatedTest(3)
    void changesTables(Connection connection) throws SQLException {
      assertThat(emails(connection)).containsExactly("first@example.org");
      execute(connection, "ALTER TABLE customer ADD nickname varchar(10)");
      execute(connection, "CREATE TABLE surplus (id int)");
    }
  }

  @ShopDatabase
  static class BeforeAllTestCase {

    @BeforeAll
    static void addSome(DataSource database, Connection connection) throws SQLException {
      add(connection, "lent@example.org");
      try (var borrowed = database.getConnection()) {
        add(borrowed, "borrowed@example.org");
      }
    }

    @RepeatedTest(3)
    void startsWithThem(DataSource database) throws SQLException {
      try (var connection = database.getConnection()) {
        assertThat(emails(connection))
            .containsExactlyInAnyOrder(
                "first@example.org", "lent@example.org", "borrowed@example.org");
        execute(connection, "DELETE FROM customer");
      }
    }

    @Nested
    class Inner {

      @BeforeAll
      static void addOne(Connection connection) throws SQLException {
        assertThat(emails(connection)).hasSize(3);
        add(connection, "inner@example.org");
      }

      @RepeatedTest(2)
      void startsWithAll(Connection connection) throws SQLException {
        assertThat(emails(connection)).hasSize(4).contains("inner@example.org");
        execute(connection, "DELETE FROM customer");
      }
    }

    @AfterAll
    static void afterAll(Connection connection) throws SQLException {
      assertThat(emails(connection)).hasSize(3);
    }
  }

  @ShopDatabase
  static class TableBeforeAllTestCase {

    @BeforeAll
    static void createOne(Connection connection) throws SQLException {
      execute(connection, "CREATE TABLE surplus (id int)");
      execute(connection, "INSERT INTO surplus VALUES (1)");
    }

    @RepeatedTest(2)
    void startsWithIt(Connection connection) throws SQLException {
      assertThat(numbers(connection, "SELECT id FROM surplus")).isOne();
      execute(connection, "UPDATE surplus SET id = 2");
    }
  }

  /** What the only instance has follows its tests. */
  @ShopDatabase
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OnlyInstanceTestCase {

    private final DataSource database;

    OnlyInstanceTestCase(DataSource database) {
      this.database = database;
    }

    @BeforeEach
    void addOne() throws SQLException {
      try (var connection = database.getConnection()) {
        assertThat(emails(connection)).containsExactly("first@example.org");
        add(connection, "next@example.org");
      }
    }

    @RepeatedTest(2)
    void seesTheSame(DataSource mine) throws SQLException {
      try (var connection = mine.getConnection();
          var same = database.getConnection()) {
        assertThat(same.getCatalog()).isEqualTo(connection.getCatalog());
        assertThat(emails(connection)).containsExactly("first@example.org", "next@example.org");
      }
    }
  }

  @ShopDatabase
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class ConnectionOfAnOnlyInstanceTestCase {

    ConnectionOfAnOnlyInstanceTestCase(Connection connection) {}

    @Test
    void neverRuns() {}
  }

  @ShopDatabaseOfTheClass
  static class ClassTestCase {

    private static int tests;

    @BeforeAll
    static void beforeAll() {
      tests = 0;
    }

    @RepeatedTest(3)
    void findsWhatCameBefore(Connection connection) throws SQLException {
      assertThat(emails(connection)).hasSize(1 + tests);
      tests++;
      add(connection, tests + "@example.org");
    }

    @Nested
    class Inner {

      @Test
      void findsItToo(Connection connection) throws SQLException {
        assertThat(emails(connection)).hasSize(4);
      }
    }
  }

  @ShopDatabaseOfTheClass
  static class TableLeftBehindTestCase {

    @Test
    void leavesOne(Connection connection) throws SQLException {
      execute(connection, "CREATE TABLE surplus (id int)");
    }
  }

  @ShopDatabase
  static class ResetTestCase {

    @Test
    void beginsAnew(TestDatabase database) throws SQLException {
      database.verify();
      try (var connection = database.dataSource().getConnection()) {
        add(connection, "another@example.org");
        execute(connection, "ALTER TABLE customer ADD nickname varchar(10)");
      }
      assertThatThrownBy(database::verify)
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageStartingWith(
              "The schema of the test's database is not as expected, in 1 place:")
          .hasMessageContaining("column customer.nickname")
          .hasMessageContaining("Next step: undo in the test what it changed");

      database.reset();

      database.verify();
      try (var connection = database.dataSource().getConnection()) {
        assertThat(emails(connection)).containsExactly("first@example.org");
        add(connection, "next@example.org");
        assertThat(id(connection, "next@example.org")).isEqualTo(2);
      }
    }
  }

  @ShopDatabaseOfTheClass
  static class SharedResetTestCase {

    @Test
    void isRefused(TestDatabase database) {
      assertThatThrownBy(database::reset)
          .hasMessageStartingWith("The database cannot be reset, since others use it too.");
    }
  }

  @MigratedDatabase(
      models = {Customer.class, Order.class, LineItem.class},
      migrations = "classpath:shop/{vendor}",
      isolation = Isolation.SHARED)
  abstract static class SharedTestCase {

    @Test
    void remembers(TestDatabase database, Connection connection) throws SQLException {
      Seen.DATABASES.put(getClass().getSimpleName(), database);
      add(connection, getClass().getSimpleName());
      assertThat(emails(connection)).hasSize(1 + Seen.DATABASES.size());
    }
  }

  static class FirstSharedTestCase extends SharedTestCase {}

  static class SecondSharedTestCase extends SharedTestCase {}

  @ShopDatabase
  @Execution(ExecutionMode.CONCURRENT)
  static class ConcurrentTestCase {

    @RepeatedTest(2)
    void meets(TestDatabase database, Connection connection) throws Exception {
      Meeting.await();
      Seen.DATABASES.put(database.name(), database);
      add(connection, "alone@example.org");
      assertThat(emails(connection)).hasSize(2);
    }
  }

  @ShopDatabase
  static class LeakingTestCase {

    @Test
    void keepsOne(DataSource database) throws SQLException {
      emails(database.getConnection());
    }

    @Test
    void keepsNone(DataSource database) throws SQLException {
      try (var connection = database.getConnection()) {
        emails(connection);
      }
    }
  }

  @ShopDatabase
  static class LeakingBeforeAllTestCase {

    @BeforeAll
    static void keepOne(DataSource database) throws SQLException {
      emails(database.getConnection());
    }

    @Test
    void wantsACopy(Connection connection) {}
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long id(Connection connection, String email) throws SQLException {
    return numbers(connection, "SELECT id FROM customer WHERE email = '%s'".formatted(email));
  }

  static long numbers(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      var number = rows.getLong(1);
      assertThat(rows.next()).isFalse();
      return number;
    }
  }
}
