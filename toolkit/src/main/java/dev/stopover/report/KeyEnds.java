package dev.stopover.report;

import dev.stopover.model.Column;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many rows belong together by a foreign key.
 *
 * @param optional whether a row may point to none
 * @param single whether no two rows may point to the same
 */
record KeyEnds(boolean optional, boolean single) {

  static KeyEnds of(Table table, ForeignKey key) {
    var columns = new HashSet<>(key.columns());
    return new KeyEnds(
        key.columns().stream()
            .anyMatch(name -> table.column(name).filter(Column::nullable).isPresent()),
        uniques(table).contains(columns)
            || table
                .primaryKey()
                .map(PrimaryKey::columns)
                .filter(own -> columns.equals(new HashSet<>(own)))
                .isPresent());
  }

  /** Returns the marks of the keys that a column is in. */
  static List<String> marks(Table table, Column column) {
    var marks = new ArrayList<String>();
    if (table.primaryKey().filter(key -> key.columns().contains(column.name())).isPresent()) {
      marks.add("PK");
    }
    if (table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()))) {
      marks.add("FK");
    }
    if (uniques(table).contains(Set.of(column.name()))) {
      marks.add("UK");
    }
    return marks;
  }

  private static List<Set<String>> uniques(Table table) {
    var keys = new ArrayList<Set<String>>();
    table
        .constraintsOf(UniqueConstraint.class)
        .forEach(key -> keys.add(new HashSet<>(key.columns())));
    table.indexes().stream()
        .filter(index -> index.unique())
        .forEach(
            index -> {
              var columns = new HashSet<String>();
              index.keys().forEach(key -> columns.add(key.column()));
              keys.add(columns);
            });
    return keys;
  }
}
