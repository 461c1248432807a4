package dev.stopover.dialect.mysql;

import dev.stopover.model.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Write MySQL's types (MySQL manual, chapter 13 Data Types). */
final class MySqlTypes {

  /** A row has 65,535 bytes, and a character of utf8mb4 up to four. */
  private static final int LONGEST_VARCHAR = 16_383;

  private static final int MICROSECONDS = 6;

  private static final Pattern NATIVE =
      Pattern.compile("(\\w+)(?:\\((\\d+)(?:,(\\d+))?\\))?( unsigned)?");

  private static final List<String> INTEGERS =
      List.of("tinyint", "smallint", "mediumint", "int", "bigint");

  private static final List<String> TEXTS =
      List.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");

  private static final List<String> BYTES =
      List.of("varbinary", "tinyblob", "blob", "mediumblob", "longblob");

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
    var before = NATIVE.matcher(written(from));
    var after = NATIVE.matcher(written(to));
    if (!before.matches() || !after.matches()) {
      return from.equals(to);
    }
    for (var family : List.of(INTEGERS, TEXTS, BYTES)) {
      var was = family.indexOf(before.group(1));
      var is = family.indexOf(after.group(1));
      if (was >= 0 && is >= 0 && was != is) {
        var wasUnsigned = before.group(4) != null;
        var isUnsigned = after.group(4) != null;
        return is > was && (wasUnsigned || !isUnsigned);
      }
    }
    if (!before.group(1).equals(after.group(1))) {
      return before.group().equals("float") && after.group().equals("double");
    }
    if (!Objects.equals(before.group(4), after.group(4))) {
      return false;
    }
    var growth = number(after.group(2)) - number(before.group(2));
    var scaleGrowth = number(after.group(3)) - number(before.group(3));
    return INTEGERS.contains(before.group(1)) || (scaleGrowth >= 0 && growth >= scaleGrowth);
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

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
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
