package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Know what a column takes of the 65,535 bytes that a row may have, whatever its rows hold (MySQL
 * manual, 10.4.7 Limits on Table Column Count and Row Size).
 */
final class MySqlRowSize {

  private static final Pattern LENGTH =
      Pattern.compile("(?:var)?(char|binary)\\((\\d+)\\).*", Pattern.DOTALL);

  private static final int BYTES_OF_A_CHARACTER = 4;

  /** Less than that makes no row too large that was not about to be. */
  private static final long NOTICEABLE = 1_000;

  private MySqlRowSize() {}

  /** Tell whether some changes of a table make room for others of them. */
  static boolean mayBeTooMuchBetween(List<Change> parts) {
    var more = 0L;
    var less = 0L;
    for (var part : parts) {
      var growth = growth(part);
      if (growth > 0) {
        more += growth;
      } else {
        less -= growth;
      }
    }
    return more >= NOTICEABLE && less >= NOTICEABLE;
  }

  private static long growth(Change part) {
    if (part instanceof Change.AddColumn add) {
      return bytes(add.column());
    }
    if (part instanceof Change.DropColumn drop) {
      return -bytes(drop.column());
    }
    return part instanceof Change.AlterColumn alter ? bytes(alter.to()) - bytes(alter.from()) : 0;
  }

  private static long bytes(Column column) {
    if (column.type() instanceof DataType.Native type) {
      var length = LENGTH.matcher(type.sql());
      if (length.matches()) {
        var units = Long.parseLong(length.group(2));
        return length.group(1).equals("char") ? units * BYTES_OF_A_CHARACTER : units;
      }
    }
    return 0;
  }
}
