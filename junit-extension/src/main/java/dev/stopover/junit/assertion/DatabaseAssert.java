package dev.stopover.junit.assertion;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.junit.TestDatabase;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assert something of the schema of a database, which is read when it is first needed.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DatabaseAssert extends AbstractAssert<DatabaseAssert, TestDatabase> {

  DatabaseAssert(TestDatabase actual) {
    super(actual, DatabaseAssert.class);
  }

  /**
   * Verify that the schema is what models expect, and nothing else.
   *
   * <pre>{@code
   * assertThat(database).matches(Venue.class, Event.class); // passes
   * assertThat(database).matches(Venue.class);              // fails: the table events is not expected
   * }</pre>
   *
   * @param models the entities
   * @throws AssertionError if there is a difference
   */
  public DatabaseAssert matches(Class<?>... models) {
    isNotNull();
    var drift = actual.driftFrom(models);
    if (!drift.isEmpty()) {
      throw ShouldMatchModels.shouldMatchModels(drift);
    }
    return this;
  }

  /**
   * Verify that there is a table, and go on with it.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events"); // passes
   * assertThat(database).hasTable("event");  // fails
   * }</pre>
   *
   * @param name its name, after its schema and a dot where that is not the default one
   * @throws AssertionError if there is none
   */
  public TableAssert hasTable(String name) {
    isNotNull();
    var schema = actual.schema();
    return schema
        .table(qualified(name))
        .map(table -> new TableAssert(table, actual.engine()))
        .orElseThrow(() -> assertionError(ShouldHaveTable.shouldHaveTable(schema, name)));
  }

  /**
   * Verify that there is no such table.
   *
   * <pre>{@code
   * assertThat(database).doesNotHaveTable("event");  // passes
   * assertThat(database).doesNotHaveTable("events"); // fails
   * }</pre>
   *
   * @param name its name, after its schema and a dot where that is not the default one
   * @throws AssertionError if there is one
   */
  public DatabaseAssert doesNotHaveTable(String name) {
    isNotNull();
    if (actual.schema().table(qualified(name)).isPresent()) {
      throw assertionError(ShouldNotHaveTable.shouldNotHaveTable(name));
    }
    return this;
  }

  /**
   * Verify that there is no table, no sequence and nothing else, but for what the migrations keep
   * for themselves.
   *
   * <pre>{@code
   * database.migrateTo("base");
   * assertThat(database).isEmpty(); // passes
   * database.migrateTo("head");
   * assertThat(database).isEmpty(); // fails
   * }</pre>
   *
   * @throws AssertionError if there is something
   */
  public DatabaseAssert isEmpty() {
    isNotNull();
    var schema = actual.schema();
    if (!schema.equals(Schema.EMPTY)) {
      throw assertionError(ShouldBeEmpty.shouldBeEmpty(schema));
    }
    return this;
  }

  private static QualifiedName qualified(String name) {
    var dot = name.indexOf('.');
    return dot < 0
        ? QualifiedName.of(name)
        : new QualifiedName(name.substring(0, dot), name.substring(dot + 1));
  }
}
