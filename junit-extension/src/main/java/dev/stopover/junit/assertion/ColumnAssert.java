package dev.stopover.junit.assertion;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assert something of a column.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ColumnAssert extends AbstractAssert<ColumnAssert, Column> {

  private final TableAssert table;
  private final Engine engine;

  ColumnAssert(Column actual, TableAssert table, Engine engine) {
    super(actual, ColumnAssert.class);
    this.table = table;
    this.engine = engine;
  }

  /**
   * Verify the type of the column.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events").hasColumn("ticket_price").ofType("integer"); // passes
   * assertThat(database).hasTable("events").hasColumn("ticket_price").ofType("bigint");  // fails
   * }</pre>
   *
   * @param type the type, in the words in which the server shows it or a script of ours writes it:
   *     {@code varchar(255)}
   * @throws AssertionError if it is another
   */
  public ColumnAssert ofType(String type) {
    var found = Dialect.of(engine).describe(actual.type());
    if (!found.equalsIgnoreCase(type)) {
      throw assertionError(ShouldBeOfType.shouldBeOfType(actual, type, found));
    }
    return this;
  }

  /**
   * Verify that the column may be null.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events").hasColumn("description").isNullable(); // passes
   * assertThat(database).hasTable("events").hasColumn("id").isNullable();          // fails
   * }</pre>
   *
   * @throws AssertionError if it may not
   */
  public ColumnAssert isNullable() {
    if (!actual.nullable()) {
      throw assertionError(ShouldBeNullable.shouldBeNullable(actual, true));
    }
    return this;
  }

  /**
   * Verify that the column may not be null.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events").hasColumn("id").isNotNullable();          // passes
   * assertThat(database).hasTable("events").hasColumn("description").isNotNullable(); // fails
   * }</pre>
   *
   * @throws AssertionError if it may
   */
  public ColumnAssert isNotNullable() {
    if (actual.nullable()) {
      throw assertionError(ShouldBeNullable.shouldBeNullable(actual, false));
    }
    return this;
  }

  /**
   * Verify that the table of this column has another one, and go on with that.
   *
   * @param name its name
   * @throws AssertionError if there is none
   */
  public ColumnAssert hasColumn(String name) {
    return table.hasColumn(name);
  }

  /** Go back to the table. */
  public TableAssert andTable() {
    return table;
  }
}
