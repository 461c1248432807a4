package dev.stopover.migration;

import java.time.Duration;

/**
 * Say how patient a migration is with whoever uses the tables that it changes.
 *
 * <p>A statement that waits for a table lets nobody else begin to use it. So it waits for a short
 * time, gives up, lets the others pass, and tries again.
 *
 * @param timeout how long a statement waits at most; without an end where it is zero
 * @param retries how often it is tried again
 * @param pause how long the others get before it is tried again for the first time; twice as long
 *     each time after, and never just as long
 */
public record TableLocks(Duration timeout, int retries, Duration pause) {

  /** Wait five seconds, and try five times more, one to sixteen seconds later. */
  public static final TableLocks DEFAULT =
      new TableLocks(Duration.ofSeconds(5), 5, Duration.ofSeconds(1));

  /** Return the same with another time to wait. */
  public TableLocks withTimeout(Duration other) {
    return new TableLocks(other, retries, pause);
  }

  /** Return the same with another number of tries. */
  public TableLocks withRetries(int other) {
    return new TableLocks(timeout, other, pause);
  }
}
