package dev.stopover.junit;

import static dev.stopover.junit.SpringTestCases.elsewhere;
import static dev.stopover.junit.SpringTestCases.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stopover.junit.Parcels.Depot;
import dev.stopover.junit.Parcels.Parcel;
import dev.stopover.junit.SpringTestCases.GuestDatabase;
import dev.stopover.junit.guests.Guest;
import dev.stopover.junit.guests.GuestApplication;
import dev.stopover.junit.guests.GuestRepository;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Fixtures whose tests are Spring's, and have several databases. */
final class SpringNamedTestCases {

  private SpringNamedTestCases() {}

  private static MigratedDatabaseExtension parcels(Isolation isolation) {
    return MigratedDatabaseExtension.builder()
        .name("parcels")
        .models(Parcel.class, Depot.class)
        .migrations("classpath:parcels")
        .isolation(isolation)
        .build();
  }

  /** Has two data sources; the names of the beans tell which is which. */
  @Configuration
  static class TwoSources {

    @Bean
    @Primary
    DataSource guests() {
      return elsewhere("guests");
    }

    @Bean
    DataSource parcelsDataSource() {
      return elsewhere("parcels");
    }

    @Bean
    JdbcTemplate parcels(@Qualifier("parcelsDataSource") DataSource parcels) {
      return new JdbcTemplate(parcels);
    }
  }

  @SpringJUnitConfig(TwoSources.class)
  @GuestDatabase
  static class TwoSourcesTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension PARCELS = parcels(Isolation.PER_METHOD);

    @Autowired private JdbcTemplate parcels;
    @Autowired private DataSource guests;

    @Autowired
    @FromDatabase("parcels")
    private TestDatabase bean;

    @BeforeAll
    static void begin(@Autowired JdbcTemplate parcels) {
      parcels.update("INSERT INTO depot VALUES (1, 'Bergen')");
    }

    @RepeatedTest(2)
    void hasBoth(TestDatabase ofGuests, @FromDatabase("parcels") TestDatabase ofParcels)
        throws SQLException {
      parcels.update("INSERT INTO parcel VALUES (1, 'books', 2)");
      assertThat(rows(ofParcels.dataSource(), "parcel")).isEqualTo(1);
      assertThat(rows(ofParcels.dataSource(), "depot")).isEqualTo(1);
      assertThat(rows(guests, "guests")).isZero();
      assertThat(bean.name()).isEqualTo(ofParcels.name()).isNotEqualTo(ofGuests.name());
    }

    @Nested
    class Inner {

      @Test
      void hasBoth() throws SQLException {
        parcels.update("INSERT INTO parcel VALUES (1, 'books', 2)");
        assertThat(rows(guests, "guests")).isZero();
      }
    }
  }

  /** The application knows nothing of the second one. */
  @SpringBootTest(classes = GuestApplication.class)
  @GuestDatabase
  static class BesidesTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension PARCELS = parcels(Isolation.PER_CLASS);

    private final GuestRepository guests;
    private final DataSource parcels;
    private final DataSource named;

    @Autowired
    BesidesTestCase(
        GuestRepository guests,
        @Qualifier("parcels") DataSource parcels,
        @FromDatabase("parcels") DataSource named) {
      this.guests = guests;
      this.parcels = parcels;
      this.named = named;
    }

    @RepeatedTest(2)
    void hasBoth() throws SQLException {
      guests.save(new Guest("Ada"));
      assertThat(guests.count()).isEqualTo(1);
      assertThat(rows(parcels, "parcel")).isZero();
      assertThat(named).isSameAs(parcels);
    }
  }

  /** Has no database without a name. */
  @SpringJUnitConfig(TwoSources.class)
  static class OnlyNamedTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension PARCELS = parcels(Isolation.PER_METHOD);

    @RepeatedTest(2)
    void leavesTheOtherAlone(@Autowired JdbcTemplate parcels, @Autowired DataSource guests) {
      assertThat(parcels.update("INSERT INTO depot VALUES (1, 'Bergen')")).isEqualTo(1);
      assertThat(guests).isInstanceOf(DriverManagerDataSource.class);
    }
  }

  /** Spring Boot makes the application's own, which nobody connects to. */
  @SpringBootTest(
      classes = OwnSource.class,
      properties = "spring.datasource.url=jdbc:postgresql://production.invalid/guests")
  static class OnlyNamedBesidesTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension PARCELS = parcels(Isolation.PER_METHOD);

    private final DataSource parcels;
    private final DataSource named;

    @Autowired private DataSource own;
    @Autowired private JdbcTemplate template;
    @Autowired private Environment environment;

    @Autowired
    OnlyNamedBesidesTestCase(
        @Qualifier("parcels") DataSource parcels, @FromDatabase("parcels") DataSource named) {
      this.parcels = parcels;
      this.named = named;
    }

    @RepeatedTest(2)
    void leavesTheOtherAlone() throws SQLException {
      assertThat(own).isInstanceOf(HikariDataSource.class);
      assertThat(template.getDataSource()).isSameAs(own);
      assertThat(rows(parcels, "parcel")).isZero();
      assertThat(named).isSameAs(parcels);
      assertThat(environment)
          .satisfies(
              all -> assertThat(all.containsProperty("spring.flyway.enabled")).isFalse(),
              all -> assertThat(all.containsProperty("spring.test.database.replace")).isFalse());
    }
  }

  @Configuration
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
  static class OwnSource {}

  /** What the application prefers has a name, and its other data source is that of the class. */
  @SpringJUnitConfig(PreferredParcels.class)
  @GuestDatabase
  static class PreferredNamedTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension PARCELS = parcels(Isolation.PER_METHOD);

    @Autowired private DataSource preferred;
    @Autowired private TestDatabase database;

    @Autowired
    @Qualifier("guests") private DataSource guests;

    @RepeatedTest(2)
    void hasBoth(@FromDatabase("parcels") TestDatabase ofParcels) throws SQLException {
      assertThat(rows(preferred, "parcel")).isZero();
      assertThat(rows(guests, "guests")).isZero();
      assertThat(database.name()).isEqualTo(ofParcels.name());
    }
  }

  @Configuration
  static class PreferredParcels {

    @Bean
    @Primary
    DataSource parcels() {
      return elsewhere("parcels");
    }

    @Bean
    DataSource guests() {
      return elsewhere("guests");
    }
  }
}
