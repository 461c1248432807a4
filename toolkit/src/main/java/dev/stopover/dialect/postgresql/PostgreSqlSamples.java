package dev.stopover.dialect.postgresql;

import dev.stopover.dialect.SampleTexts;
import dev.stopover.dialect.SampleValues;
import dev.stopover.model.DataType;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers values of PostgreSQL's types (PostgreSQL manual, chapter 8 Data Types). */
final class PostgreSqlSamples {

  private static final Pattern TYPE = Pattern.compile("(.+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?");
  private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);
  private static final int DAYS = 9_000;

  private final Schema schema;

  PostgreSqlSamples(Schema schema) {
    this.schema = schema;
  }

  Optional<SampleValues> of(DataType type) {
    return of(PostgreSqlTypes.written(type));
  }

  private Optional<SampleValues> of(String type) {
    if (type.endsWith("[]")) {
      return of(type.replaceFirst("(\\[])+$", ""))
          .map(
              element ->
                  values(
                      number -> array(element.each().apply(number)),
                      "{}",
                      array(element.boundaries().get(0))));
    }
    var parts = TYPE.matcher(type);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var length = parts.group(2) == null ? null : Integer.valueOf(parts.group(2));
    var scale = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    return builtIn(parts.group(1), length, scale).or(() -> own(type));
  }

  private static Optional<SampleValues> builtIn(String type, @Nullable Integer length, int scale) {
    return Optional.ofNullable(
        switch (type) {
          case "smallint" ->
              values(number -> String.valueOf(20_000 + number % 12_000), "-32768", "0", "32767");
          case "integer" ->
              values(
                  number -> String.valueOf(1_000_000_000 + number),
                  "-2147483648",
                  "0",
                  "2147483647");
          case "bigint" ->
              values(
                  number -> String.valueOf(1_000_000_000_000L + number),
                  "-9223372036854775808",
                  "0",
                  "9223372036854775807");
          case "oid" -> values(number -> String.valueOf(1_000_000_000 + number), "0");
          case "numeric" -> numeric(length, scale);
          case "money" -> values(number -> number + ".25", "-1.01", "0");
          case "real" -> values(number -> number + ".5", "-3.4e38", "0", "1.17e-37");
          case "double precision" -> values(number -> number + ".5", "-1.7e308", "0", "2.3e-307");
          case "boolean" -> values(number -> number % 2 == 0 ? "false" : "true", "false", "true");
          case "varchar", "char", "text", "citext", "bpchar", "name" ->
              texts(type.equals("char") && length == null ? Integer.valueOf(1) : length);
          case "bytea" -> values("\\x%08x"::formatted, "\\x", "\\x00ff27");
          case "date" -> values(PostgreSqlSamples::day, "0001-01-01", "2024-02-29", "9999-12-31");
          case "time" -> values(PostgreSqlSamples::time, "00:00:00", "23:59:59.999999");
          case "timetz" ->
              values(number -> time(number) + "+00", "00:00:00+14", "23:59:59.999999-12");
          case "timestamp" ->
              values(
                  number -> day(number) + " " + time(number),
                  "0001-01-01 00:00:00",
                  "2024-02-29 23:59:59.999999",
                  "9999-12-31 23:59:59");
          case "timestamptz" ->
              values(
                  number -> day(number) + " " + time(number) + "+00",
                  "0001-01-02 00:00:00+00",
                  "2024-02-29 23:59:59.999999+05:45",
                  "9999-12-30 23:59:59+00");
          case "interval" -> values(number -> number + " minutes", "-1 year", "1 day 00:00:01");
          case "uuid" ->
              values(
                  "00000000-0000-4000-8000-%012x"::formatted,
                  "00000000-0000-0000-0000-000000000000",
                  "ffffffff-ffff-ffff-ffff-ffffffffffff");
          case "json", "jsonb" -> values("{\"n\": %d}"::formatted, "{}", "[]", "null", "\"ß\"");
          case "xml" -> values("<a>%d</a>"::formatted, "<a/>");
          case "inet", "cidr" ->
              values(
                  number -> "10.%d.%d.1".formatted(number / 250, number % 250) + "/32", "::1/128");
          case "macaddr" -> values("08:00:2b:01:%1$02x:02"::formatted, "00:00:00:00:00:00");
          case "macaddr8" -> values("08:00:2b:01:02:03:%1$02x:02"::formatted);
          case "bit" -> bits(length == null ? 1 : length);
          case "bit varying" -> values(Integer::toBinaryString, "");
          case "point" -> values("(%d,1)"::formatted, "(0,0)");
          case "line" -> values("{1,2,%d}"::formatted);
          case "lseg", "box" -> values("(1,1),(0,0)"::formatted);
          case "path", "polygon" -> values("((0,0),(1,%d),(2,0))"::formatted);
          case "circle" -> values("<(0,0),%d>"::formatted);
          case "tsvector", "tsquery" -> values("word%d"::formatted, "");
          case "int4range", "int8range", "numrange" -> values("[%1$d,%1$d]"::formatted, "empty");
          case "daterange", "tsrange", "tstzrange" ->
              values(number -> "[%s,)".formatted(day(number)), "empty", "(,)");
          case "int4multirange", "int8multirange", "nummultirange" ->
              values("{[%1$d,%1$d]}"::formatted, "{}");
          case "datemultirange", "tsmultirange", "tstzmultirange" ->
              values(number -> "{[%s,)}".formatted(day(number)), "{}");
          case "hstore" -> values("n=>%d"::formatted, "");
          case "ltree" -> values("a.b%d"::formatted);
          default -> null;
        });
  }

  private Optional<SampleValues> own(String type) {
    return schema.objects().stream()
        .filter(each -> isType(each, type))
        .findFirst()
        .flatMap(this::of);
  }

  private static boolean isType(SchemaObject object, String type) {
    return (object.id().kind().equals("type") || object.id().kind().equals("domain"))
        && (object.id().name().toString().equals(type)
            || object
                .definition()
                .matches("(?s)CREATE (TYPE|DOMAIN) " + Pattern.quote(type) + " .*"));
  }

  private Optional<SampleValues> of(SchemaObject object) {
    if (object.id().kind().equals("domain")) {
      return of(object.parts().get(0).replaceFirst(" COLLATE .*", ""));
    }
    if (object.definition().contains(" AS ENUM (")) {
      var labels = object.parts().stream().map(PostgreSqlDialect::literal).toList();
      return labels.isEmpty() ? Optional.empty() : Optional.of(SampleValues.of(labels));
    }
    if (object.definition().contains(" AS RANGE (")) {
      return Optional.of(values("empty"::formatted));
    }
    return Optional.of(
        values("(%s)".formatted(",".repeat(Math.max(0, object.parts().size() - 1)))::formatted));
  }

  private static SampleValues numeric(@Nullable Integer precision, int scale) {
    if (precision == null) {
      return values(number -> number + ".25", "-99999999999999999999.000001", "0", "1e-12");
    }
    var whole = Math.max(0, precision - scale);
    var most = "9".repeat(Math.max(0, whole)) + (scale > 0 ? "." + "9".repeat(scale) : "");
    if (scale < 0) {
      most = "0";
    }
    var greatest = most.startsWith(".") ? "0" + most : most;
    var span = (int) Math.pow(10, Math.min(8, Math.max(1, whole)));
    return values(
        number -> whole == 0 ? "0" : String.valueOf(number % span), "-" + greatest, "0", greatest);
  }

  private static SampleValues texts(@Nullable Integer length) {
    return new SampleValues(
        number -> PostgreSqlDialect.literal(SampleTexts.of(number, length)),
        SampleTexts.boundaries(length).stream().map(PostgreSqlDialect::literal).toList(),
        SampleValues.Shape.TEXT);
  }

  private static SampleValues bits(int length) {
    return values(
        number -> {
          var bits = "0".repeat(length) + Integer.toBinaryString(number);
          return bits.substring(bits.length() - length);
        },
        "0".repeat(length),
        "1".repeat(length));
  }

  private static String day(int number) {
    return FIRST_DAY.plusDays(number % DAYS).toString();
  }

  private static String time(int number) {
    return "%02d:%02d:%02d".formatted(number / 3_600 % 24, number / 60 % 60, number % 60);
  }

  private static String array(String literal) {
    var text = literal.substring(1, literal.length() - 1).replace("''", "'");
    return "{\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
  }

  /** Every value is written as a text, which the server reads as what the column holds. */
  private static SampleValues values(IntFunction<String> each, String... boundaries) {
    return new SampleValues(
        number -> PostgreSqlDialect.literal(each.apply(number)),
        (boundaries.length == 0 ? Stream.of(each.apply(1)) : Stream.of(boundaries))
            .map(PostgreSqlDialect::literal)
            .toList(),
        each.apply(1).matches("-?\\d+(\\.\\d+)?")
            ? SampleValues.Shape.NUMBER
            : SampleValues.Shape.OTHER);
  }
}
