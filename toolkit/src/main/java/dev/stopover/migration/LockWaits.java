package dev.stopover.migration;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.stopover.StopoverException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bound how long a statement waits for a table, and try again what did not get it. */
final class LockWaits {

  /** It keeps nobody from the table while it waits. */
  private static final Pattern WAITS_ASIDE = Pattern.compile("(?is).*\\bCONCURRENTLY\\b.*");

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Connection connection;
  private final EngineRules rules;
  private final TableLocks locks;
  private @Nullable String before;
  private boolean isAside;

  LockWaits(Connection connection, EngineRules rules, TableLocks locks) {
    this.connection = connection;
    this.rules = rules;
    this.locks = locks;
  }

  /** A statement did not get a table in time, and the script can be tried again. */
  static final class NotFree extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StopoverException failure;

    NotFree(StopoverException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /** Bound the waits of the session. */
  void bound() {
    isAside = false;
    if (!locks.timeout().isZero()) {
      if (before == null) {
        before = query(rules.lockTimeout);
      }
      execute(rules.withLockTimeout(locks.timeout()));
    }
  }

  /** Give the session back as it was. */
  void restore() {
    if (before != null) {
      execute(rules.withLockTimeout(before));
      before = null;
    }
  }

  /** Let a statement wait that keeps nobody waiting, unless the script itself has bounded it. */
  void beforeStatement(String sql) {
    if (before != null
        && rules.rollsBack()
        && WAITS_ASIDE.matcher(sql).matches()
        && query(
                "SELECT current_setting('lock_timeout')::interval = interval '%d ms'"
                    .formatted(locks.timeout().toMillis()))
            .equals("t")) {
      execute(rules.withLockTimeout(Duration.ZERO));
      isAside = true;
    }
  }

  void afterStatement() {
    if (isAside) {
      bound();
    }
  }

  /**
   * Do something, and again where a table was not free in time.
   *
   * @param attempt what to do; it is told which attempt it is, from 0
   * @param listener hears the reason for another one
   */
  void retrying(Consumer<Integer> attempt, MigrationListener listener) {
    var policy =
        RetryPolicy.builder()
            .handle(NotFree.class)
            .withBackoff(
                locks.pause().toMillis(),
                Math.max(LONGEST_PAUSE.toMillis(), locks.pause().toMillis() + 1),
                ChronoUnit.MILLIS)
            .withJitter(0.25)
            .withMaxRetries(locks.retries())
            .onRetry(event -> listener.triesAgain(reason(event.getLastException())))
            .build();
    try {
      Failsafe.with(policy).run(context -> attempt.accept(context.getAttemptCount()));
    } catch (NotFree e) {
      throw StopoverException.database(
          "%s%nA table was not free within %s, %d times. See who holds it, or give it longer with --lock-timeout."
              .formatted(e.failure.getMessage(), text(locks.timeout()), locks.retries() + 1),
          e.failure);
    } catch (FailsafeException e) {
      Thread.currentThread().interrupt();
      throw StopoverException.database("Interrupted while waiting for a table.", e);
    }
  }

  private static String reason(@Nullable Throwable failure) {
    return failure instanceof NotFree notFree
        ? String.valueOf(notFree.failure.getMessage()).lines().findFirst().orElse("")
        : "";
  }

  private static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  private String query(String sql) {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
