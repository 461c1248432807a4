package dev.stopover.entity;

import dev.stopover.model.Column;
import java.util.List;

/**
 * A column that points to another.
 *
 * @param column the column
 * @param pointedTo the one that it points to
 * @param spec what is said of it
 * @param key what is said of its foreign key
 */
record Join(Column column, Column pointedTo, ColumnSpec spec, jakarta.persistence.ForeignKey key) {

  static List<String> names(List<Join> joins) {
    return joins.stream().map(each -> each.column.name()).toList();
  }

  Join named(String name) {
    var other =
        Column.of(name, column.type(), column.nullable())
            .withComment(column.comment())
            .withOptions(column.options());
    return new Join(other, pointedTo, spec, key);
  }

  Join withNullable(boolean allowed) {
    return new Join(column.withNullable(allowed), pointedTo, spec, key);
  }
}
