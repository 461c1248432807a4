package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.Parcels.Depot;
import dev.stopover.junit.Parcels.Parcel;
import dev.stopover.junit.SpringTestCases.GuestDatabase;
import dev.stopover.junit.guests.Guest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fixtures whose application knows nothing but a URL, and lives longer than they do. */
final class DriverTestCases {

  private DriverTestCases() {}

  /** Stands for an application, which has threads of its own. */
  static final class Application {

    private Application() {}

    static int add(String url, String insert) throws Exception {
      return inBackground(
          () -> {
            try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
              return statement.executeUpdate(insert);
            }
          });
    }

    static int count(String url, String table) throws Exception {
      return inBackground(
          () -> {
            try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
              rows.next();
              return rows.getInt(1);
            }
          });
    }

    private static int inBackground(Callable<Integer> work) throws Exception {
      var thread = Executors.newSingleThreadExecutor();
      try {
        return thread.submit(work).get();
      } finally {
        thread.shutdown();
      }
    }
  }

  /** Asks before the class has begun, as an application does that is started for it. */
  static final class Start implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
      if (context.getRequiredTestClass() == EachTestCase.class) {
        Application.add("jdbc:stopover:", "INSERT INTO guests (name) VALUES ('Start')");
      }
    }
  }

  @ExtendWith(Start.class)
  @GuestDatabase
  static class EachTestCase {

    @RegisterExtension
    static final MigratedDatabaseExtension PARCELS =
        MigratedDatabaseExtension.builder()
            .name("parcels")
            .models(Parcel.class, Depot.class)
            .migrations("classpath:parcels")
            .build();

    @RepeatedTest(2)
    void isThatOfTheTest(TestDatabase database) throws Exception {
      Application.add("jdbc:stopover:", "INSERT INTO guests (name) VALUES ('Ada')");
      assertThat(Application.count("jdbc:stopover:", "guests")).isEqualTo(2);
      try (var connection = DriverManager.getConnection("jdbc:stopover:")) {
        assertThat(connection.getCatalog()).isEqualTo(database.name());
      }
    }

    @RepeatedTest(2)
    void hasAName() throws Exception {
      Application.add("jdbc:stopover:parcels", "INSERT INTO depot VALUES (1, 'Bergen')");
      assertThat(Application.count("jdbc:stopover:parcels", "depot")).isEqualTo(1);
    }

    @Nested
    class Inner {

      @Test
      void isThatOfTheTest() throws Exception {
        Application.add("jdbc:stopover:", "INSERT INTO guests (name) VALUES ('Ada')");
        assertThat(Application.count("jdbc:stopover:", "guests")).isEqualTo(2);
      }
    }
  }

  /** Asks on many threads while the class begins. */
  static final class Crowd implements BeforeAllCallback {

    private static final int SIZE = 8;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
      var together = new CyclicBarrier(SIZE);
      Callable<String> question = () -> ask(together);
      var threads = Executors.newFixedThreadPool(SIZE);
      try {
        var names = new HashSet<String>();
        for (var name : threads.invokeAll(Collections.nCopies(SIZE, question))) {
          names.add(name.get());
        }
        assertThat(names).hasSize(1);
      } finally {
        threads.shutdown();
      }
    }

    private static String ask(CyclicBarrier together) throws Exception {
      together.await(60, TimeUnit.SECONDS);
      try (var connection = DriverManager.getConnection("jdbc:stopover:")) {
        return connection.getCatalog();
      }
    }
  }

  @ExtendWith(Crowd.class)
  @MigratedDatabase(
      models = Guest.class,
      migrations = "classpath:guests/{vendor}",
      isolation = Isolation.PER_CLASS)
  static class CrowdedTestCase {

    @Test
    void hasOneDatabase(TestDatabase database) throws Exception {
      try (var connection = DriverManager.getConnection("jdbc:stopover:")) {
        assertThat(connection.getCatalog()).isEqualTo(database.name());
      }
    }
  }

  @GuestDatabase
  static class LeakingTestCase {

    @Test
    void keepsAConnection() throws SQLException {
      assertThat(DriverManager.getConnection("jdbc:stopover:").isValid(1)).isTrue();
    }
  }

  @MigratedDatabase(
      models = Guest.class,
      migrations = "classpath:guests/{vendor}",
      isolation = Isolation.PER_CLASS)
  static class ClassTestCase {

    @RepeatedTest(2)
    void isThatOfTheClass() throws Exception {
      int before = Application.count("jdbc:stopover:", "guests");
      Application.add(
          "jdbc:stopover:", "INSERT INTO guests (name) VALUES ('Guest %d')".formatted(before));
      assertThat(Application.count("jdbc:stopover:", "guests")).isEqualTo(before + 1);
    }
  }
}
