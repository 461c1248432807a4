package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;

/** What an upgrade says and leaves where the server goes away under it, or its disk is full. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
abstract class FailingServerContract {

  static final String PASSWORD = "s3cret";

  /** A small disk, for what a migration makes. */
  static final String DISK = "/small";

  private static final int ENOUGH_TO_RUN_OUT = 61_000_000;

  private final GenericContainer<?> container;
  private Server server;
  private Database database;
  @TempDir private Path directory;

  FailingServerContract(String image, int port, String program) {
    // Whatever ends the server, another one begins, at the same published port.
    container =
        new GenericContainer<>(image)
            .withExposedPorts(port)
            .withTmpFs(Map.of(DISK, "rw,size=64m,mode=1777"))
            .withCreateContainerCmdModifier(
                command ->
                    command.withEntrypoint(
                        "sh", "-c", "while true; do docker-entrypoint.sh " + program + "; done"));
  }

  GenericContainer<?> container() {
    return container;
  }

  abstract DatabaseUrl adminUrl();

  /** End the server as an administrator does. */
  abstract void shutDown() throws Exception;

  /** Write a pattern for what the driver says then. */
  abstract String goneAway();

  abstract String sleep();

  /** Write a query for the number of sessions that wait until a database is upgraded. */
  abstract String waiting(String name);

  /** Write a query that finds the statement that sleeps. */
  abstract String sleeping();

  /** Write what makes a table on the small disk. */
  abstract String tableOnTheDisk();

  /** Write what puts more rows into that table than go onto the disk. */
  abstract String manyRows();

  abstract boolean rollsBack();

  abstract void prepareDisk() throws Exception;

  @BeforeAll
  void startServer() throws Exception {
    container.start();
    server = serving();
    prepareDisk();
  }

  @AfterAll
  void stopServer() {
    container.stop();
  }

  @BeforeEach
  void createDatabase() {
    database = server.create();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void restartOfTheServerIsToldByThoseWhoWorkAndThoseWhoWait() throws Exception {
    write("CREATE TABLE a (id int)", sleep(), "ALTER TABLE a ADD b int");
    var works = CompletableFuture.supplyAsync(() -> call("upgrade"));
    await(sleeping(), "1");
    var waits = CompletableFuture.supplyAsync(() -> call("upgrade"));
    await(waiting(database.name()), "1");

    shutDown();

    var failed = works.get(60, TimeUnit.SECONDS);
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.err())
        .containsPattern("(?m)^V1__a.sql failed( in line 2)?: " + goneAway())
        .contains("Statement: " + sleep())
        .doesNotContain("\tat ")
        // It depends on how soon the server is back.
        .containsPattern(
            rollsBack()
                ? "Run the upgrade again\\.\\n$|when the database can be reached again\\.\\n$"
                : "`stopover upgrade --resume`|when the database can be reached again\\.\\n$");
    var gone = waits.get(60, TimeUnit.SECONDS);
    assertThat(gone.exitCode()).isEqualTo(3);
    assertThat(gone.err())
        .startsWith("The database refused: ")
        .endsWith("Run `stopover current` when it can be reached again.\n")
        .doesNotContain("\tat ");

    serving();
    write("CREATE TABLE a (id int)", "SELECT 1", "ALTER TABLE a ADD b int");
    goesOnAfterLine(1);
    assertThat(one("SELECT count(b) FROM a")).isEqualTo("0");
  }

  @Test
  void fullDiskIsToldAndLeavesNothingUnknown() throws Exception {
    container.execInContainer(
        "sh", "-c", "head -c %d /dev/zero > %s/filler".formatted(ENOUGH_TO_RUN_OUT, DISK));
    write(tableOnTheDisk(), manyRows(), "ALTER TABLE a ADD b int");

    var failed = call("upgrade");

    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.err())
        .startsWith("V1__a.sql failed in line 2: ")
        .containsPattern("No space left on device|The table 'a' is full")
        .contains("Statement: " + manyRows())
        .doesNotContain("\tat ");
    container.execInContainer("rm", DISK + "/filler");
    goesOnAfterLine(1);
    assertThat(one("SELECT count(b) FROM a")).isEqualTo("0");
  }

  private void goesOnAfterLine(int line) {
    if (rollsBack()) {
      assertThat(call("current").out()).isEqualTo("base\nPending: 1 a\n");
      assertThat(call("upgrade")).returns("", Call::err).returns(0, Call::exitCode);
    } else {
      assertThat(call("current").err())
          .contains("The last statement that ran is line " + line)
          .contains("`stopover upgrade --resume`");
      assertThat(call("upgrade", "--resume")).returns("", Call::err).returns(0, Call::exitCode);
    }
    assertThat(call("current").out()).isEqualTo("1 (head) a\n");
  }

  /** Wait until the server lets us in. */
  private Server serving() throws Exception {
    var url = adminUrl();
    while (true) {
      try {
        DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password()).close();
        return Server.start(new ServerSpec.Existing(url));
      } catch (SQLException e) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private void await(String query, String answer) throws Exception {
    while (!answer.equals(one(query))) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  String one(String sql) throws SQLException {
    var url = database.url();
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  void execute(String sql) throws SQLException {
    var url = adminUrl();
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Call call(String... arguments) {
    var url = database.url();
    return Call.of(
        Map.of(
            "DATABASE_URL",
            "%s%suser=%s&password=%s"
                .formatted(
                    url.jdbcUrl(),
                    url.jdbcUrl().contains("?") ? "&" : "?",
                    url.user(),
                    url.password()),
            "STOPOVER_MIGRATIONS",
            directory.toString()),
        arguments);
  }

  private void write(String... statements) throws IOException {
    Files.writeString(directory.resolve("V1__a.sql"), String.join(";\n", statements) + ";\n");
  }
}
