package dev.stopover.entity;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.util.List;

/**
 * What annotations say of a column, whichever of them it is.
 *
 * @param name its name, or empty
 * @param table the secondary table that it is in, or empty
 * @param definition its type in the server's words, or empty
 * @param options what follows its definition as written, or empty
 * @param comment its comment, or empty
 * @param length its length
 * @param precision its precision
 * @param scale its scale
 * @param secondPrecision its digits of a second, or -1
 * @param nullable whether it may be null
 * @param unique whether it is unique
 * @param writable whether the attribute writes it
 * @param checks its checks
 */
record ColumnSpec(
    String name,
    String table,
    String definition,
    String options,
    String comment,
    int length,
    int precision,
    int scale,
    int secondPrecision,
    boolean nullable,
    boolean unique,
    boolean writable,
    List<SinceJpa32.Check> checks) {

  /** The length that cannot be told from one that is not written. */
  static final int DEFAULT_LENGTH = 255;

  static ColumnSpec of(Column each) {
    return new ColumnSpec(
        each.name(),
        each.table(),
        each.columnDefinition(),
        SinceJpa32.options(each),
        SinceJpa32.comment(each),
        each.length(),
        each.precision(),
        each.scale(),
        SinceJpa32.secondPrecision(each),
        each.nullable(),
        each.unique(),
        each.insertable() || each.updatable(),
        SinceJpa32.checks(each));
  }

  static ColumnSpec of(MapKeyColumn each) {
    return new ColumnSpec(
        each.name(),
        each.table(),
        each.columnDefinition(),
        SinceJpa32.options(each),
        "",
        each.length(),
        each.precision(),
        each.scale(),
        -1,
        each.nullable(),
        each.unique(),
        each.insertable() || each.updatable(),
        List.of());
  }

  static ColumnSpec of(JoinColumn each) {
    return new ColumnSpec(
        each.name(),
        each.table(),
        each.columnDefinition(),
        SinceJpa32.options(each),
        SinceJpa32.comment(each),
        DEFAULT_LENGTH,
        0,
        0,
        -1,
        each.nullable(),
        each.unique(),
        each.insertable() || each.updatable(),
        SinceJpa32.checks(each));
  }

  static ColumnSpec of(MapKeyJoinColumn each) {
    return new ColumnSpec(
        each.name(),
        each.table(),
        each.columnDefinition(),
        SinceJpa32.options(each),
        "",
        DEFAULT_LENGTH,
        0,
        0,
        -1,
        each.nullable(),
        each.unique(),
        each.insertable() || each.updatable(),
        List.of());
  }

  static ColumnSpec of(OrderColumn each) {
    return simple(
        each.name(),
        each.columnDefinition(),
        SinceJpa32.options(each),
        DEFAULT_LENGTH,
        each.nullable());
  }

  static ColumnSpec of(PrimaryKeyJoinColumn each) {
    return simple(
        each.name(), each.columnDefinition(), SinceJpa32.options(each), DEFAULT_LENGTH, false);
  }

  static ColumnSpec of(DiscriminatorColumn each) {
    return simple(
        each.name(), each.columnDefinition(), SinceJpa32.options(each), each.length(), false);
  }

  ColumnSpec withLength(int changed) {
    return new ColumnSpec(
        name,
        table,
        definition,
        options,
        comment,
        changed,
        precision,
        scale,
        secondPrecision,
        nullable,
        unique,
        writable,
        checks);
  }

  ColumnSpec withDigits(int all, int fractional) {
    return new ColumnSpec(
        name,
        table,
        definition,
        options,
        comment,
        length,
        all,
        fractional,
        secondPrecision,
        nullable,
        unique,
        writable,
        checks);
  }

  /** Returns what is known of a column of which nothing is written. */
  static ColumnSpec unwritten() {
    return simple("", "", "", DEFAULT_LENGTH, true);
  }

  private static ColumnSpec simple(
      String name, String definition, String options, int length, boolean nullable) {
    return new ColumnSpec(
        name, "", definition, options, "", length, 0, 0, -1, nullable, false, true, List.of());
  }
}
