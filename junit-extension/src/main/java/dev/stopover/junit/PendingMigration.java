package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Hold the migration of a {@link MigrationTest} back until the test has made its rows.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class PendingMigration {

  private final TestDatabase database;
  private final String target;
  private boolean done;

  PendingMigration(TestDatabase database, String target) {
    this.database = database;
    this.target = target;
  }

  /**
   * Migrate the database of the test.
   *
   * @throws dev.stopover.StopoverException if a script fails
   */
  public void run() {
    done = true;
    database.migrateTo(target);
  }

  boolean isDone() {
    return done;
  }
}
