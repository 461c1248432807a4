package dev.stopover.junit;

import dev.stopover.StopoverException;
import dev.stopover.junit.internal.Lender;
import dev.stopover.junit.internal.Resource;
import dev.stopover.junit.internal.RoutedDataSource;
import dev.stopover.junit.internal.Template;
import dev.stopover.server.Clones;
import dev.stopover.server.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Give a class and its tests the databases that their isolation promises.
 *
 * <p>A nested class has a scope within that of the outer one. With a database for each method, what
 * a class does outside of its tests happens in a database of the class, and once a test or a nested
 * class asks, that is what theirs are copied from.
 */
final class DatabaseScope implements Resource {

  private final Template template;
  private final Isolation isolation;
  private final boolean keepFailed;
  private final RunningTests running;
  private final @Nullable DatabaseScope outer;
  private final Lender lender = new Lender(() -> ofClass().dataSource());
  private final TestDatabase handle;
  private final List<Connection> lent = new ArrayList<>();
  private @Nullable Database database;
  private @Nullable Clones source;
  private boolean ownsSource;
  private boolean sharedIsUsed;
  private boolean closed;

  private DatabaseScope(
      Template template,
      Isolation isolation,
      boolean keepFailed,
      RunningTests running,
      @Nullable DatabaseScope outer) {
    this.template = template;
    this.isolation = isolation;
    this.keepFailed = keepFailed;
    this.running = running;
    this.outer = outer;
    this.handle =
        new TestDatabase(
            template, this::current, new RoutedDataSource(this::currentSource), this::resetCurrent);
  }

  static DatabaseScope of(
      Template template, Isolation isolation, boolean keepFailed, Class<?> testClass) {
    return new DatabaseScope(template, isolation, keepFailed, new RunningTests(testClass), null);
  }

  /** Return the scope of a nested class. */
  DatabaseScope nested() {
    return new DatabaseScope(template, isolation, keepFailed, running, this);
  }

  /** Return the class that the annotation is on. */
  Class<?> testClass() {
    return running.testClass();
  }

  /** Tell whether a test that has a database of its own runs on a thread. */
  boolean isRunningOn(Thread thread) {
    return running.isOn(thread);
  }

  boolean isPerMethod() {
    return isolation == Isolation.PER_METHOD;
  }

  /** Return what leads to the database of the class, and of the test that runs while one does. */
  TestDatabase handle() {
    return handle;
  }

  /**
   * Lend a connection to the database of the class.
   *
   * @throws SQLException if none can be had
   */
  Connection connect() throws SQLException {
    var connection = ofClass().dataSource().getConnection();
    synchronized (this) {
      lent.add(connection);
    }
    return connection;
  }

  /** Begin a test: what it uses is there when it is first asked for. */
  TestScope begin(ExtensionContext context) {
    return new TestScope(
        keepFailed ? context : null,
        template,
        isPerMethod() ? this::take : this::ofClass,
        isPerMethod(),
        running);
  }

  /** Begin a test with a database at another version. */
  TestScope begin(String version, ExtensionContext context) {
    return isPerMethod()
        ? new TestScope(
            keepFailed ? context : null, template, () -> template.at(version), true, running)
        : begin(context);
  }

  private Database take() {
    return source().take();
  }

  private Database current() {
    var test = running.current();
    return test == null ? ofClass() : test.database();
  }

  private void resetCurrent() {
    var test = running.current();
    if (test == null) {
      throw shared();
    }
    test.reset();
  }

  private static StopoverException shared() {
    return StopoverException.usage(
        "The database cannot be reset, since others use it too. Reset that of a test, where each has"
            + " its own (isolation = PER_METHOD).");
  }

  private Lender currentSource() {
    var test = running.current();
    return test == null ? lender : test.lender();
  }

  private synchronized Database ofClass() {
    if (isolation == Isolation.SHARED && outer != null) {
      return outer.ofClass();
    }
    if (isolation == Isolation.SHARED) {
      sharedIsUsed = true;
      return template.shared();
    }
    if (isolation == Isolation.PER_CLASS && outer != null) {
      return outer.ofClass();
    }
    if (database == null) {
      requireOpen(closed);
      database = isolation == Isolation.PER_CLASS ? template.copy() : before().take();
    }
    return database;
  }

  private static void requireOpen(boolean closed) {
    if (closed) {
      throw StopoverException.usage(
          "The test is over, and its database with it. Use it for no longer than the test runs.");
    }
  }

  private Clones before() {
    return outer == null ? template.clones() : outer.source();
  }

  /** What the class does to its database after this is not in those of the tests. */
  private synchronized Clones source() {
    if (source == null) {
      ownsSource = database != null;
      source = database == null ? before() : before().like(settled(database));
    }
    return source;
  }

  /** PostgreSQL copies a database that nobody is connected to. */
  private Database settled(Database changed) {
    close(lent);
    lender.settle();
    return changed;
  }

  /**
   * Drop the database of the class.
   *
   * @throws dev.stopover.junit.internal.LeakedConnections if one of its connections is open
   */
  @Override
  public synchronized void close() {
    closed = true;
    Applications.leave(this);
    close(lent);
    try {
      lender.settle();
      requireUnchanged();
    } finally {
      if (source != null && ownsSource) {
        source.close();
      }
      if (database != null) {
        database.close();
      }
    }
  }

  /** A nested class ends before the outer one, which has the same database. */
  private void requireUnchanged() {
    if (isolation == Isolation.SHARED && outer == null && sharedIsUsed) {
      template.requireUnchanged(template.shared().dataSource(), true, testClass());
    } else if (isolation == Isolation.PER_CLASS && outer == null && database != null) {
      template.requireUnchanged(database.dataSource(), false, testClass());
    }
  }

  private static void close(List<Connection> connections) {
    for (var connection : connections) {
      close(connection);
    }
    connections.clear();
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StopoverException.database(
          "The connection of a test cannot be closed: " + e.getMessage(), e);
    }
  }

  /** What one test uses. */
  static final class TestScope implements Resource {

    private final @Nullable ExtensionContext failing;
    private final Supplier<Database> supplier;
    private final boolean owned;
    private final RunningTests running;
    private final Lender lender = new Lender(() -> database().dataSource());
    private final List<Connection> lent = new ArrayList<>();
    private final TestDatabase handle;
    private @Nullable Database database;
    private boolean closed;

    private TestScope(
        @Nullable ExtensionContext failing,
        Template template,
        Supplier<Database> supplier,
        boolean owned,
        RunningTests running) {
      this.failing = failing;
      this.handle = new TestDatabase(template, this::database, lender, this::reset);
      this.supplier = supplier;
      this.owned = owned;
      this.running = running;
    }

    /** Have the handles that belong to no test lead to this one, until it is over. */
    void run() {
      if (owned) {
        running.begin(this);
      }
    }

    TestDatabase handle() {
      database();
      return handle;
    }

    synchronized Database database() {
      if (database == null) {
        requireOpen(closed);
        database = supplier.get();
      }
      return Objects.requireNonNull(database);
    }

    Lender lender() {
      return lender;
    }

    /** Begin anew with another database. */
    synchronized void reset() {
      if (!owned) {
        throw shared();
      }
      DatabaseScope.close(lent);
      lender.settle();
      if (database != null) {
        database.close();
        database = null;
      }
    }

    /**
     * Lend a connection until the test is over.
     *
     * @throws SQLException if none can be had
     */
    Connection connect() throws SQLException {
      var connection = database().dataSource().getConnection();
      synchronized (this) {
        lent.add(connection);
      }
      return connection;
    }

    /**
     * End the test, but for those who still have something to do in its name.
     *
     * @throws dev.stopover.junit.internal.LeakedConnections if it kept a connection
     */
    void end() {
      running.end(this);
      lender.settle();
    }

    /**
     * Leave the database.
     *
     * @throws dev.stopover.junit.internal.LeakedConnections if the test was not ended, and kept a
     *     connection
     */
    @Override
    public synchronized void close() {
      closed = true;
      running.end(this);
      DatabaseScope.close(lent);
      boolean leaked = true;
      try {
        lender.settle();
        leaked = false;
      } finally {
        drop(leaked);
      }
    }

    private void drop(boolean leaked) {
      if (!owned || database == null) {
        return;
      }
      if (failing != null && (leaked || failing.getExecutionException().isPresent())) {
        KeptDatabase.keep(database, failing);
      } else {
        database.close();
      }
    }
  }
}
