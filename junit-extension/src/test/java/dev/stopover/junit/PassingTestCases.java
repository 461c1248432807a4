package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.shop.Customer;
import dev.stopover.junit.shop.LineItem;
import dev.stopover.junit.shop.Order;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures in which nothing fails. */
final class PassingTestCases {

  private PassingTestCases() {}

  @MigratedDatabase(
      models = {Customer.class, Order.class, LineItem.class},
      migrations = "classpath:shop/{vendor}")
  @Retention(RetentionPolicy.RUNTIME)
  @interface ShopDatabase {}

  @MigratedDatabase(
      models = {Customer.class, Order.class, LineItem.class},
      migrations = "classpath:shop/{vendor}",
      isolation = Isolation.PER_CLASS)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ShopDatabaseOfTheClass {}

  @ShopDatabase
  static class ParametersTestCase {

    private static final List<Connection> FOR_THE_CLASS = new ArrayList<>();

    @BeforeAll
    static void beforeAll(TestDatabase database, DataSource source, Connection connection)
        throws SQLException {
      assertThat(database.dataSource()).isSameAs(source);
      FOR_THE_CLASS.add(connection);
      Seen.CONNECTIONS.add(connection);
      Seen.DATABASES.put("parameters", database);
      add(connection, "before@example.org");
    }

    @BeforeEach
    void beforeEach(Connection connection) throws SQLException {
      Seen.CONNECTIONS.add(connection);
      assertThat(emails(connection)).contains("first@example.org", "before@example.org");
    }

    @Test
    void dataSource(DataSource source) throws SQLException {
      try (var connection = source.getConnection()) {
        assertThat(emails(connection)).contains("before@example.org");
      }
    }

    @Test
    void connection(Connection one, Connection other) throws SQLException {
      assertThat(one).isNotSameAs(other);
      Seen.CONNECTIONS.add(one);
      Seen.CONNECTIONS.add(other);
      other.setAutoCommit(false);
      add(other, "uncommitted@example.org");
      assertThat(emails(one)).doesNotContain("uncommitted@example.org");
    }

    @Test
    void testDatabase(TestDatabase database, Connection connection) throws SQLException {
      assertThat(connection.getCatalog()).isEqualTo(database.name()).startsWith("stopover_");
      assertThat(connection.getMetaData().getURL()).isEqualTo(database.url());
      assertThat(connection.getMetaData().getDatabaseProductName())
          .isEqualTo(database.engine().productName());
      assertThat(database)
          .asString()
          .contains(database.name(), String.valueOf(database.user()))
          .doesNotContain(String.valueOf(database.password()));
    }

    @Test
    void flyway(Flyway flyway, TestDatabase database) {
      assertThat(flyway.info().current().getVersion()).hasToString(database.version());
      assertThat(flyway.info().pending()).isEmpty();
      assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
      flyway.migrate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Line Item", "order"})
    void afterAnArgument(String table, Connection connection) throws SQLException {
      try (var tables =
          connection.getMetaData().getTables(null, null, table, new String[] {"TABLE"})) {
        assertThat(tables.next()).isTrue();
      }
    }

    @RepeatedTest(2)
    void aConnectionEachTime(Connection connection) {
      assertThat(Seen.CONNECTIONS).doesNotContain(connection);
      Seen.CONNECTIONS.add(connection);
    }

    @AfterEach
    void afterEach(DataSource source) throws SQLException {
      assertThat(FOR_THE_CLASS.get(0).isClosed()).isTrue();
      try (var connection = source.getConnection()) {
        assertThat(emails(connection)).doesNotContain("uncommitted@example.org");
      }
    }

    @AfterAll
    static void afterAll(TestDatabase database, Connection connection) throws SQLException {
      assertThat(connection.getCatalog()).isEqualTo(database.name());
      FOR_THE_CLASS.clear();
    }
  }

  @ShopDatabase
  static class ConstructorTestCase {

    private final Connection connection;
    private final TestDatabase database;

    ConstructorTestCase(Connection connection, TestDatabase database) {
      this.connection = connection;
      this.database = database;
    }

    @Test
    void first() throws SQLException {
      assertThat(Seen.CONNECTIONS).allMatch(ConstructorTestCase::isClosed);
      assertThat(connection.getCatalog()).isEqualTo(database.name());
      Seen.CONNECTIONS.add(connection);
    }

    @Test
    void second() throws SQLException {
      first();
    }

    private static boolean isClosed(Connection other) {
      try {
        return other.isClosed();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @ShopDatabaseOfTheClass
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceTestCase {

    private final Connection connection;

    OneInstanceTestCase(Connection connection) {
      this.connection = connection;
    }

    @BeforeAll
    void add() throws SQLException {
      Seen.CONNECTIONS.add(connection);
      PassingTestCases.add(connection, "shared@example.org");
    }

    @Test
    void first() throws SQLException {
      assertThat(emails(connection)).contains("shared@example.org");
    }

    @Test
    void second() throws SQLException {
      first();
    }
  }

  @ShopDatabaseOfTheClass
  static class OuterTestCase {

    @Test
    void outer(TestDatabase database) {
      Seen.DATABASES.put("outer", database);
    }

    @Nested
    class Inner {

      @Test
      void inner(TestDatabase database, Connection connection) {
        Seen.DATABASES.put("inner", database);
        Seen.CONNECTIONS.add(connection);
      }

      @Nested
      class Innermost {

        Innermost(TestDatabase database) {
          Seen.DATABASES.put("innermost", database);
        }

        @Test
        void innermost() {}
      }
    }

    @Nested
    @MigratedDatabase(
        models = {Parcels.Parcel.class, Parcels.Depot.class},
        migrations = "classpath:parcels")
    class WithItsOwn {

      @Test
      void own(TestDatabase database, Connection connection) throws SQLException {
        Seen.DATABASES.put("own", database);
        try (var rows = connection.createStatement().executeQuery("SELECT * FROM depot")) {
          assertThat(rows.next()).isFalse();
        }
      }
    }
  }

  /** The annotation is on the nested class alone. */
  static class PlainTestCase {

    @Test
    void withoutDatabase() {}

    @Nested
    @ShopDatabase
    class Inner {

      @Test
      void withDatabase(Connection connection) throws SQLException {
        assertThat(emails(connection)).containsExactly("first@example.org");
      }
    }
  }

  @ShopDatabase
  interface ShopTests {

    @Test
    default void emails(Connection connection) throws SQLException {
      assertThat(PassingTestCases.emails(connection)).containsExactly("first@example.org");
    }
  }

  static class FromInterfaceTestCase implements ShopTests {}

  @MigratedDatabase(packages = "dev.stopover.junit.shop", migrations = "classpath:shop/{vendor}")
  abstract static class PackageDatabase {

    final DataSource database;

    PackageDatabase(DataSource database) {
      this.database = database;
    }

    @Test
    void inherited() throws SQLException {
      try (var connection = database.getConnection()) {
        assertThat(emails(connection)).containsExactly("first@example.org");
      }
    }
  }

  static class FromSuperclassTestCase extends PackageDatabase {

    FromSuperclassTestCase(DataSource database) {
      super(database);
    }

    @Test
    void own(DataSource same) {
      assertThat(same).isSameAs(database);
    }
  }

  /** Names the extension so as to have it before another. */
  @ShopDatabaseOfTheClass
  @ExtendWith(MigratedDatabaseExtension.class)
  static class OrderedTestCase {

    @Test
    void once(Connection connection) throws SQLException {
      assertThat(emails(connection)).containsExactly("first@example.org");
    }
  }

  /** What the models cannot say stands beside them. */
  @MigratedDatabase(
      models = {Parcels.Parcel.class, Parcels.Depot.class},
      migrations = "classpath:views",
      sql = "src/test/sql/views")
  static class ViewsTestCase {

    @Test
    void once(Connection connection) throws SQLException {
      try (var rows = connection.createStatement().executeQuery("SELECT * FROM todays")) {
        assertThat(rows.getMetaData().getColumnCount()).isPositive();
      }
    }
  }

  @MigratedDatabase(
      models = {Parcels.Parcel.class, Parcels.Depot.class},
      migrations = "classpath:placeholders",
      placeholders = "city=Tromsø = north")
  static class PlaceholdersTestCase {

    @Test
    void replaced(Connection connection) throws SQLException {
      try (var rows = connection.createStatement().executeQuery("SELECT city FROM depot")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("Tromsø = north");
      }
    }
  }

  /** Two of these see whether they come from one template, and whether they disturb each other. */
  @MigratedDatabase(models = Births.Birth.class, migrations = "classpath:births/{vendor}")
  abstract static class BirthTestCase {

    @Test
    void remember(TestInfo test, TestDatabase database, Connection connection) throws SQLException {
      var name = test.getTestClass().orElseThrow().getSimpleName();
      assertThat(Births.of(connection)).hasSize(1);
      Births.SEEN.put(name, Births.of(connection).get(0));
      Seen.DATABASES.put(name, database);
      Births.add(connection);
      assertThat(Births.of(connection)).hasSize(2);
    }
  }

  static class FirstBirthTestCase extends BirthTestCase {}

  static class SecondBirthTestCase extends BirthTestCase {}

  /** Two of these run at the same time, or fail after a while. */
  @ShopDatabase
  abstract static class ConcurrentTestCase {

    @Test
    void meet(TestDatabase database, Connection connection) throws Exception {
      Meeting.await();
      Seen.DATABASES.put(database.name(), database);
      add(connection, "alone@example.org");
      assertThat(emails(connection)).hasSize(2);
    }
  }

  static class FirstConcurrentTestCase extends ConcurrentTestCase {}

  static class SecondConcurrentTestCase extends ConcurrentTestCase {}

  /** Whatever ran before has left nothing but templates. */
  @ShopDatabaseOfTheClass
  static class TidyTestCase {

    @Test
    void templateAndDatabase(TestDatabase database, Connection connection) throws SQLException {
      assertThat(databases(connection)).hasSize(2).contains(database.name());
    }

    static List<String> databases(Connection connection) throws SQLException {
      try (var catalogs = connection.getMetaData().getCatalogs()) {
        var names = new ArrayList<String>();
        while (catalogs.next()) {
          if (catalogs.getString(1).startsWith("stopover_")) {
            names.add(catalogs.getString(1));
          }
        }
        return names;
      }
    }
  }

  static void add(Connection connection, String email) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO customer (email) VALUES (?)")) {
      insert.setString(1, email);
      insert.executeUpdate();
    }
  }

  static List<String> emails(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT email FROM customer")) {
      var emails = new ArrayList<String>();
      while (rows.next()) {
        emails.add(rows.getString(1));
      }
      return emails;
    }
  }
}
