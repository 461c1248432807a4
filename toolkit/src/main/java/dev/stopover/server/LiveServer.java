package dev.stopover.server;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Administer a server that accepts connections, wherever it came from. */
abstract class LiveServer implements Server {

  private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern OURS = Pattern.compile("stopover_([0-9a-z]{6})_[0-9a-z]{1,8}");

  private final Source source;
  private final ConnectionPool admin;
  private final Set<Database> databases = ConcurrentHashMap.newKeySet();
  private final Thread closeAtExit = new Thread(this::stopAtExit, "stopover-close");
  private final ThreadPoolExecutor background =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LiveServer::daemon);
  private volatile boolean closed;
  private volatile boolean keeps;

  LiveServer(Source source, ConnectionPool admin) {
    this.source = source;
    this.admin = admin;
    Runtime.getRuntime().addShutdownHook(closeAtExit);
  }

  /**
   * Hold what a server runs in.
   *
   * @param stop what ends the server and everything on it; {@code null} where it runs on
   */
  record Source(String description, DatabaseUrl url, @Nullable Runnable stop) {}

  /**
   * Connect to a server.
   *
   * @throws StopoverException if it does not let us in, or is of a kind that we do not know
   */
  static LiveServer connect(Source source) {
    var admin = ConnectionPool.forMigrations(source.url());
    try {
      return switch (source.url().engine()) {
        case POSTGRESQL -> PostgresqlServer.of(source, admin);
        case MYSQL -> MysqlServer.of(source, admin);
      };
    } catch (SQLException e) {
      admin.close();
      throw StopoverException.database(
          "%s: cannot read its version: %s".formatted(source.description(), e.getMessage()), e);
    } catch (StopoverException e) {
      admin.close();
      throw e;
    }
  }

  /** Create an empty database. */
  abstract void create(Connection connection, String name) throws SQLException;

  /** Create a database like another one. */
  abstract void copy(Connection connection, String template, String name) throws SQLException;

  /** Return a query for one text that sums up the settings that scripts may behave otherwise by. */
  abstract String settings();

  /** Return the names of all databases. */
  abstract List<String> names(Connection connection) throws SQLException;

  /** Drop a database and whoever is connected to it. */
  abstract void drop(Connection connection, String name) throws SQLException;

  /** Return the reason of a refusal in the server's words, and what to do about it. */
  abstract String explain(SQLException refusal);

  @Override
  public final Engine engine() {
    return source.url().engine();
  }

  @Override
  public final String identity() {
    var found = new ArrayList<String>();
    run(
        "its settings cannot be read",
        "",
        (connection, none) -> {
          var versions = connection.getMetaData();
          found.add(versions.getDatabaseProductName() + " " + versions.getDatabaseProductVersion());
          found.add(versions.getDriverName() + " " + versions.getDriverVersion());
          try (var statement = connection.createStatement();
              var row = statement.executeQuery(settings())) {
            row.next();
            found.add(row.getString(1));
          }
        });
    return String.join("; ", found);
  }

  @Override
  public final String describe() {
    return source.description();
  }

  @Override
  public final boolean isDisposable() {
    return source.stop() != null;
  }

  @Override
  public final DatabaseUrl adminUrl() {
    return source.url();
  }

  @Override
  public final Database create() {
    return add("a database cannot be created", this::create);
  }

  @Override
  public final Database copy(Database template) {
    if (template.server() != this) {
      throw StopoverException.usage(
          "The database %s is on another server than %s. Copy it where it is."
              .formatted(template.url().describe(), describe()));
    }
    template.release();
    return add(
        "%s cannot be copied".formatted(template.name()),
        (connection, name) -> copy(connection, template.name(), name));
  }

  final void drop(Database database) {
    databases.remove(database);
    if (!closed) {
      run("%s cannot be dropped".formatted(database.name()), database.name(), this::drop);
    }
  }

  @Override
  public final List<String> sweep(Instant before) {
    var dropped = new ArrayList<String>();
    run(
        "what other runs left cannot be dropped",
        "",
        (connection, none) -> {
          for (var name : names(connection)) {
            if (isOlder(name, before)
                && databases.stream().noneMatch(own -> own.name().equals(name))) {
              drop(connection, name);
              dropped.add(name);
            }
          }
        });
    return dropped;
  }

  /** Tell whether the name is one that we give, and gave before a moment. */
  private static boolean isOlder(String name, Instant before) {
    var ours = OURS.matcher(name);
    return ours.matches()
        && Instant.ofEpochSecond(Long.parseLong(ours.group(1), 36)).isBefore(before);
  }

  final void keep(Database database) {
    databases.remove(database);
    keeps = true;
  }

  @Override
  public Clones clones(Database template) {
    return CopiesAhead.of(this, template);
  }

  /** Do something after what was given before; it is left out once the server closes. */
  final void inBackground(Runnable task) {
    try {
      background.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} closes, and with it goes what was left to do.", describe());
    }
  }

  final void dropInBackground(Database database) {
    database.disconnect();
    inBackground(() -> dropOrWarn(database));
  }

  private void dropOrWarn(Database database) {
    try {
      drop(database);
    } catch (StopoverException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  /** Nobody waits for what is queued, but what is being done has a connection in its hands. */
  private void stopBackground() {
    background.getQueue().clear();
    background.shutdown();
    try {
      if (!background.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("{}: a copy is still being made, after a minute.", describe());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "stopover-copies");
    thread.setDaemon(true);
    return thread;
  }

  /** Hand a database that was given back to somebody else, who knows nothing of who had it. */
  final Database again(Database database) {
    var next = new Database(this, database.url());
    databases.add(next);
    databases.remove(database);
    return next;
  }

  private Database add(String failure, Statements statements) {
    var name =
        "stopover_%s_%s"
            .formatted(
                Long.toString(Instant.now().getEpochSecond(), 36),
                new BigInteger(40, RANDOM).toString(36));
    var database = new Database(this, source.url().withDatabase(name));
    databases.add(database);
    try {
      run(failure, name, statements);
      return database;
    } catch (StopoverException e) {
      discard(database, e);
      throw e;
    }
  }

  /** Whatever a failed attempt left goes; that it may not be there is no second failure. */
  private void discard(Database database, StopoverException failure) {
    try {
      database.close();
    } catch (StopoverException e) {
      failure.addSuppressed(e);
    }
  }

  /** Do something in a session of ours, and explain what the server refuses. */
  final void run(String failure, String name, Statements statements) {
    if (closed) {
      throw StopoverException.usage(
          "%s: %s, since the server was closed. Start another one.".formatted(describe(), failure));
    }
    try (var connection = admin.dataSource().getConnection()) {
      statements.run(connection, name);
    } catch (SQLException e) {
      throw StopoverException.database("%s: %s: %s".formatted(describe(), failure, explain(e)), e);
    }
  }

  @Override
  public final void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (IllegalStateException e) {
      return; // The JVM ends, and the hook does the same as we would.
    }
    stop();
  }

  /** One database that cannot be dropped keeps neither the others nor the server. */
  private synchronized void stop() {
    if (closed) {
      return;
    }
    stopBackground();
    StopoverException failure = null;
    for (var database : databases) {
      try {
        if (source.stop() == null) {
          database.disconnect();
          drop(database);
        } else {
          database.disconnect();
        }
      } catch (StopoverException e) {
        failure = e;
      }
    }
    closed = true;
    admin.close();
    if (source.stop() != null && keeps) {
      LOG.warn("{} is left running for the databases in it that were kept.", describe());
    } else if (source.stop() != null) {
      source.stop().run();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void stopAtExit() {
    try {
      stop();
    } catch (StopoverException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  @Override
  public final String toString() {
    return describe();
  }

  interface Statements {
    void run(Connection connection, String name) throws SQLException;
  }
}
