package dev.stopover.dialect.mysql;

import dev.stopover.dialect.SampleTexts;
import dev.stopover.dialect.SampleValues;
import dev.stopover.model.DataType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers values of MySQL's types (MySQL manual, chapter 13 Data Types). */
final class MySqlSamples {

  private static final Pattern TYPE =
      Pattern.compile("(\\w+(?: precision)?)(?:\\((\\d+)(?:,(\\d+))?\\))?( unsigned)?.*");
  private static final Pattern LABELS = Pattern.compile("(enum|set)\\((.*)\\).*", Pattern.DOTALL);
  private static final Pattern LABEL = Pattern.compile("'(?:[^']|'')*'");
  private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);
  private static final int DAYS = 9_000;

  private MySqlSamples() {}

  static Optional<SampleValues> of(DataType type) {
    var written = MySqlTypes.written(type);
    var labels = LABELS.matcher(written);
    if (labels.matches()) {
      return Optional.of(
          SampleValues.of(
              LABEL.matcher(labels.group(2)).results().map(each -> each.group()).toList()));
    }
    var parts = TYPE.matcher(written.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    var length = parts.group(2) == null ? null : Integer.valueOf(parts.group(2));
    var scale = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    return Optional.ofNullable(of(parts.group(1), length, scale, parts.group(4) != null));
  }

  private static @Nullable SampleValues of(
      String type, @Nullable Integer length, int scale, boolean unsigned) {
    return switch (type) {
      case "tinyint" ->
          Integer.valueOf(1).equals(length)
              ? values(number -> String.valueOf(number % 2), "0", "1")
              : unsigned ? integers(100, 155, "0", "255") : integers(50, 77, "-128", "0", "127");
      case "smallint" ->
          unsigned
              ? integers(20_000, 12_000, "0", "65535")
              : integers(20_000, 12_000, "-32768", "0", "32767");
      case "mediumint" ->
          unsigned
              ? integers(5_000_000, 3_000_000, "0", "16777215")
              : integers(5_000_000, 3_000_000, "-8388608", "0", "8388607");
      case "int" ->
          unsigned
              ? integers(1_000_000_000, 1_000_000_000, "0", "4294967295")
              : integers(1_000_000_000, 1_000_000_000, "-2147483648", "0", "2147483647");
      case "bigint" ->
          unsigned
              ? integers(1_000_000_000_000L, 1_000_000_000, "0", "18446744073709551615")
              : integers(
                  1_000_000_000_000L,
                  1_000_000_000,
                  "-9223372036854775808",
                  "0",
                  "9223372036854775807");
      case "decimal" -> decimal(length == null ? 10 : length, scale, unsigned);
      case "float" ->
          unsigned
              ? values(number -> number + ".5", "0", "1.5e30")
              : values(number -> number + ".5", "-1.5e30", "0");
      case "double", "double precision" ->
          unsigned
              ? values(number -> number + ".5", "0", "1.5e300")
              : values(number -> number + ".5", "-1.5e300", "0", "2.5e-300");
      case "bit" -> bits(length == null ? 1 : length);
      case "char", "varchar" -> texts(length == null ? Integer.valueOf(1) : length);
      case "tinytext" -> texts(60);
      case "text", "mediumtext", "longtext" -> texts(null);
      case "binary" -> bytes(length == null ? 1 : length, true);
      case "varbinary" -> bytes(length == null ? 1 : length, false);
      case "tinyblob", "blob", "mediumblob", "longblob" -> bytes(8, false);
      case "date" -> quoted(MySqlSamples::day, "1000-01-01", "2024-02-29", "9999-12-31");
      case "time" -> quoted(MySqlSamples::time, "-838:59:59", "00:00:00", "838:59:59");
      case "datetime" ->
          quoted(
              number -> day(number) + " " + time(number),
              "1000-01-01 00:00:00",
              "2024-02-29 23:59:59",
              "9999-12-31 23:59:59");
      case "timestamp" ->
          quoted(
              number -> day(number) + " " + time(number),
              "1970-01-03 00:00:01",
              "2024-02-29 23:59:59",
              "2038-01-17 03:14:07");
      case "year" -> values(number -> String.valueOf(1950 + number % 150), "1901", "2155");
      case "json" -> quoted("{\"n\": %d}"::formatted, "{}", "[]", "null", "\"ß\"");
      case "geometry", "point" -> values("ST_GeomFromText('POINT(%d 1)')"::formatted);
      case "linestring" -> values("ST_GeomFromText('LINESTRING(0 0,1 %d)')"::formatted);
      case "polygon" -> values("ST_GeomFromText('POLYGON((0 0,1 %d,2 0,0 0))')"::formatted);
      default -> null;
    };
  }

  private static SampleValues integers(long first, int span, String... boundaries) {
    return values(number -> String.valueOf(first + number % span), boundaries);
  }

  private static SampleValues decimal(int precision, int scale, boolean unsigned) {
    var whole = precision - scale;
    var greatest =
        (whole == 0 ? "0" : "9".repeat(whole)) + (scale == 0 ? "" : "." + "9".repeat(scale));
    var span = (int) Math.pow(10, Math.min(8, Math.max(1, whole)));
    IntFunction<String> each = number -> whole == 0 ? "0" : String.valueOf(number % span);
    return unsigned ? values(each, "0", greatest) : values(each, "-" + greatest, "0", greatest);
  }

  private static SampleValues texts(@Nullable Integer length) {
    return new SampleValues(
        number -> MySqlDialect.literal(SampleTexts.of(number, length)),
        SampleTexts.boundaries(length).stream().map(MySqlDialect::literal).toList(),
        SampleValues.Shape.TEXT);
  }

  private static SampleValues bits(int length) {
    return values(
        number -> {
          var bits = "0".repeat(length) + Integer.toBinaryString(number);
          return "b'" + bits.substring(bits.length() - length) + "'";
        },
        "b'" + "0".repeat(length) + "'",
        "b'" + "1".repeat(length) + "'");
  }

  private static SampleValues bytes(int length, boolean fixed) {
    var digits = 2 * Math.min(length, 64);
    var boundaries = new ArrayList<String>();
    boundaries.add("X'" + "00".repeat(digits / 2) + "'");
    boundaries.add("X'" + "ff".repeat(digits / 2) + "'");
    if (!fixed) {
      boundaries.add("X''");
    }
    return new SampleValues(
        number -> {
          var hex = "0".repeat(digits) + Integer.toHexString(number);
          return "X'" + hex.substring(hex.length() - digits) + "'";
        },
        boundaries,
        SampleValues.Shape.OTHER);
  }

  private static String day(int number) {
    return FIRST_DAY.plusDays(number % DAYS).toString();
  }

  private static String time(int number) {
    return "%02d:%02d:%02d".formatted(12 + number / 3_600 % 12, number / 60 % 60, number % 60);
  }

  private static SampleValues quoted(IntFunction<String> each, String... boundaries) {
    return new SampleValues(
        number -> MySqlDialect.literal(each.apply(number)),
        Stream.of(boundaries).map(MySqlDialect::literal).toList(),
        SampleValues.Shape.OTHER);
  }

  private static SampleValues values(IntFunction<String> each, String... boundaries) {
    return new SampleValues(
        each,
        boundaries.length == 0 ? List.of(each.apply(1)) : List.of(boundaries),
        each.apply(1).matches("-?\\d+(\\.\\d+)?")
            ? SampleValues.Shape.NUMBER
            : SampleValues.Shape.OTHER);
  }
}
