package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.server.ClientProgram;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that a person runs leaves what the online way leaves. */
abstract class OfflineContract {

  private static final List<String> HISTORIES =
      List.of("flyway_schema_history", "flyway_schema_history_undo");

  private final Server server;
  private Database online;
  private Database offline;
  @TempDir private Path directory;

  OfflineContract(String spec) {
    server = TestServers.get(spec);
  }

  /** Return a script that the engine runs in a way of its own, and the one that undoes it. */
  abstract List<String> special();

  /** Return what the client says where the lock is not free. */
  abstract String lockedOut();

  /** Return the statement that takes the lock of a history, in the database's own session. */
  abstract String takeLock(String databaseName);

  @BeforeEach
  void write() throws IOException {
    online = server.create();
    offline = server.create();
    write("V1__people.sql", "CREATE TABLE people (id int NOT NULL PRIMARY KEY, name varchar(20))");
    write("U1__people.sql", "DROP VIEW IF EXISTS adults;\nDROP TABLE people");
    write("V2__it's_special.sql", special().get(0));
    write("U2__it's_special.sql", special().get(1));
    write(
        "V3__rows.sql",
        "-- a comment; with a semicolon\nINSERT INTO people VALUES (1, '${who}; 12:30');\n"
            + "INSERT INTO people VALUES (2, 'b');\n");
    write("U3__rows.sql", "DELETE FROM people;\n-- the end");
    write("R__adults.sql", "CREATE OR REPLACE VIEW adults AS SELECT id FROM people;\n");
    write("stopover.yaml", "migrations: .\nplaceholders: {who: O''Hara}\n");
  }

  @AfterEach
  void drop() {
    online.close();
    offline.close();
  }

  @Test
  void upgradeAndDowngradeLeaveWhatTheOnlineWayLeaves() throws Exception {
    assertThat(call(online, "upgrade").exitCode()).isZero();
    run("upgrade", "base:head");
    assertSame();
    assertThat(call(offline, "upgrade").out()).startsWith("Nothing is pending");

    assertThat(call(online, "downgrade", "1").exitCode()).isZero();
    run("downgrade", "3:1");
    assertSame();

    assertThat(call(online, "upgrade", "2").exitCode()).isZero();
    run("upgrade", "1:2");
    assertSame();
    assertThat(call(online, "upgrade").exitCode()).isZero();
    assertThat(call(offline, "upgrade").exitCode()).isZero();
    assertSame();

    call(online, "downgrade", "base");
    run("downgrade", "3:base");
    assertSame();
  }

  @Test
  void leavesTheTraceOfTheOnlineWayWhereAScriptFails() throws Exception {
    write("V3__rows.sql", "CREATE TABLE half (id int);\nCREATE TABLE half (id int);\n");
    assertThat(call(online, "upgrade").exitCode()).isEqualTo(3);

    var answer = ClientProgram.run(server, offline, sql("upgrade", "base:3"));

    assertThat(answer.exitCode()).isNotZero();
    for (var history : HISTORIES) {
      assertThat(rows(offline, history)).as(history).isEqualTo(rows(online, history));
    }
    assertThat(call(offline, "upgrade").exitCode()).isEqualTo(3);
  }

  @Test
  void stopsBeforeTheFirstChangeWhereTheDatabaseIsElsewhere() throws IOException {
    var script = sql("upgrade", "1:2");
    var tooEarly = ClientProgram.run(server, offline, script);
    assertThat(tooEarly.exitCode()).isNotZero();
    assertThat(tooEarly.output()).contains("Version 1 is not applied");
    assertThat(call(offline, "upgrade", "2").exitCode()).isZero();
    var tooLate = ClientProgram.run(server, offline, script);
    assertThat(tooLate.exitCode()).isNotZero();
    assertThat(tooLate.output()).contains("Version 2 is applied already");
    assertThat(call(offline, "current").out()).startsWith("2 it's special\n");
  }

  @Test
  void waitsForTheLockNoLongerThanItSays() throws IOException, SQLException {
    var script = sql("upgrade", "base:1", "--lock-timeout", "1s");
    assertThat(script).isNotEqualTo(sql("upgrade", "base:1"));
    try (var connection = offline.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(takeLock(offline.name()));
      var answer = ClientProgram.run(server, offline, script);
      assertThat(answer.exitCode()).isNotZero();
      assertThat(answer.output()).contains(lockedOut());
    }
    assertThat(call(offline, "current").out()).startsWith("base\n");
  }

  @Test
  void refusesARangeThatOnlyADatabaseKnows() {
    assertThat(call(offline, "upgrade", "3:+1", "--sql").err())
        .startsWith("\"3:+1\" can not be written as SQL, since without a database nobody knows");
    assertThat(call(offline, "upgrade", "1:2"))
        .isEqualTo(
            new Call(
                2,
                "",
                "\"1:2\" is a range, which only a script has. Add --sql to print one, or say how far:"
                    + " stopover upgrade 2.\n"));
    assertThat(call(offline, "downgrade", "3:1").err()).endsWith(": stopover downgrade 1.\n");
    assertThat(call(offline, "downgrade", "-1", "--sql").exitCode()).isEqualTo(2);
    assertThat(call(offline, "downgrade", "1", "--sql").err())
        .startsWith("A downgrade as SQL has to say where it begins");
    assertThat(call(offline, "upgrade", "3:1", "--sql"))
        .isEqualTo(
            new Call(
                2,
                "",
                "Version 3 is above 1, and an upgrade only goes up."
                    + " Run `stopover downgrade 3:1 --sql`.\n"));
    assertThat(call(offline, "downgrade", "1:3", "--sql"))
        .isEqualTo(
            new Call(
                2,
                "",
                "Version 3 is above 1, and a downgrade only goes down."
                    + " Run `stopover upgrade 1:3 --sql`.\n"));
    assertThat(call(offline, "upgrade", "3:head", "--sql").out()).contains("nothing to do");
    assertThat(call(offline, "downgrade", "3:3", "--sql").out()).contains("nothing to do");
    assertThat(call(offline, "upgrade", "base:7", "--sql").err())
        .startsWith("Version 7 does not exist");
  }

  private void assertSame() throws SQLException {
    for (var history : HISTORIES) {
      assertThat(rows(offline, history)).as(history).isEqualTo(rows(online, history));
    }
    assertThat(call(online, "diff", "database", url(offline)))
        .as("schemas")
        .isEqualTo(new Call(0, "", ""));
  }

  private static List<String> rows(Database database, String table) throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = database.dataSource().getConnection();
        var tables =
            connection.getMetaData().getTables(connection.getCatalog(), null, table, null)) {
      if (!tables.next()) {
        return rows;
      }
      try (var statement = connection.createStatement();
          var found =
              statement.executeQuery(
                  "SELECT installed_rank, version, description, type, script, checksum, installed_by, success FROM "
                      + table
                      + " ORDER BY installed_rank")) {
        while (found.next()) {
          var row = new ArrayList<String>();
          for (var i = 1; i <= 8; i++) {
            row.add(found.getString(i));
          }
          rows.add(row.toString());
        }
      }
    }
    return rows;
  }

  private void run(String command, String range) throws IOException {
    var answer = ClientProgram.run(server, offline, sql(command, range));
    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }

  private String sql(String command, String range, String... more) {
    var arguments = Stream.concat(Stream.of(command, range, "--sql"), Stream.of(more));
    var answer = call(offline, arguments.toArray(String[]::new));
    assertThat(answer.err()).isEmpty();
    return answer.out();
  }

  private Call call(Database database, String... arguments) {
    var more = Stream.of("--config", directory.resolve("stopover.yaml").toString());
    return Call.of(
        Map.of("DATABASE_URL", url(database)),
        Stream.concat(Stream.of(arguments), more).toArray(String[]::new));
  }

  private static String url(Database database) {
    var url = database.url();
    return url.jdbcUrl()
        + (url.jdbcUrl().contains("?") ? "&" : "?")
        + "user=%s&password=%s".formatted(url.user(), url.password());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
