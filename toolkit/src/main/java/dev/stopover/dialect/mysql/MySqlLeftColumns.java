package dev.stopover.dialect.mysql;

import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Make a table that went over to another collation and left columns behind, which the server shows
 * with their character set alone: the same way, since a column that names a character set is shown
 * with its collation, too.
 */
final class MySqlLeftColumns {

  private final Table table;
  private final String collation;

  private MySqlLeftColumns(Table table, String collation) {
    this.table = table;
    this.collation = collation;
  }

  /** Write the statements that make a table. */
  static List<String> made(MySqlDialect dialect, Table table) {
    var collation =
        table.columns().stream()
            .filter(column -> column.options().containsKey(Column.WORDING))
            .map(column -> column.options().get(MySqlCatalog.COLLATION))
            .filter(Objects::nonNull)
            .findFirst();
    if (collation.isEmpty() || !table.options().containsKey(MySqlCatalog.COLLATION)) {
      return List.of(dialect.createTable(table));
    }
    var left = new MySqlLeftColumns(table, collation.get());
    return left.canBeChanged(dialect)
        ? List.of(dialect.createTable(left.before()), left.after(dialect))
        : List.of(dialect.createTable(table));
  }

  private boolean isLeft(Column column) {
    return column.options().containsKey(Column.WORDING)
        && collation.equals(column.options().get(MySqlCatalog.COLLATION));
  }

  private static boolean isTaken(Column column) {
    return column.options().containsKey(MySqlCatalog.COLLATION)
        && !column.options().containsKey(MySqlCatalog.EXPLICIT);
  }

  /**
   * With another statement the server would change more of it than its columns, and until then they
   * may not hold what they say.
   */
  private boolean canBeChanged(MySqlDialect dialect) {
    var bound = new HashSet<String>();
    table.foreignKeys().forEach(key -> bound.addAll(key.columns()));
    return !table.options().containsKey(MySqlCatalog.PARTITION)
        && table.constraintsOf(CheckConstraint.class).stream()
            .noneMatch(check -> check.expression().contains("'"))
        && table.columns().stream()
            .filter(MySqlLeftColumns::isTaken)
            .noneMatch(
                column ->
                    column.generation() != null
                        || bound.contains(column.name())
                        || dialect.describe(column).chars().anyMatch(each -> each > 0x7f));
  }

  private Table before() {
    var options = new TreeMap<>(table.options());
    options.put(MySqlCatalog.COLLATION, collation);
    return table
        .withOptions(options)
        .withColumns(
            table.columns().stream()
                .map(
                    column -> {
                      var own = new TreeMap<>(column.options());
                      if (isLeft(column)) {
                        own.remove(MySqlCatalog.EXPLICIT);
                      }
                      return column.withOptions(own);
                    })
                .toList());
  }

  private String after(MySqlDialect dialect) {
    var parts = new ArrayList<String>();
    parts.add("COLLATE = " + table.options().get(MySqlCatalog.COLLATION));
    table.columns().stream()
        .filter(MySqlLeftColumns::isTaken)
        .forEach(column -> parts.add("MODIFY COLUMN " + dialect.describe(column)));
    return dialect.alter(table.name()) + String.join(",\n    ", parts);
  }
}
