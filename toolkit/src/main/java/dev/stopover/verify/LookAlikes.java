package dev.stopover.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    var before = byName(from);
    var after = byName(to);
    var gone =
        from.tables().stream()
            .filter(table -> !after.containsKey(table.name()))
            .collect(groupingBy(LookAlikes::shape));
    for (var table : to.tables()) {
      var was = before.get(table.name());
      if (was == null) {
        gone.getOrDefault(shape(table), List.of())
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

  private static Map<QualifiedName, Table> byName(Schema schema) {
    return schema.tables().stream().collect(toMap(Table::name, table -> table));
  }

  /** Return what is the same of a table that goes on in its schema under another name. */
  private static List<Object> shape(Table table) {
    var shape = new ArrayList<Object>();
    shape.add(Optional.ofNullable(table.name().schema()));
    table.columns().forEach(column -> shape.add(List.of(column.name(), column.type())));
    return shape;
  }
}
