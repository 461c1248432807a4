package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a server promises, wherever it comes from. */
abstract class ServerContract {

  /** Return the server that most tests share. */
  abstract Server server();

  /** Start or connect to another one. */
  abstract Server another();

  /** Return a query for the names of all databases. */
  abstract String databases();

  /** Return statements that make one of everything, with rows. */
  abstract List<String> everything();

  /** Return all that can be told about a database, without its name. */
  abstract List<String> contents(Database database) throws SQLException;

  /** Return whether databases vanish with the server. */
  boolean ownsServer() {
    return true;
  }

  static void execute(Database database, String... statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Return every row, its columns joined. */
  static List<String> query(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        var line = new ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          line.add(rows.getString(column));
        }
        lines.add(String.join(" | ", line));
      }
      return lines;
    }
  }

  private List<String> databasesOf(Server server) throws SQLException {
    try (var observer = server.create()) {
      return query(observer, databases());
    }
  }

  @Test
  void createsEmptyDatabasesWithNamesOfTheirOwn() throws SQLException {
    try (var one = server().create();
        var two = server().create()) {
      assertThat(one.name()).startsWith("stopover_").isNotEqualTo(two.name());
      assertThat(one.url()).isEqualTo(server().adminUrl().withDatabase(one.name()));
      assertThat(contents(one)).isEqualTo(contents(two));
      execute(one, "CREATE TABLE t (id int)");
      assertThat(contents(one)).isNotEqualTo(contents(two));
    }
  }

  @Test
  void copiesEverything() throws SQLException {
    try (var template = server().create()) {
      execute(template, everything().toArray(String[]::new));
      try (var copy = server().copy(template);
          var copyOfCopy = server().copy(copy)) {
        assertThat(contents(copy)).hasSizeGreaterThan(10).isEqualTo(contents(template));
        assertThat(contents(copyOfCopy)).isEqualTo(contents(template));
      }
    }
  }

  @Test
  void keepsTheTemplateApartFromItsCopies() throws SQLException {
    try (var template = server().create()) {
      execute(template, "CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)");
      try (var copy = server().copy(template)) {
        execute(copy, "DELETE FROM t", "ALTER TABLE t ADD added int");
        assertThat(query(template, "SELECT * FROM t")).containsExactly("1");
        assertThat(query(copy, "SELECT * FROM t")).isEmpty();
      }
    }
  }

  @Test
  void handsOutCopiesOfWhichEachIsLikeTheTemplate() throws SQLException {
    try (var template = server().create()) {
      execute(template, everything().toArray(String[]::new));
      var whole = contents(template);
      try (var clones = server().clones(template)) {
        var names = new ArrayList<String>();
        for (int test = 0; test < 6; test++) {
          try (var one = clones.take();
              var other = clones.take()) {
            assertThat(contents(one)).isEqualTo(whole);
            assertThat(contents(other)).isEqualTo(whole);
            assertThat(one.name()).isNotEqualTo(other.name());
            execute(other, "CREATE TABLE surplus (id int)");
            names.add(one.name());
          }
        }
        assertThat(names).hasSize(6);
      }
    }
  }

  @Test
  void handsOutCopiesOfWhatACopyHasBecome() throws SQLException {
    try (var template = server().create()) {
      execute(template, "CREATE TABLE t (id int)", "CREATE TABLE u (id int)");
      try (var clones = server().clones(template);
          var changed = clones.take()) {
        execute(changed, "INSERT INTO t VALUES (1)");
        try (var likeIt = clones.like(changed);
            var copy = likeIt.take();
            var another = likeIt.take()) {
          execute(copy, "INSERT INTO u VALUES (2)");
          assertThat(query(copy, "SELECT id FROM t")).containsExactly("1");
          assertThat(query(another, "SELECT id FROM t")).containsExactly("1");
          assertThat(query(another, "SELECT id FROM u")).isEmpty();
          try (var likeThat = likeIt.like(copy);
              var third = likeThat.take()) {
            assertThat(query(third, "SELECT id FROM t UNION ALL SELECT id FROM u"))
                .containsExactly("1", "2");
          }
        }
        try (var fresh = clones.take()) {
          assertThat(query(fresh, "SELECT id FROM t")).isEmpty();
        }
      }
    }
  }

  @Test
  void lendsConnectionsToATemplateAfterItWasCopied() throws SQLException {
    try (var template = server().create()) {
      var dataSource = template.dataSource();
      dataSource.getConnection().close();
      server().copy(template).close();
      try (var connection = dataSource.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }
  }

  @Test
  void dropsADatabaseWithWhoeverIsConnected() throws SQLException {
    var database = server().create();
    execute(database, "CREATE TABLE t (id int)");
    try (var foreign = ConnectionPool.open(database.url());
        var connection = foreign.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES (1)");
      database.close();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("SELECT * FROM t"));
    }
    assertThat(databasesOf(server())).doesNotContain(database.name());
    database.close();
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(database::dataSource)
        .withMessage(
            "The database %s is closed and dropped. Create another one.".formatted(database.name()))
        .returns(Code.USAGE, StopoverException::code);
  }

  @Test
  void sweepsWhatIsOldAndHasANameOfOurs() throws SQLException {
    var foreign = List.of("stopover_zzzzzz_abc", "stopover_shop", "astopover_000001_abc");
    try (var observer = server().create();
        var other = another();
        var young = other.create()) {
      for (var name : foreign) {
        execute(observer, "CREATE DATABASE " + name);
      }
      try {
        execute(observer, "CREATE DATABASE stopover_000001_abc");
        assertThat(server().sweep(Instant.now().minusSeconds(3_600)))
            .containsExactly("stopover_000001_abc");
        assertThat(query(observer, databases())).containsAll(foreign).contains(observer.name());
        assertThat(query(young, "SELECT 1")).containsExactly("1");
      } finally {
        for (var name : foreign) {
          execute(observer, "DROP DATABASE " + name);
        }
      }
    }
  }

  @Test
  void keepsADatabase() throws SQLException {
    var database = server().create();
    execute(database, "CREATE TABLE t (id int)");
    var name = database.name();

    database.keep();
    database.close();

    assertThat(databasesOf(server())).contains(name);
    try (var observer = server().create()) {
      execute(observer, "DROP DATABASE " + name);
    }
  }

  @Test
  void servesSeveralThreads() throws Exception {
    var threads = Executors.newFixedThreadPool(6);
    try (var template = server().create()) {
      execute(template, "CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)");
      var results = new ArrayList<Future<List<String>>>();
      for (int i = 0; i < 12; i++) {
        results.add(
            threads.submit(
                () -> {
                  try (var copy = server().copy(template)) {
                    return query(copy, "SELECT id FROM t");
                  }
                }));
      }
      for (var result : results) {
        assertThat(result.get()).containsExactly("1");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesTheTemplateOfAnotherServer() {
    try (var other = another();
        var database = other.create()) {
      assertThatExceptionOfType(StopoverException.class)
          .isThrownBy(() -> server().copy(database))
          .withMessage(
              "The database %s is on another server than %s. Copy it where it is."
                  .formatted(database.url(), server().describe()))
          .returns(Code.USAGE, StopoverException::code);
    }
  }

  @Test
  void leavesNothingBehindWhenItIsClosed() throws SQLException {
    var server = another();
    var database = server.create();
    var url = database.url();
    var refused =
        server.describe() + ": a database cannot be created, since the server was closed.";
    execute(database, "CREATE TABLE t (id int)");
    server.close();
    server.close();
    database.close();
    assertThatExceptionOfType(StopoverException.class).isThrownBy(() -> ConnectionPool.open(url));
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(server::create)
        .withMessage(refused + " Start another one.");
    if (ownsServer()) {
      assertThatExceptionOfType(StopoverException.class)
          .isThrownBy(() -> ConnectionPool.open(server.adminUrl()));
    } else {
      assertThat(databasesOf(server())).doesNotContain(url.database());
    }
  }

  /** Connect to the server as a user who may do nothing but that. */
  static Server as(DatabaseUrl url, String user) {
    return Server.start(
        new ServerSpec.Existing(
            new DatabaseUrl(url.withDatabase("x").jdbcUrl(), user, user)
                .withDatabase(url.database())));
  }
}
