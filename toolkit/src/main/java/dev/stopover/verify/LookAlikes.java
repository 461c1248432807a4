package dev.stopover.verify;

import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Find what may go on under another name, which only a user can know. */
public final class LookAlikes {

  private LookAlikes() {}

  /**
   * Find what may go on under another name: a column that is dropped where one of the same type is
   * added, a table that is dropped where one with the same columns is added.
   *
   * @return the words that would say so: {@code events.price=ticket_price}
   */
  public static List<String> between(Schema from, Schema to, Dialect dialect) {
    var words = new ArrayList<String>();
    var gone = from.tables().stream().filter(table -> to.table(table.name()).isEmpty()).toList();
    for (var table : to.tables()) {
      var was = from.table(table.name()).orElse(null);
      if (was == null) {
        gone.stream()
            .filter(old -> Objects.equals(old.name().schema(), table.name().schema()))
            .filter(old -> shape(old).equals(shape(table)))
            .forEach(old -> words.add(old.name() + "=" + table.name().name()));
      } else {
        for (var old : was.columns()) {
          if (!goesOn(old, table, dialect)) {
            table.columns().stream()
                .filter(column -> !goesOn(column, was, dialect))
                .filter(column -> column.type().equals(old.type()))
                .filter(column -> isComputed(column) == isComputed(old))
                .forEach(
                    column -> words.add(table.name() + "." + old.name() + "=" + column.name()));
          }
        }
      }
    }
    return words;
  }

  /** What the server takes for the same goes on without a word. */
  private static boolean goesOn(Column column, Table table, Dialect dialect) {
    return table.column(column.name()).isPresent()
        || table.columns().stream()
            .anyMatch(other -> dialect.isSameColumn(other.name(), column.name()));
  }

  private static boolean isComputed(Column column) {
    return column.generation() instanceof Generation.Computed;
  }

  private static List<Object> shape(Table table) {
    var shape = new ArrayList<Object>();
    table.columns().forEach(column -> shape.add(List.of(column.name(), column.type())));
    return shape;
  }
}
