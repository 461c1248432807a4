package dev.stopover.catalog;

import dev.stopover.StopoverException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listen to what SchemaCrawler only logs.
 *
 * <p>A query that fails is a warning to it, and the catalog comes back without the answer; compared
 * like that, a schema would seem to lack what could not be read.
 */
final class CrawlWarnings extends Handler implements AutoCloseable {

  /** Kept here, since the log manager itself forgets loggers that nobody holds. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));

  static {
    for (var logger : LOGGERS) {
      // Hundreds of lines a crawl; the warnings become exceptions.
      logger.setLevel(Level.WARNING);
      logger.setUseParentHandlers(false);
    }
  }

  /** SchemaCrawler works in threads that it starts itself; those inherit this. */
  private static final InheritableThreadLocal<@Nullable CrawlWarnings> LISTENER =
      new InheritableThreadLocal<>();

  private final List<LogRecord> warnings = Collections.synchronizedList(new ArrayList<>());

  CrawlWarnings() {
    setLevel(Level.WARNING);
    LISTENER.set(this);
    LOGGERS.forEach(logger -> logger.addHandler(this));
  }

  void throwIfAny() {
    if (warnings.isEmpty()) {
      return;
    }
    var first = warnings.get(0);
    var cause = first.getThrown();
    var reason =
        cause == null ? first.getMessage() : first.getMessage() + ": " + cause.getMessage();
    throw StopoverException.database(
        "The schema could be read only in part ("
            + reason
            + "), so nothing is compared. Grant the user the right to read the catalog, or connect"
            + " as another one.",
        cause == null ? new IllegalStateException(reason) : cause);
  }

  @Override
  public void publish(LogRecord warning) {
    // Other threads may be crawling at the same time; each listens for itself.
    if (LISTENER.get() == this && isLoggable(warning)) {
      warnings.add(warning);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LISTENER.remove();
    LOGGERS.forEach(logger -> logger.removeHandler(this));
  }
}
