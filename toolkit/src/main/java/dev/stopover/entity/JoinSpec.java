package dev.stopover.entity;

import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.util.List;
import java.util.stream.Stream;

/**
 * What annotations say of one column that points to another.
 *
 * @param column the column
 * @param pointsTo the name of the column that it points to, or empty
 * @param key the foreign key
 */
record JoinSpec(ColumnSpec column, String pointsTo, ForeignKey key) {

  static List<JoinSpec> of(JoinColumn... columns) {
    return Stream.of(columns)
        .map(
            each ->
                new JoinSpec(ColumnSpec.of(each), each.referencedColumnName(), each.foreignKey()))
        .toList();
  }

  static List<JoinSpec> of(MapKeyJoinColumn... columns) {
    return Stream.of(columns)
        .map(
            each ->
                new JoinSpec(ColumnSpec.of(each), each.referencedColumnName(), each.foreignKey()))
        .toList();
  }

  static List<JoinSpec> of(PrimaryKeyJoinColumn... columns) {
    return Stream.of(columns)
        .map(
            each ->
                new JoinSpec(ColumnSpec.of(each), each.referencedColumnName(), each.foreignKey()))
        .toList();
  }
}
