package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.guests.Guest;
import dev.stopover.junit.guests.GuestApplication;
import dev.stopover.junit.guests.GuestRepository;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.test.context.transaction.AfterTransaction;
import org.springframework.transaction.annotation.Transactional;

/** Fixtures whose tests are Spring's. */
final class SpringTestCases {

  private SpringTestCases() {}

  @MigratedDatabase(models = Guest.class, migrations = "classpath:guests/{vendor}")
  @Retention(RetentionPolicy.RUNTIME)
  @interface GuestDatabase {}

  @SpringBootTest(classes = GuestApplication.class)
  @GuestDatabase
  static class SavingTestCase {

    @Autowired private GuestRepository guests;

    @RepeatedTest(2)
    void savesWhatNoOtherTestSees(TestDatabase database) throws SQLException {
      guests.save(new Guest("Ada"));
      assertThat(guests.findAll()).extracting(Guest::name).containsExactly("Ada");
      assertThat(names(database.dataSource())).isEqualTo(1);
    }

    @Test
    void savesInTheBackground() {
      CompletableFuture.runAsync(() -> guests.save(new Guest("Ada"))).join();
      assertThat(guests.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Grace"})
    void savesWhatIsGiven(String name) {
      guests.save(new Guest(name));
      assertThat(guests.findAll()).extracting(Guest::name).containsExactly(name);
    }
  }

  /** Has the same application as the class before it, and the annotations in the other order. */
  @GuestDatabase
  @SpringBootTest(classes = GuestApplication.class)
  static class SavingAgainTestCase {

    @Autowired private GuestRepository guests;
    @Autowired private Environment environment;

    @RepeatedTest(2)
    void savesWhatNoOtherTestSees(TestDatabase database) throws SQLException {
      guests.save(new Guest("Ada"));
      assertThat(guests.count()).isEqualTo(1);
      assertThat(names(database.dataSource())).isEqualTo(1);
      assertThat(environment.getProperty("spring.datasource.url")).isEqualTo(database.url());
      assertThat(environment.getProperty("spring.datasource.username")).isEqualTo(database.user());
    }
  }

  @SpringBootTest(classes = GuestApplication.class)
  @GuestDatabase
  static class NestingTestCase {

    @Autowired private GuestRepository guests;

    @BeforeAll
    static void invite(@Autowired GuestRepository guests) {
      guests.save(new Guest("Ada"));
    }

    @BeforeEach
    void inviteMore() {
      guests.save(new Guest("Grace"));
    }

    @RepeatedTest(2)
    void hasTwo() {
      guests.save(new Guest("Barbara"));
      assertThat(guests.count()).isEqualTo(3);
    }

    @Nested
    class Inner {

      @Autowired private DataSource bean;

      @RepeatedTest(2)
      void hasTwo(TestDatabase database) throws SQLException {
        guests.save(new Guest("Frances"));
        assertThat(names(bean)).isEqualTo(3);
        assertThat(names(database.dataSource())).isEqualTo(3);
      }
    }
  }

  @SpringBootTest(classes = GuestApplication.class)
  @GuestDatabase
  @Transactional
  static class TransactionalTestCase {

    @Autowired private GuestRepository guests;
    @Autowired private JdbcTemplate jdbc;

    @RepeatedTest(2)
    void rollsBack(DataSource database) throws SQLException {
      guests.saveAndFlush(new Guest("Ada"));
      assertThat(jdbc.queryForObject("SELECT count(*) FROM guests", Integer.class)).isEqualTo(1);
      assertThat(names(database)).as("seen from outside").isZero();
    }

    @AfterTransaction
    void isRolledBack() {
      assertThat(jdbc.queryForObject("SELECT count(*) FROM guests", Integer.class)).isZero();
    }
  }

  @GuestDatabase
  @SpringBootTest(classes = GuestApplication.class)
  @Transactional
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceTestCase {

    private final GuestRepository guests;
    private final TestDatabase database;

    @Autowired
    OneInstanceTestCase(GuestRepository guests, TestDatabase database) {
      this.guests = guests;
      this.database = database;
    }

    @RepeatedTest(2)
    void rollsBack() throws SQLException {
      guests.saveAndFlush(new Guest("Ada"));
      assertThat(guests.count()).isEqualTo(1);
      assertThat(names(database.dataSource())).as("seen from outside").isZero();
    }
  }

  @DataJpaTest
  @ContextConfiguration(classes = GuestApplication.class)
  @GuestDatabase
  static class DataJpaTestCase {

    private final GuestRepository guests;
    private final DataSource bean;
    private final TestDatabase database;

    @Autowired
    DataJpaTestCase(GuestRepository guests, DataSource bean, TestDatabase database) {
      this.guests = guests;
      this.bean = bean;
      this.database = database;
    }

    @RepeatedTest(2)
    void hasTheDatabase() throws SQLException {
      guests.saveAndFlush(new Guest("Ada"));
      assertThat(guests.count()).isEqualTo(1);
      try (var connection = bean.getConnection()) {
        assertThat(connection.getCatalog()).isEqualTo(database.name());
      }
    }
  }

  @JdbcTest
  @ContextConfiguration(classes = GuestApplication.class)
  @GuestDatabase
  static class JdbcTestCase {

    private final TestDatabase database;

    JdbcTestCase(TestDatabase database) {
      this.database = database;
    }

    @RepeatedTest(2)
    @Sql("/guests/guest.sql")
    void hasTheDatabase(@Autowired JdbcTemplate jdbc, Connection ours) throws SQLException {
      assertThat(jdbc.queryForObject("SELECT name FROM guests", String.class)).isEqualTo("Sql");
      assertThat(ours.getCatalog()).isEqualTo(database.name());
      assertThat(names(database.dataSource())).isZero();
    }
  }

  @SpringBootTest(classes = GuestApplication.class)
  static class BuiltTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension DATABASE =
        MigratedDatabaseExtension.builder()
            .models(Guest.class)
            .migrations("classpath:guests/{vendor}")
            .isolation(Isolation.PER_CLASS)
            .build();

    @Autowired private GuestRepository guests;

    @RepeatedTest(2)
    void sharesTheDatabase(TestDatabase database) throws SQLException {
      guests.save(new Guest("Guest %d".formatted(guests.count())));
      assertThat((long) names(database.dataSource())).isEqualTo(guests.count());
    }
  }

  @MigratedDatabase(
      models = Guest.class,
      migrations = "classpath:guests/{vendor}",
      engines = {"postgres:17", "mysql:9.7"})
  @Retention(RetentionPolicy.RUNTIME)
  @interface GuestsOnBoth {}

  @SpringBootTest(classes = GuestApplication.class)
  @GuestsOnBoth
  static class BothTestCase {

    @Autowired private GuestRepository guests;

    @RepeatedTest(2)
    void savesOnEach(TestDatabase database) throws SQLException {
      guests.save(new Guest("Ada"));
      assertThat(guests.count()).isEqualTo(1);
      assertThat(names(database.dataSource())).isEqualTo(1);
    }

    @Nested
    class Inner {

      @Test
      void savesOnEach(TestDatabase database) throws SQLException {
        guests.save(new Guest("Ada"));
        assertThat(names(database.dataSource())).isEqualTo(1);
      }
    }
  }

  @GuestsOnBoth
  @SpringBootTest(classes = GuestApplication.class)
  @Transactional
  static class BothAgainTestCase {

    @Autowired private GuestRepository guests;

    @RepeatedTest(2)
    void rollsBackOnEach(TestDatabase database) throws SQLException {
      guests.saveAndFlush(new Guest("Ada"));
      assertThat(guests.count()).isEqualTo(1);
      assertThat(names(database.dataSource())).isZero();
    }
  }

  @GuestsOnBoth
  @SpringBootTest(classes = GuestApplication.class)
  static class BothTooEarlyTestCase {

    @BeforeAll
    static void invite(@Autowired GuestRepository guests) {
      guests.save(new Guest("Ada"));
    }

    @Test
    void isNotReached() {}
  }

  /** Has two data sources, of which the second is another one's. */
  @Configuration
  static class TwoSources {

    @Bean
    @Primary
    DataSource guests() {
      return elsewhere("guests");
    }

    @Bean
    DataSource other() {
      return elsewhere("other");
    }

    @Bean
    JdbcTemplate jdbc(DataSource guests) {
      return new JdbcTemplate(guests);
    }
  }

  @SpringJUnitConfig(TwoSources.class)
  @GuestDatabase
  static class WithoutBootTestCase {

    @Autowired
    @Qualifier("other") private DataSource other;

    @RepeatedTest(2)
    void standsInForTheFirst(
        @Autowired JdbcTemplate jdbc,
        @Autowired @Qualifier("guests") DataSource guests,
        TestDatabase database)
        throws SQLException {
      jdbc.update("INSERT INTO guests (name) VALUES ('Ada')");
      assertThat(names(guests)).isEqualTo(1);
      assertThat(names(database.dataSource())).isEqualTo(1);
      assertThat(other).isInstanceOf(DriverManagerDataSource.class);
    }
  }

  @Configuration
  static class TwoEqualSources {

    @Bean
    DataSource guests() {
      return elsewhere("guests");
    }

    @Bean
    DataSource other() {
      return elsewhere("other");
    }
  }

  @SpringJUnitConfig(TwoEqualSources.class)
  @GuestDatabase
  static class AmbiguousTestCase {

    @Test
    void isNotReached() {}
  }

  @SpringBootTest(classes = GuestApplication.class)
  @GuestDatabase
  static class LeakingTestCase {

    @Test
    void keepsAConnection(@Autowired DataSource database) throws SQLException {
      assertThat(database.getConnection().isValid(1)).isTrue();
    }
  }

  /** Returns what an application has that nobody may connect to. */
  static DataSource elsewhere(String database) {
    return new DriverManagerDataSource("jdbc:postgresql://production.invalid/" + database);
  }

  private static int names(DataSource database) throws SQLException {
    return rows(database, "guests");
  }

  static int rows(DataSource database, String table) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
