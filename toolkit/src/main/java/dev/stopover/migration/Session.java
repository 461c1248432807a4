package dev.stopover.migration;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a database, on which everything of a command happens.
 *
 * <p>It holds Flyway's lock from the first step to the last. Flyway takes the lock for every single
 * migration and gives it back in between; it is lent this very connection, and a server grants a
 * lock again to the session that holds it. So no one can come in between, a lost lock is a lost
 * connection, and waiting for the lock is bounded on every engine.
 */
final class Session implements AutoCloseable {

  /** A prefix that no file has. */
  static final String NO_PREFIX = "(none)";

  private static final Duration POLL = Duration.ofMillis(100);

  /** Longer than the second that a waiting Flyway sleeps between two tries. */
  private static final Duration QUIET = Duration.ofMillis(1500);

  private final MigrationSettings settings;
  private final DataSource source;
  private final Connection connection;
  private final EngineRules rules;
  private final HistoryTable table;
  private final HistoryTable undoTable;
  private boolean lent;
  private boolean locked;

  private Session(
      MigrationSettings settings, DataSource source, Connection connection, Engine engine)
      throws SQLException {
    this.settings = settings;
    this.source = source;
    this.connection = connection;
    this.rules = EngineRules.of(engine);
    connection.setAutoCommit(true);
    var schema =
        Objects.requireNonNullElse(settings.schema(), String.valueOf(select(rules.schema)));
    this.table = new HistoryTable(rules, schema, settings.historyTable());
    this.undoTable = new HistoryTable(rules, schema, settings.undoTable());
  }

  static Session open(DataSource source, MigrationSettings settings) {
    Connection connection;
    try {
      connection = source.getConnection();
    } catch (SQLException e) {
      throw StopoverException.database(
          "The database can not be reached: %s. Check that it runs, and its URL, user and password."
              .formatted(Failures.reason(e)),
          e);
    }
    try {
      var product = connection.getMetaData().getDatabaseProductName();
      var engine =
          Arrays.stream(Engine.values())
              .filter(candidate -> candidate.productName().equals(product))
              .findFirst()
              .orElseThrow(
                  () ->
                      StopoverException.usage(
                          product + " is not supported. Use PostgreSQL or MySQL."));
      return new Session(settings, source, connection, engine);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  EngineRules rules() {
    return rules;
  }

  HistoryTable table() {
    return table;
  }

  HistoryTable undoTable() {
    return undoTable;
  }

  Connection connection() {
    return connection;
  }

  /** Wait for the lock, and hold it until the session is closed. */
  void lock() {
    lockUntil(System.nanoTime() + settings.lockTimeout().toNanos());
  }

  /**
   * Wait for the lock, and until no one else is between two migrations.
   *
   * <p>A plain Flyway that applies several migrations gives the lock back after each of them. If
   * one that it has just applied were undone then, it would go on with the next all the same. So
   * whoever held the lock, or wrote a row a moment ago, gets the time to take the lock once more.
   *
   * @param known the last row of the history that the caller knows to be nobody else's
   */
  void lockWhenQuiet(int known) {
    var deadline = System.nanoTime() + settings.lockTimeout().toNanos();
    var quiet = tryLock() && (lastRank() == known || !wasWrittenJustNow());
    while (!quiet) {
      lockUntil(deadline);
      var seen = lastRank();
      unlock();
      sleep(QUIET);
      lockUntil(deadline);
      quiet = seen == lastRank();
    }
  }

  private void lockUntil(long deadline) {
    while (!locked && !tryLock()) {
      if (System.nanoTime() > deadline) {
        throw StopoverException.database(
            "The migration lock of %s was not free within %d ms: session %s holds it. Wait until it"
                    .formatted(table.name(), settings.lockTimeout().toMillis(), holder())
                + " is done, or end that session, and try again.");
      }
      sleep(POLL);
    }
  }

  private boolean tryLock() {
    try {
      locked = "t1".contains(String.valueOf(select(rules.lock, lockName())));
      return locked;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private void unlock() {
    try {
      select(rules.unlock, lockName());
      locked = false;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private String holder() {
    try {
      return String.valueOf(select(rules.holder, lockName()));
    } catch (SQLException e) {
      return "(unknown: " + e.getMessage() + ")";
    }
  }

  /** Return the place of the last row in the history, or 0 where there is none. */
  int lastRank() {
    return onTable(table::lastRank, 0);
  }

  private boolean wasWrittenJustNow() {
    return onTable(table::wasWrittenJustNow, false);
  }

  private <T> T onTable(Query<T> query, T withoutTable) {
    try {
      return query.apply(connection);
    } catch (SQLException e) {
      if (rules.isMissingTable(e)) {
        return withoutTable;
      }
      throw Failures.of(e);
    }
  }

  private Object lockName() {
    return rules.lockName(table.name());
  }

  private @Nullable String select(String expression, Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT " + expression)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StopoverException.database("Interrupted while waiting for the migration lock.", e);
    }
  }

  private interface Query<T> {
    T apply(Connection connection) throws SQLException;
  }

  interface Work {
    void accept(Connection connection) throws SQLException;
  }

  void inTransaction(Work work) {
    try {
      connection.setAutoCommit(false);
      try {
        work.accept(connection);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  boolean isAlive() {
    try {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Read files and history; nothing is written, and no callback of the user's runs. */
  History history() {
    var flyway = flyway(configuration -> configuration.skipDefaultCallbacks(true));
    return Failures.translated(() -> new History(List.of(flyway.info().all())));
  }

  /** Return the undos by their place in the history. */
  SortedMap<Integer, HistoryEntry> undos(MigrationFiles files) {
    return onTable(connection -> table.undos(connection, files), Collections.emptySortedMap());
  }

  /** Configure a Flyway on this connection. */
  Flyway flyway(Consumer<FluentConfiguration> more, Callback... callbacks) {
    return configured(settings, borrowed(), more, callbacks);
  }

  static Flyway configured(
      MigrationSettings settings,
      DataSource source,
      Consumer<FluentConfiguration> more,
      Callback... callbacks) {
    var configuration =
        Flyway.configure()
            .loggers("slf4j")
            .dataSource(source)
            .locations(settings.locations().toArray(String[]::new))
            .table(settings.historyTable())
            .placeholders(settings.placeholders())
            .outOfOrder(settings.outOfOrder());
    if (settings.schema() != null) {
      configuration.defaultSchema(settings.schema());
    }
    more.accept(configuration);
    var flyway = configuration.load();
    // Else Flyway keeps a transaction open, and CREATE INDEX CONCURRENTLY waits for it.
    flyway
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    // Flyway takes callbacks of the user's from db/callback, and then forgets those it was given.
    var loaded = (ClassicConfiguration) flyway.getConfiguration();
    var others = loaded.isSkipDefaultCallbacks() ? new Callback[0] : loaded.getCallbacks();
    loaded.setCallbacks(
        Stream.of(others, callbacks).flatMap(Arrays::stream).toArray(Callback[]::new));
    return flyway;
  }

  /** Lend the one connection to whoever asks first, and take it back when it is closed. */
  private DataSource borrowed() {
    return intercept(
        DataSource.class,
        source,
        "getConnection",
        () -> {
          if (lent) {
            return source.getConnection();
          }
          lent = true;
          return intercept(
              Connection.class,
              connection,
              "close",
              () -> {
                lent = false;
                return null;
              });
        });
  }

  private interface Replacement {
    @Nullable Object call() throws SQLException;
  }

  private static <T> T intercept(Class<T> type, T target, String name, Replacement replacement) {
    return type.cast(
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals(name)) {
                return replacement.call();
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public void close() {
    try (connection) {
      if (locked && isAlive()) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        unlock();
      }
    } catch (SQLException e) {
      // The lock is gone with the connection.
    }
  }
}
