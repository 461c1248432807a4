package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Name what is proven of the migrations before the first test, and of what the tests leave.
 *
 * @since 0.1
 * @see MigratedDatabase#checks()
 */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Check {
  /** The migrations make what the models expect. */
  MODELS,

  /** Each version can be undone and applied again, and the schema is the same at every step. */
  ROUND_TRIP,

  /**
   * Rows survive a version that is undone and applied again, unless its script says otherwise:
   * {@code -- stopover: lossy events.description}, {@code -- stopover: irreversible because …},
   * {@code -- stopover: assumes empty events}. The rows are made for it, with boundary values and
   * nulls, and those of {@link MigratedDatabase#rows} are among them. {@link #ROUND_TRIP} is part
   * of it.
   */
  ROWS,

  /**
   * Once its tests are over, a class whose tests share a database has left its schema as the
   * migrations made it. A database of its own for each test goes with what the test did to it.
   */
  DRIFT
}
