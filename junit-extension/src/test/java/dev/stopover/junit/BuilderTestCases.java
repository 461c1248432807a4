package dev.stopover.junit;

import static dev.stopover.junit.PassingTestCases.add;
import static dev.stopover.junit.PassingTestCases.emails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.Parcels.Depot;
import dev.stopover.junit.Parcels.Parcel;
import dev.stopover.junit.PassingTestCases.ShopDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fixtures whose databases are described in code. */
final class BuilderTestCases {

  private BuilderTestCases() {}

  private static MigratedDatabaseExtension.Builder shop() {
    return MigratedDatabaseExtension.builder()
        .packages("dev.stopover.junit.shop")
        .migrations("classpath:shop/{vendor}");
  }

  static class BuiltTestCase {

    @RegisterExtension static final MigratedDatabaseExtension SHOP = shop().build();

    @FromDatabase private DataSource field;

    @RepeatedTest(3)
    void hasItsOwn(TestDatabase database, Connection connection) throws SQLException {
      assertThat(emails(connection)).containsExactly("first@example.org");
      assertThat(field).isSameAs(database.dataSource());
      add(connection, "next@example.org");
    }

    @Nested
    class Inner {

      @BeforeAll
      static void addOne(Connection connection) throws SQLException {
        add(connection, "inner@example.org");
      }

      @Test
      void hasTheSame(Connection connection) throws SQLException {
        assertThat(emails(connection)).containsExactly("first@example.org", "inner@example.org");
      }
    }
  }

  /** One by annotation, another one by its side. */
  @ShopDatabase
  static class TwoTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension PARCELS =
        MigratedDatabaseExtension.builder()
            .name("parcels")
            .models(Parcel.class, Depot.class)
            .migrations("classpath:parcels")
            .isolation(Isolation.PER_CLASS)
            .build();

    private static String parcelsOfTheClass;

    @FromDatabase("parcels")
    private TestDatabase field;

    private final DataSource shop;

    TwoTestCase(DataSource shop, @FromDatabase("parcels") DataSource parcels) {
      this.shop = shop;
      assertThat(parcels).isNotSameAs(shop);
    }

    @BeforeAll
    static void remember(@FromDatabase("parcels") TestDatabase parcels) {
      parcelsOfTheClass = parcels.name();
    }

    @RepeatedTest(2)
    void hasBoth(TestDatabase other, @FromDatabase("parcels") Connection parcels)
        throws SQLException {
      assertThat(field.name()).isEqualTo(parcelsOfTheClass).isEqualTo(parcels.getCatalog());
      assertThat(other.name()).isNotEqualTo(field.name());
      try (var connection = shop.getConnection()) {
        assertThat(emails(connection)).containsExactly("first@example.org");
        add(connection, "next@example.org");
      }
    }
  }

  @ClassTemplate
  static class BuiltOnBothTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension SHOP =
        shop().engines("postgres:17", "mysql:9.7").build();

    @BeforeAll
    static void beforeAll(TestDatabase database) {
      MatrixTestCases.called(BuiltOnBothTestCase.class, "before all", database);
    }

    @Test
    void test(TestDatabase database) {
      MatrixTestCases.called(BuiltOnBothTestCase.class, "test", database);
    }
  }

  static class NoTemplateTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension SHOP =
        shop().engines("postgres:17", "mysql:9.7").build();

    @Test
    void neverRuns() {}
  }
}
