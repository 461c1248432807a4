package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hold Flyway's own lock on a history table, for as long as a connection lives. */
final class MigrationLock {

  private static final Duration POLL = Duration.ofMillis(100);

  /** Longer than the second that a waiting Flyway sleeps between two tries. */
  private static final Duration QUIET = Duration.ofMillis(1500);

  private final Connection connection;
  private final EngineRules rules;
  private final HistoryTable table;
  private final Duration timeout;
  private boolean held;

  MigrationLock(Connection connection, EngineRules rules, HistoryTable table, Duration timeout) {
    this.connection = connection;
    this.rules = rules;
    this.table = table;
    this.timeout = timeout;
  }

  /** Wait for the lock. */
  void take() {
    takeUntil(System.nanoTime() + timeout.toNanos());
  }

  /**
   * Wait for the lock, and until no one else is between two migrations.
   *
   * <p>A plain Flyway that applies several migrations gives the lock back after each of them. If
   * one that it has just applied were undone then, it would go on with the next all the same. So
   * whoever held the lock, or applied something just now, gets the time to take the lock once more.
   *
   * @param known the last row of the history that the caller knows to be nobody else's
   */
  void takeWhenQuiet(int known) {
    var deadline = System.nanoTime() + timeout.toNanos();
    var quiet = tryToTake() && (table.lastRank() == known || !table.wasAppliedJustNow());
    while (!quiet) {
      takeUntil(deadline);
      var seen = table.lastRank();
      giveBack();
      sleep(QUIET);
      takeUntil(deadline);
      quiet = seen == table.lastRank();
    }
  }

  /** Give the lock back, if it is held. */
  void giveBack() {
    if (held) {
      select(rules.unlock);
      held = false;
    }
  }

  /** Return the session that holds the lock. */
  Optional<String> holder() {
    return Optional.ofNullable(select(rules.holder));
  }

  private void takeUntil(long deadline) {
    while (!tryToTake()) {
      if (System.nanoTime() > deadline) {
        throw StopoverException.database(
            "The migration lock of %s was not free within %d ms: session %s holds it. Wait until it"
                    .formatted(table.name(), timeout.toMillis(), holder().orElse("(unknown)"))
                + " is done, or end that session, and try again.");
      }
      sleep(POLL);
    }
  }

  private boolean tryToTake() {
    held = held || select(rules.lock) != null;
    return held;
  }

  private @Nullable String select(String expression) {
    try (var statement = connection.prepareStatement("SELECT " + expression)) {
      statement.setObject(1, rules.lockName(table.name()));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
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
}
