package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a migration where others use its tables, and where the server takes none. */
abstract class TroubleContract {

  private static final TableLocks SHORT =
      new TableLocks(Duration.ofSeconds(1), 1, Duration.ofMillis(50));

  private final Server server;
  private Database database;
  @TempDir private Path directory;

  TroubleContract(String spec) {
    server = TestServers.get(spec);
  }

  @BeforeEach
  void createDatabase() {
    database = server.create();
    write("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);");
    migrations(SHORT).upgrade(Target.HEAD);
    write("V2__grow.sql", "CREATE TABLE item (id int);", "ALTER TABLE shop ADD name int;");
    write("U2__grow.sql", "DROP TABLE item;", "ALTER TABLE shop DROP COLUMN name;");
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  /** Make the sessions that begin now read only, or no more so. */
  abstract void readOnly(Database database, boolean wanted) throws SQLException;

  @Test
  void givesUpWaitingForATableAndLetsOthersPass() throws SQLException {
    try (var reader = readerOf("shop")) {
      assertThatThrownBy(() -> migrations(SHORT).upgrade(Target.HEAD))
          .isInstanceOf(StopoverException.class)
          .hasMessageContaining("V2__grow.sql failed in line 2")
          .hasMessageEndingWith(
              "\nA table was not free within 1 s, 2 times. See who holds it, or give it longer with"
                  + " --lock-timeout.");
      reader.rollback();
    }
    migrations(SHORT).resume(InFlight.LOOK);
    assertThat(migrations(SHORT).upgrade(Target.HEAD).to()).isEqualTo(Version.of("2"));
  }

  @Test
  void triesAgainUntilTheTableIsFree() throws Exception {
    var reasons = new ArrayList<String>();
    var threads = Executors.newSingleThreadExecutor();
    for (var up : List.of(true, false)) {
      var reader = readerOf("shop");
      var listener =
          new MigrationListener() {
            @Override
            public void triesAgain(String reason) {
              reasons.add(reason);
              threads.submit(
                  () -> {
                    reader.rollback();
                    reader.close();
                    return true;
                  });
            }
          };
      var patient = migrations(SHORT.withRetries(20)).notifying(listener);
      if (up) {
        assertThat(patient.upgrade(Target.HEAD).applied())
            .extracting(MigrationStep::script)
            .containsExactly("V2__grow.sql");
      } else {
        assertThat(patient.downgrade(Target.parse("1")).undone()).hasSize(1);
      }
      assertThat(migrations(SHORT).current().problem()).isNull();
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(reasons).hasSizeGreaterThanOrEqualTo(2);
    assertThat(reasons).first().asString().startsWith("V2__grow.sql failed in line 2: ");
    migrations(SHORT).flyway().migrate();
  }

  @Test
  void readsNoHistoryThatSomebodyHolds() throws SQLException {
    try (var holder = database.dataSource().getConnection();
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute(lockOf("flyway_schema_history"));
      for (var command :
          List.<Runnable>of(
              () -> migrations(SHORT).current(),
              () -> migrations(SHORT).history(),
              () -> migrations(SHORT).problems())) {
        assertThatThrownBy(command::run)
            .isInstanceOf(StopoverException.class)
            .hasMessageContaining("Somebody else holds a table that is read here");
      }
      statement.execute(unlock());
      holder.rollback();
    }
    assertThat(migrations(SHORT).current().version()).contains(Version.of("1"));
  }

  /** Return the statement that lets nobody else read a table. */
  abstract String lockOf(String table);

  /** Return the statement that ends it. */
  abstract String unlock();

  @Test
  void refusesAReader() throws SQLException {
    readOnly(database, true);
    try {
      for (var command :
          List.<Runnable>of(
              () -> migrations(SHORT).upgrade(Target.HEAD),
              () -> migrations(SHORT).downgrade(Target.BASE),
              () -> migrations(SHORT).stamp(Target.BASE),
              () -> migrations(SHORT).repair())) {
        assertThatThrownBy(command::run)
            .isInstanceOf(StopoverException.class)
            .hasMessageMatching(
                "The server takes no changes: \\w+ is on\\. It is a reader, or set so\\. Use the"
                    + " address of the writer \\(of Aurora, the cluster endpoint\\), and run the"
                    + " command again\\.");
      }
      assertThat(migrations(SHORT).current().version()).contains(Version.of("1"));
    } finally {
      readOnly(database, false);
    }
  }

  @Test
  void givesTheSessionBackAsItWas() throws SQLException {
    var before = lockTimeout();
    migrations(TableLocks.DEFAULT.withTimeout(Duration.ofSeconds(7))).upgrade(Target.HEAD);
    assertThat(lockTimeout()).isEqualTo(before);
  }

  abstract String lockTimeoutQuery();

  private String lockTimeout() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(lockTimeoutQuery())) {
      row.next();
      return row.getString(1);
    }
  }

  private Connection readerOf(String table) throws SQLException {
    var connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT * FROM " + table);
    }
    return connection;
  }

  Migrations migrations(TableLocks locks) {
    return Migrations.of(
        database.dataSource(), MigrationSettings.defaults(directory).withTableLocks(locks));
  }

  void write(String name, String... lines) {
    try {
      Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
