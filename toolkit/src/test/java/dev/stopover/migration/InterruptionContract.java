package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.dialect.Dialect;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wherever the session of a migration ends, what ran is known, and the way on leads to the schema
 * that an undisturbed run makes.
 */
abstract class InterruptionContract {

  private static final Pattern READS =
      Pattern.compile("(?is)(?:SELECT|SHOW|WITH|SET (?:SESSION|search_path|@))\\b.*");

  private final Server server;
  @TempDir private Path directory;

  InterruptionContract(String spec) {
    server = TestServers.get(spec);
  }

  @BeforeEach
  void writeMigrations() {
    write("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY, name varchar(20));");
    write("U1__shop.sql", "DROP TABLE shop;");
    writeTheOneToInterrupt();
  }

  /** Write version 2, up and down, so that each statement can run only once. */
  abstract void writeTheOneToInterrupt();

  /** Write a statement that ends a session. */
  abstract String kill(String session);

  /** Write a query for the number of the session. */
  abstract String session();

  @Test
  void upgradeCanGoOnWhereverItIsKilled() {
    var expected = schemaAfter(List.of());
    var calls = 0;
    var halfWay = 0;
    for (var isOver = false; !isOver; calls++) {
      try (var database = server.create()) {
        migrations(database.dataSource()).upgrade(Target.parse("1"));
        var killer = new Killer(database, calls);
        isOver = !killed(() -> migrations(killer.dataSource()).upgrade(Target.HEAD), killer);
        halfWay += goOn(database, killer) ? 1 : 0;
        assertThat(migrations(database.dataSource()).upgrade(Target.HEAD).to())
            .as(killer.toString())
            .isEqualTo(Version.of("2"));
        assertThat(state(database)).as(killer.toString()).isEqualTo(expected);
        plainFlywayIsContent(database);
      }
    }
    assertThat(calls).isGreaterThan(20);
    assertThat(halfWay).isGreaterThan(5);
  }

  @Test
  void downgradeCanGoOnWhereverItIsKilled() {
    var expected = schemaAfter(List.of("1"));
    var calls = 0;
    var halfWay = 0;
    for (var isOver = false; !isOver; calls++) {
      try (var database = server.create()) {
        migrations(database.dataSource()).upgrade(Target.HEAD);
        var killer = new Killer(database, calls);
        isOver =
            !killed(() -> migrations(killer.dataSource()).downgrade(Target.parse("1")), killer);
        halfWay += goOn(database, killer) ? 1 : 0;
        assertThat(migrations(database.dataSource()).downgrade(Target.parse("1")).to())
            .as(killer.toString())
            .isEqualTo(Version.of("1"));
        assertThat(state(database)).as(killer.toString()).isEqualTo(expected);
        plainFlywayIsContent(database);
      }
    }
    assertThat(calls).isGreaterThan(20);
    assertThat(halfWay).isGreaterThan(5);
  }

  /** Take the way that is told, and return whether something had stopped half-way. */
  private boolean goOn(Database database, Killer killer) {
    var migrations = migrations(database.dataSource());
    var problem = migrations.current().problem();
    if (problem == null) {
      return false;
    }
    assertThat(problem).as(killer.toString()).startsWith("Version 2 (grow) is half ");
    assertThatThrownBy(() -> migrations.upgrade(Target.HEAD))
        .as(killer.toString())
        .isInstanceOf(StopoverException.class);
    if (problem.contains("stopover repair")) {
      assertThat(migrations.repair().outcome()).isEqualTo(RepairResult.Outcome.FORGOTTEN);
    } else if (problem.contains("--in-flight")) {
      assertThat(problem).as(killer.toString()).contains(undecidable());
      migrations.resume(isThere(database, problem) ? InFlight.RAN : InFlight.NOT_RUN);
    } else {
      assertThat(problem).as(killer.toString()).contains(" --resume`");
      assertThat(migrations.resume(InFlight.LOOK)).isPresent();
    }
    assertThat(migrations.current().problem()).as(killer.toString()).isNull();
    return true;
  }

  /** Return the statement of which the schema does not tell whether it ran, where there is one. */
  abstract String undecidable();

  /** Look whether that statement ran. */
  abstract boolean isThere(Database database, String problem);

  private static boolean killed(Runnable command, Killer killer) {
    try {
      command.run();
    } catch (StopoverException e) {
      assertThat(killer.hasKilled).as(e.getMessage()).isTrue();
    }
    return killer.hasKilled;
  }

  private String schemaAfter(List<String> downTo) {
    try (var database = server.create()) {
      migrations(database.dataSource()).upgrade(Target.HEAD);
      downTo.forEach(to -> migrations(database.dataSource()).downgrade(Target.parse(to)));
      return state(database);
    }
  }

  private String state(Database database) {
    var rows = new ArrayList<String>();
    for (var table : List.of("shop", "item")) {
      try {
        rows.addAll(query(database, "SELECT id FROM " + table + " ORDER BY 1"));
      } catch (SQLException e) {
        rows.add("no " + table);
      }
    }
    var history = Set.of("flyway_schema_history", "flyway_schema_history_undo");
    return rows
        + CatalogReader.of(Dialect.of(database.url().engine()), history)
            .read(database.dataSource())
            .toString();
  }

  private void plainFlywayIsContent(Database database) {
    var configuration =
        Flyway.configure()
            .dataSource(database.dataSource())
            .locations("filesystem:" + directory)
            .ignoreMigrationPatterns("*:pending");
    // Else CREATE INDEX CONCURRENTLY waits for Flyway itself.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    var flyway = configuration.load();
    flyway.validate();
    assertThat(flyway.repair().repairActions).isEmpty();
    flyway.migrate();
  }

  static List<String> query(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  Migrations migrations(DataSource source) {
    return Migrations.of(source, MigrationSettings.defaults(directory));
  }

  void write(String name, String... lines) {
    try {
      Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends the session of a command before one of its calls, from a session of its own. */
  private final class Killer {

    private final Database database;
    private final int at;
    private int calls;
    private boolean isAtIt;
    private boolean hasKilled;
    private String before = "nothing";

    Killer(Database database, int at) {
      this.database = database;
      this.at = at;
    }

    DataSource dataSource() {
      return proxy(
          DataSource.class,
          database.dataSource(),
          (name, value) -> value(database.dataSource(), value));
    }

    private Object value(Object source, Object value) throws SQLException {
      if (value instanceof Connection connection) {
        return hasKilled ? connection : watched(connection);
      }
      return value;
    }

    private Connection watched(Connection connection) throws SQLException {
      String session;
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(session())) {
        row.next();
        session = row.getString(1);
      }
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (Set.of("commit", "setAutoCommit").contains(method.getName())) {
                  count(session, method.getName());
                }
                var result = invoke(connection, method, arguments);
                var sql = arguments == null ? "" : String.valueOf(arguments[0]);
                if (result instanceof PreparedStatement statement) {
                  return watched(PreparedStatement.class, statement, session, sql);
                }
                return result instanceof Statement statement
                    ? watched(Statement.class, statement, session, "")
                    : result;
              });
    }

    private <T extends Statement> T watched(
        Class<T> type, T statement, String session, String prepared) {
      return type.cast(
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                  count(session, prepared + (arguments == null ? "" : arguments[0]));
                }
                return invoke(statement, method, arguments);
              }));
    }

    /** From the first word in the journal on, what only reads does not count. */
    private void count(String session, String what) throws SQLException {
      isAtIt = isAtIt || what.startsWith("CREATE TABLE") && what.contains("_journal");
      if (isAtIt && !READS.matcher(what).matches() && calls++ == at) {
        hasKilled = true;
        before = what;
        try (var pool = ConnectionPool.open(database.url());
            var connection = pool.dataSource().getConnection();
            var statement = connection.createStatement()) {
          statement.execute(kill(session));
        }
      }
    }

    @Override
    public String toString() {
      return "killed before call %d: %s".formatted(at, before);
    }
  }

  private interface Replacement {
    Object of(String method, Object value) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, Replacement replacement) {
    return type.cast(
        Proxy.newProxyInstance(
            InterruptionContract.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals("hashCode")
                    ? System.identityHashCode(proxy)
                    : method.getName().equals("equals")
                        ? proxy == arguments[0]
                        : replacement.of(method.getName(), invoke(target, method, arguments))));
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
