package dev.stopover.dialect.postgresql;

import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Write that a column may not be null, which since 18 is a constraint with a name, that may be not
 * valid yet, or be the parent's (PostgreSQL manual, 5.5.2).
 */
final class PostgreSqlNotNull {

  /** The option of a column from the parent that the table says itself may not be null. */
  private static final String OWN = Column.BESIDE_PARENT + "not null";

  private static final String NOT_VALID = "NOT VALID";

  private final PostgreSqlDialect dialect;

  PostgreSqlNotNull(PostgreSqlDialect dialect) {
    this.dialect = dialect;
  }

  /** Return what stands with the column in the statement that makes it; the usual name does not. */
  String clause(@Nullable QualifiedName table, Column column) {
    if (column.nullable() || isNotValid(column) || isInherited(column)) {
      return "";
    }
    var name = column.options().get(Column.NOT_NULL_NAME);
    var more = column.options().get(Column.NOT_NULL);
    return (name == null || (table != null && name.equals(usualName(table, column)))
            ? ""
            : " CONSTRAINT " + dialect.identifier(name))
        + " NOT NULL"
        + (more == null ? "" : " " + more);
  }

  /**
   * Return what stands as a constraint in the statement that makes the table: a name of its own for
   * a column that comes from the parent.
   */
  Optional<String> ofTable(QualifiedName table, Column column) {
    return isOwn(column) && column.options().containsKey(Column.NOT_NULL_NAME)
        ? Optional.of(constraint(table, column))
        : Optional.empty();
  }

  /** Return what must be said when the column is there. */
  List<String> after(QualifiedName table, Column column) {
    var statements = new ArrayList<String>();
    if (isOwn(column) && !column.options().containsKey(Column.NOT_NULL_NAME)) {
      statements.add(alter(table, column) + "SET NOT NULL");
    }
    if (isNotValid(column)) {
      statements.add(add(table, column));
    }
    return statements;
  }

  /** Return what leads from one column to the other. */
  List<String> altered(QualifiedName table, Column from, Column to) {
    var column = alter(table, to);
    if (from.nullable() || to.nullable()) {
      return from.nullable() == to.nullable()
          ? List.of()
          : List.of(to.nullable() ? column + "DROP NOT NULL" : set(table, to));
    }
    if (isInherited(to)) {
      return List.of();
    }
    if (isInherited(from) && isOfFamily(from)) {
      return List.of(column + "SET NOT NULL");
    }
    var isSameName = name(table, from).equals(name(table, to));
    if (Objects.equals(from.options().get(Column.NOT_NULL), to.options().get(Column.NOT_NULL))) {
      return isSameName
          ? List.of()
          : List.of(
              "ALTER TABLE %s RENAME CONSTRAINT %s TO %s"
                  .formatted(
                      dialect.name(table),
                      dialect.identifier(name(table, from)),
                      dialect.identifier(name(table, to))));
    }
    return isNotValid(from) && to.options().get(Column.NOT_NULL) == null && isSameName
        ? List.of(
            "ALTER TABLE %s VALIDATE CONSTRAINT %s"
                .formatted(dialect.name(table), dialect.identifier(name(table, to))))
        : List.of(column + "DROP NOT NULL", set(table, to));
  }

  private String set(QualifiedName table, Column column) {
    return column.options().containsKey(Column.NOT_NULL)
            || column.options().containsKey(Column.NOT_NULL_NAME)
        ? add(table, column)
        : alter(table, column) + "SET NOT NULL";
  }

  private String add(QualifiedName table, Column column) {
    return "ALTER TABLE %s ADD %s".formatted(dialect.name(table), constraint(table, column));
  }

  private String constraint(QualifiedName table, Column column) {
    var more = column.options().get(Column.NOT_NULL);
    return "CONSTRAINT %s NOT NULL %s%s"
        .formatted(
            dialect.identifier(name(table, column)),
            dialect.identifier(column.name()),
            more == null ? "" : " " + more);
  }

  private String alter(QualifiedName table, Column column) {
    return "ALTER TABLE %s ALTER COLUMN %s "
        .formatted(dialect.name(table), dialect.identifier(column.name()));
  }

  private static boolean isOwn(Column column) {
    return column.options().containsKey(Column.INHERITED) && column.options().containsKey(OWN);
  }

  private static boolean isNotValid(Column column) {
    return NOT_VALID.equals(column.options().get(Column.NOT_NULL));
  }

  /** What a column has from its parent alone is not said of it. */
  private static boolean isInherited(Column column) {
    return Column.FROM_PARENT.equals(column.options().get(Column.NOT_NULL));
  }

  private static boolean isOfFamily(Column column) {
    return column.options().containsKey(Column.INHERITED)
        || column.options().containsKey(Column.DECLARED);
  }

  /** Of a partition the name is read even where it is the usual one. */
  private static String name(QualifiedName table, Column column) {
    return column.options().getOrDefault(Column.NOT_NULL_NAME, usualName(table, column));
  }

  private static String usualName(QualifiedName table, Column column) {
    return table.name() + "_" + column.name() + "_not_null";
  }
}
