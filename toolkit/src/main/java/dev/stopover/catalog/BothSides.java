package dev.stopover.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Do the same on two connections at once.
 *
 * @param from the one
 * @param to the other
 */
record BothSides(Connection from, Connection to) {

  /** Do something on a connection. */
  interface Reading<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Hold a result of each.
   *
   * @param from that of the one
   * @param to that of the other
   */
  record Results<T>(T from, T to) {}

  <T> Results<T> each(Reading<T> reading) throws SQLException {
    var later = CompletableFuture.supplyAsync(() -> unchecked(reading, to), task -> start(task));
    T first;
    try {
      first = reading.on(from);
    } finally {
      // Nobody else may use the connection before this is done with it.
      later.handle((result, failure) -> result).join();
    }
    try {
      return new Results<>(first, later.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "stopover-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private static <T> T unchecked(Reading<T> reading, Connection connection) {
    try {
      return reading.on(connection);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
