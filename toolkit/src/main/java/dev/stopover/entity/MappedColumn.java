package dev.stopover.entity;

import dev.stopover.model.Column;

/**
 * A column and the attribute that it is from.
 *
 * @param member the attribute
 * @param column the column
 * @param writable whether the attribute writes it, rather than only show what another writes
 */
record MappedColumn(Member member, Column column, boolean writable) {

  String name() {
    return column.name();
  }

  /** Chooses between two attributes of one column, of which one at most may write it. */
  MappedColumn or(MappedColumn other) {
    if (writable && other.writable) {
      throw other.member.error(
          "its column %s is also that of %s; give one of them another name, or make it %s."
              .formatted(name(), member.source(), "insertable = false, updatable = false"));
    }
    return writable ? this : other;
  }
}
