package dev.stopover.dialect.mysql;

import static java.util.stream.Collectors.joining;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Give each row that is there a value of its own in a new column whose default varies: the server
 * refuses to add both at once because it may replicate statements (MySQL manual, 13.6). Nor does it
 * add a column in the statement that says of another one that its default varies.
 */
final class MySqlFilling {

  /** Functions that differ from call to call or from server to server. */
  private static final Pattern VARYING =
      Pattern.compile(
          "(?i)^\\(.*\\b(?:uuid|uuid_short|rand|random_bytes|sysdate|(?:current_|session_|system_)?user"
              + "|connection_id|found_rows|row_count|last_insert_id|version)`?\\(",
          Pattern.DOTALL);

  private MySqlFilling() {}

  /** Tell whether a default is another one for each row and each server. */
  static boolean varies(@Nullable String defaultValue) {
    return defaultValue != null && VARYING.matcher(defaultValue).find();
  }

  /** Write what an update must set, too, so that the server does not set it. */
  static String kept(List<Column> columns, UnaryOperator<String> quoted) {
    return columns.stream()
        .filter(column -> column.options().containsKey(MySqlCatalog.ON_UPDATE))
        .map(column -> quoted.apply(column.name()))
        .map(name -> ", " + name + " = " + name)
        .collect(joining());
  }

  /** Return the parts of a statement, without varying defaults where a column is added. */
  static List<Change> withoutVaryingBesideNew(List<Change> parts) {
    return parts.stream().map(part -> isSetLater(part, parts) ? without(part) : part).toList();
  }

  private static boolean isSetLater(Change part, List<Change> parts) {
    return described(part) != null
        && varies(Objects.requireNonNull(described(part)).defaultValue())
        && parts.stream().anyMatch(Change.AddColumn.class::isInstance);
  }

  private static @Nullable Column described(Change part) {
    return part instanceof Change.AlterColumn alter
        ? alter.to()
        : part instanceof Change.MoveColumn move ? move.column() : null;
  }

  private static Change without(Change part) {
    return part instanceof Change.AlterColumn alter
        ? new Change.AlterColumn(alter.subject(), alter.from(), alter.to().withDefaultValue(null))
        : part instanceof Change.MoveColumn move
            ? new Change.MoveColumn(
                move.subject(), move.column().withDefaultValue(null), move.after())
            : part;
  }

  /** Write what follows the one statement that is made of several parts. */
  static List<String> statements(MySqlDialect dialect, Change part, List<Change> parts) {
    var column = described(part);
    return column != null && isSetLater(part, parts)
        ? List.of(withDefault(dialect, part.subject(), column))
        : statements(dialect, part);
  }

  /** Write what follows the statement in which a column took another name without its default. */
  static List<String> defaults(MySqlDialect dialect, Change part) {
    return part instanceof Change.AddColumn add && varies(add.column().defaultValue())
        ? List.of(withDefault(dialect, add.subject(), add.column()))
        : List.of();
  }

  /** The server forgets a varying default that is only set, if the column is in the primary key. */
  private static String withDefault(MySqlDialect dialect, QualifiedName table, Column column) {
    return dialect.alter(table) + "MODIFY COLUMN " + dialect.describe(column);
  }

  /** Write what follows the statement that adds the column without its default. */
  static List<String> statements(MySqlDialect dialect, Change change) {
    if (!(change instanceof Change.AddColumn add)
        || add.column().defaultValue() == null
        || !varies(add.column().defaultValue())) {
      return List.of();
    }
    var column = dialect.identifier(add.column().name());
    var kept = add.column().options().getOrDefault(Column.FILLED, "");
    return List.of(
        withDefault(dialect, add.subject(), add.column()),
        "UPDATE " + dialect.name(add.subject()) + " SET " + column + " = DEFAULT" + kept);
  }
}
