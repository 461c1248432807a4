package dev.stopover.junit.assertion;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.junit.TestDatabase;
import org.apiguardian.api.API;

/**
 * Enter the assertions on databases.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DatabaseAssertions {

  private DatabaseAssertions() {}

  /**
   * Begin to assert something of the schema that a database has now.
   *
   * @param actual the database
   */
  public static DatabaseAssert assertThat(TestDatabase actual) {
    return new DatabaseAssert(actual);
  }
}
