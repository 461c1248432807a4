package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.QualifiedName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Know the tables with defaults such as {@code 0000-00-00}: while one is there, strict mode refuses
 * every statement about its table (MySQL manual, 7.1.11).
 */
final class MySqlZeroDates {

  private static final Pattern DATES = Pattern.compile("date|timestamp");

  private static final String ZERO_DATES =
      """
      SET @stopover_dates = @@sql_mode,
          sql_mode = REPLACE(REPLACE(@@sql_mode, 'NO_ZERO_IN_DATE', ''), 'NO_ZERO_DATE', '')""";

  private static final String USUAL_DATES = "SET sql_mode = @stopover_dates";

  private final Set<QualifiedName> tables = new HashSet<>();

  /** Look at the tables that are there, and at all that is made of them. */
  MySqlZeroDates(Changes changes) {
    changes.tablesBefore().orElse(List.of()).forEach(table -> know(table.name(), table.columns()));
    changes.forEach(change -> know(change.subject(), columns(change)));
  }

  /** Put what admits such dates around statements that are about a table with one. */
  void admitIn(List<String> statements, Change change) {
    if (tables.contains(change.subject())
        && !(change instanceof Change.DropTable)
        && !statements.isEmpty()) {
      statements.add(0, ZERO_DATES);
      statements.add(USUAL_DATES);
    }
  }

  private void know(QualifiedName table, List<Column> columns) {
    if (columns.stream().anyMatch(MySqlZeroDates::isZeroDate)) {
      tables.add(table);
    }
  }

  private static List<Column> columns(Change change) {
    if (change instanceof Change.CreateTable create) {
      return create.table().columns();
    }
    if (change instanceof Change.AlterColumn alter) {
      return List.of(alter.from(), alter.to());
    }
    return change instanceof Change.AddColumn add
        ? List.of(add.column())
        : change instanceof Change.MoveColumn move ? List.of(move.column()) : List.of();
  }

  private static boolean isZeroDate(Column column) {
    return column.defaultValue() != null
        && column.type() instanceof DataType.Native type
        && DATES.matcher(type.sql()).lookingAt()
        && column.defaultValue().contains("-00");
  }
}
