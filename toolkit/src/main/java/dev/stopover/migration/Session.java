package dev.stopover.migration;

import dev.stopover.StopoverException;
import dev.stopover.migration.Recorder.Resumption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  private final MigrationSettings settings;
  private final DataSource source;
  private final Connection connection;
  private final EngineRules rules;
  private final HistoryTable table;
  private final HistoryTable undoTable;
  private final MigrationLock lock;
  private final Journal journal;
  private final LockWaits lockWaits;
  private boolean lent;

  private Session(MigrationSettings settings, DataSource source, Connection connection)
      throws SQLException {
    this.settings = settings;
    this.source = source;
    this.connection = connection;
    this.rules = EngineRules.of(connection);
    connection.setAutoCommit(true);
    var schema = Objects.requireNonNullElseGet(settings.schema(), this::currentSchema);
    this.table = new HistoryTable(connection, rules, schema, settings.historyTable());
    this.undoTable = new HistoryTable(connection, rules, schema, settings.undoTable());
    this.lock = new MigrationLock(connection, rules, table, settings.lockTimeout());
    this.journal = new Journal(connection, rules, schema, settings.journalTable(), table);
    this.lockWaits = new LockWaits(connection, rules, settings.tableLocks());
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
      var session = new Session(settings, source, connection);
      session.lockWaits.bound();
      return session;
    } catch (SQLException | StopoverException e) {
      abort(connection);
      throw e instanceof SQLException failure ? Failures.of(failure) : (StopoverException) e;
    }
  }

  /**
   * Open a session that changes the database.
   *
   * @throws StopoverException if the server takes no changes
   */
  static Session openForChanges(DataSource source, MigrationSettings settings) {
    var session = open(source, settings);
    try {
      session.requireWriter();
      return session;
    } catch (StopoverException e) {
      session.close();
      throw e;
    }
  }

  private void requireWriter() {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(rules.readOnly)) {
      row.next();
      var reason = row.getString(1);
      if (reason != null) {
        throw StopoverException.database(
            "The server takes no changes: %s. It is a reader, or set so. Use the address of the writer (of Aurora, the cluster endpoint), and run the command again."
                .formatted(reason));
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private String currentSchema() {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT " + rules.schema)) {
      row.next();
      return String.valueOf(row.getString(1));
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

  MigrationLock lock() {
    return lock;
  }

  LockWaits lockWaits() {
    return lockWaits;
  }

  Journal journal() {
    return journal;
  }

  Placeholders placeholders() {
    return new Placeholders(settings.placeholders());
  }

  /** Return what writes the statements of one script down. */
  Recorder recorder(@Nullable Resumption resumption) {
    return new Recorder(journal, placeholders(), !settings.disposable(), resumption);
  }

  void inTransaction(Runnable work) {
    try {
      connection.setAutoCommit(false);
      work.run();
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Do all of it or nothing, as a part of the transaction that is open if there is one. */
  void atOnce(Runnable work) {
    try {
      if (connection.getAutoCommit()) {
        inTransaction(work);
      } else {
        work.run();
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
    var recorder = recorder(null);
    var stop = Stop.of(journal, row -> recorder.state(row.text())).orElse(null);
    return Failures.translated(() -> new History(List.of(flyway.info().all()), stop));
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
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      lockWaits.restore();
      lock.giveBack();
    } catch (SQLException | StopoverException e) {
      // A pool must not lend it again: if it lives on, so does its lock.
      abort(connection);
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is closed already.
    }
  }
}
