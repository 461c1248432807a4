package dev.stopover.junit.assertion;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.stopover.Engine;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assert something of a table.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TableAssert extends AbstractAssert<TableAssert, Table> {

  private final Engine engine;

  TableAssert(Table actual, Engine engine) {
    super(actual, TableAssert.class);
    this.engine = engine;
  }

  /**
   * Verify that the table has a column, and go on with it.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events").hasColumn("title"); // passes
   * assertThat(database).hasTable("events").hasColumn("titel"); // fails
   * }</pre>
   *
   * @param name its name
   * @throws AssertionError if there is none
   */
  public ColumnAssert hasColumn(String name) {
    return actual
        .column(name)
        .map(column -> new ColumnAssert(column, this, engine))
        .orElseThrow(() -> assertionError(ShouldHaveColumn.shouldHaveColumn(actual, name)));
  }

  /**
   * Verify that the table has no such column.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events").doesNotHaveColumn("titel"); // passes
   * assertThat(database).hasTable("events").doesNotHaveColumn("title"); // fails
   * }</pre>
   *
   * @param name its name
   * @throws AssertionError if there is one
   */
  public TableAssert doesNotHaveColumn(String name) {
    if (actual.column(name).isPresent()) {
      throw assertionError(ShouldNotHaveColumn.shouldNotHaveColumn(actual, name));
    }
    return this;
  }

  /**
   * Verify that the primary key is on these columns.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events").hasPrimaryKey("id");    // passes
   * assertThat(database).hasTable("events").hasPrimaryKey("title"); // fails
   * }</pre>
   *
   * @param columns the columns, in order
   * @throws AssertionError if it is on others, or there is none
   */
  public TableAssert hasPrimaryKey(String... columns) {
    return hasKey(
        "primary key",
        actual.primaryKey().map(PrimaryKey::columns).stream().toList(),
        List.of(columns));
  }

  /**
   * Verify that no two rows can be equal in these columns.
   *
   * <pre>{@code
   * assertThat(database).hasTable("venues").hasUniqueKey("name", "city"); // passes
   * assertThat(database).hasTable("venues").hasUniqueKey("city");         // fails
   * }</pre>
   *
   * @param columns the columns, in order
   * @throws AssertionError if there is no unique constraint or index on them
   */
  public TableAssert hasUniqueKey(String... columns) {
    return hasKey(
        "unique key",
        Stream.concat(
                actual.constraintsOf(UniqueConstraint.class).stream()
                    .map(UniqueConstraint::columns),
                actual.indexes().stream()
                    .filter(index -> index.unique())
                    .map(index -> index.keys().stream().map(key -> key.column()).toList()))
            .toList(),
        List.of(columns));
  }

  /**
   * Verify that there is an index on these columns.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events").hasIndexOn("starts_at"); // passes
   * assertThat(database).hasTable("events").hasIndexOn("title");     // fails
   * }</pre>
   *
   * @param columns the columns, in order
   * @throws AssertionError if there is none
   */
  public TableAssert hasIndexOn(String... columns) {
    return hasKey(
        "index",
        actual.indexes().stream()
            .map(index -> index.keys().stream().map(key -> key.column()).toList())
            .toList(),
        List.of(columns));
  }

  /**
   * Verify that columns point to another table.
   *
   * <pre>{@code
   * assertThat(database).hasTable("events").hasForeignKeyTo("venues", "venue_id"); // passes
   * assertThat(database).hasTable("events").hasForeignKeyTo("venues", "id");       // fails
   * }</pre>
   *
   * @param target the table that they point to
   * @param columns the columns, in order
   * @throws AssertionError if there is no such foreign key
   */
  public TableAssert hasForeignKeyTo(String target, String... columns) {
    return hasKey(
        "foreign key to " + target,
        actual.foreignKeys().stream()
            .filter(key -> key.target().toString().equals(target))
            .map(ForeignKey::columns)
            .toList(),
        List.of(columns));
  }

  private TableAssert hasKey(String kind, List<List<String>> found, List<String> columns) {
    if (!found.contains(columns)) {
      throw assertionError(ShouldHaveKey.shouldHaveKey(actual, kind, columns, found));
    }
    return this;
  }
}
