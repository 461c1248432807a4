package dev.stopover.entity;

import dev.stopover.model.Column;

/**
 * A column and the attribute that it is from.
 *
 * @param source the attribute as messages name it
 * @param column the column
 * @param table the name of the secondary table that it is in, or empty
 * @param required whether an annotation says that it may not be null, rather than the language
 * @param writable whether the attribute writes it, rather than only show what another writes
 */
record MappedColumn(
    String source, Column column, String table, boolean required, boolean writable) {

  static MappedColumn of(Member member, Column column, ColumnSpec spec) {
    return new MappedColumn(
        member.source(), column, spec.table(), !spec.nullable(), spec.writable());
  }

  /** Describes a column that no other attribute can have. */
  static MappedColumn of(String source, Column column) {
    return new MappedColumn(source, column, "", false, true);
  }

  String name() {
    return column.name();
  }

  MappedColumn withNullable(boolean allowed) {
    return new MappedColumn(source, column.withNullable(allowed), table, required, writable);
  }
}
