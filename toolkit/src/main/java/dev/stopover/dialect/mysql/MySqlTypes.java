package dev.stopover.dialect.mysql;

import dev.stopover.model.DataType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Write MySQL's types (MySQL manual, chapter 13 Data Types). */
final class MySqlTypes {

  /** A row has 65,535 bytes, and a character of utf8mb4 up to four. */
  private static final int LONGEST_VARCHAR = 16_383;

  private static final int MICROSECONDS = 6;

  private static final Pattern NOW =
      Pattern.compile("(?i)(?:now\\(\\)|current_timestamp(?:\\(\\))?|localtimestamp(?:\\(\\))?)");

  /** What may follow DEFAULT without parentheses: MySQL manual, 13.6 Data Type Default Values. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?is)[-+]?[0-9.]+(?:e[-+]?\\d+)?|null|true|false|[bx]?'.*'|0x[0-9a-f]+"
              + "|\\(.*\\)|(?:now|current_timestamp|localtimestamp)(?:\\(\\d*\\))?");

  private MySqlTypes() {}

  static String written(DataType type) {
    if (type instanceof DataType.Native fixed) {
      return fixed.sql();
    }
    var portable = (DataType.Portable) type;
    var length = portable.length();
    return switch (portable.kind()) {
      case BOOLEAN -> "tinyint(1)";
      case TINYINT -> "tinyint";
      case SMALLINT -> "smallint";
      case INTEGER -> "int";
      case BIGINT -> "bigint";
      case REAL -> "float";
      case DOUBLE -> "double";
      case NUMERIC -> "decimal" + parameters(portable.precision(), portable.scale());
      case CHAR -> "char" + parameters(length);
      case VARCHAR ->
          length != null && length > LONGEST_VARCHAR ? "longtext" : "varchar" + parameters(length);
      case TEXT -> "longtext";
      case VARBINARY -> "varbinary" + parameters(length);
      case BLOB -> "longblob";
      case DATE -> "date";
      case TIME -> "time" + parameters(precision(portable));
      case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "datetime" + parameters(precision(portable));
      case UUID -> "binary(16)";
      case JSON -> "json";
    };
  }

  /** Tell whether a column is NOT NULL where nothing is said and an old setting asks for that. */
  static boolean isTimestamp(DataType type) {
    return type instanceof DataType.Native fixed && fixed.sql().startsWith("timestamp");
  }

  /** Tell whether every value of a type fits another without being changed. */
  static boolean widens(DataType from, DataType to) {
    return MySqlRange.of(written(from)).fits(MySqlRange.of(written(to)));
  }

  /**
   * Write a default as the server takes it: an expression in parentheses, the current time with as
   * many digits as the column.
   */
  static String defaultFor(DataType type, String expression) {
    if (NOW.matcher(expression).matches()) {
      var digits = written(type).toLowerCase(Locale.ROOT).replaceAll("[^0-9]", "");
      return "CURRENT_TIMESTAMP" + (digits.isEmpty() ? "" : "(" + digits + ")");
    }
    return LITERAL.matcher(expression).matches() ? expression : "(" + expression + ")";
  }

  private static Integer precision(DataType.Portable type) {
    return type.precision() == null ? Integer.valueOf(MICROSECONDS) : type.precision();
  }

  private static String parameters(@Nullable Integer... numbers) {
    var text = new StringBuilder();
    for (var number : numbers) {
      if (number != null) {
        text.append(text.isEmpty() ? "(" : ",").append(number);
      }
    }
    return text.isEmpty() ? "" : text.append(')').toString();
  }
}
