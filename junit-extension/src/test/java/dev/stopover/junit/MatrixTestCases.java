package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.PassingTestCases.ShopDatabase;
import dev.stopover.junit.shop.Customer;
import dev.stopover.junit.shop.LineItem;
import dev.stopover.junit.shop.Order;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures that run on several engines, and tell what is called on which. */
final class MatrixTestCases {

  static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();
  static final Queue<TestDatabase> DATABASES = new ConcurrentLinkedQueue<>();

  private MatrixTestCases() {}

  static void called(Class<?> fixture, String what, TestDatabase database) {
    CALLS.add("%s: %s on %s".formatted(fixture.getSimpleName(), what, database.engine()));
    assertThat(database.url()).contains("stopover_");
    DATABASES.add(database);
  }

  @MigratedDatabase(
      models = {Customer.class, Order.class, LineItem.class},
      migrations = "classpath:shop/{vendor}",
      engines = {"postgres:17", "mysql:9.7", "postgres:17"})
  @Retention(RetentionPolicy.RUNTIME)
  @interface ShopOnBoth {}

  abstract static class BaseTestCase {

    @BeforeAll
    static void baseBeforeAll(TestDatabase database) {
      called(BothTestCase.class, "superclass before all", database);
    }

    @AfterAll
    static void baseAfterAll(TestDatabase database) {
      called(BothTestCase.class, "superclass after all", database);
    }
  }

  @ShopOnBoth
  static class BothTestCase extends BaseTestCase {

    @BeforeAll
    static void beforeAll(TestDatabase database, Connection connection) throws SQLException {
      called(BothTestCase.class, "before all", database);
      PassingTestCases.add(connection, "before@example.org");
    }

    BothTestCase(DataSource database) {
      assertThat(database).isNotNull();
    }

    @BeforeEach
    void beforeEach(Connection connection) throws SQLException {
      assertThat(PassingTestCases.emails(connection))
          .containsExactlyInAnyOrder("first@example.org", "before@example.org");
    }

    @Test
    void test(TestDatabase database) {
      called(BothTestCase.class, "test", database);
    }

    @AfterAll
    static void afterAll(TestDatabase database) {
      called(BothTestCase.class, "after all", database);
    }
  }

  @ShopOnBoth
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceTestCase {

    private int calls;

    @BeforeAll
    void beforeAll(TestDatabase database) {
      calls++;
      called(OneInstanceTestCase.class, "before all", database);
    }

    @Test
    void test(TestDatabase database) {
      called(OneInstanceTestCase.class, "test " + calls, database);
    }
  }

  @ShopOnBoth
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceConstructorTestCase {

    OneInstanceConstructorTestCase(DataSource database) {}

    @Test
    void neverRuns() {}
  }

  @ShopOnBoth
  static class NestingTestCase {

    @Nested
    class Inner {

      @BeforeAll
      static void beforeAll(TestDatabase database) {
        called(NestingTestCase.class, "inner before all", database);
      }

      @Test
      void test(TestDatabase database) {
        called(NestingTestCase.class, "inner test", database);
      }
    }

    @Nested
    @ParameterizedClass
    @ValueSource(strings = {"one", "two"})
    class Parameterized {

      private final String parameter;

      Parameterized(String parameter) {
        this.parameter = parameter;
      }

      @Test
      void test(TestDatabase database) {
        called(NestingTestCase.class, parameter, database);
      }
    }

    @Nested
    @MigratedDatabase(
        models = {Parcels.Parcel.class, Parcels.Depot.class},
        migrations = "classpath:parcels")
    class WithItsOwn {

      @BeforeAll
      static void beforeAll(TestDatabase database, Connection connection) throws SQLException {
        called(NestingTestCase.class, "own before all", database);
        connection.createStatement().execute("INSERT INTO depot (id, city) VALUES (1, 'Bodø')");
      }

      @Test
      void test(TestDatabase database, Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("SELECT city FROM depot")) {
          rows.next();
          called(NestingTestCase.class, "own test in " + rows.getString(1), database);
        }
      }
    }
  }

  @ShopDatabase
  static class ConfiguredTestCase {

    @Test
    void test(TestDatabase database) {
      called(ConfiguredTestCase.class, "test", database);
    }
  }
}
