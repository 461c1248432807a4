package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Give each row that is there a value of its own in a new column whose default varies: the server
 * refuses to add both at once because it may replicate statements (MySQL manual, 13.6).
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
        dialect.alter(add.subject())
            + "ALTER COLUMN "
            + column
            + " SET DEFAULT "
            + MySqlTypes.defaultFor(add.column().type(), add.column().defaultValue()),
        "UPDATE " + dialect.name(add.subject()) + " SET " + column + " = DEFAULT" + kept);
  }
}
