package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Say which tests share a database.
 *
 * @since 0.1
 * @see MigratedDatabase#isolation()
 */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Isolation {

  /**
   * Give each test a database of its own, with what the migrations made and what {@code @BeforeAll}
   * methods added; no test sees what another one did.
   *
   * <p>What belongs to no test, that is a {@code @BeforeAll} method, an {@code @AfterAll} method
   * and the constructor of an only instance, has a database of the class, of which those of the
   * tests are copies. A {@link TestDatabase} or a {@link javax.sql.DataSource} from there leads to
   * the database of the test that runs, while one does.
   */
  PER_METHOD,

  /** Give each class a database, which its tests and nested classes share. */
  PER_CLASS,

  /**
   * Have all classes of the same engine, migrations and models use one database, in which each
   * finds what the ones before it left.
   */
  SHARED
}
