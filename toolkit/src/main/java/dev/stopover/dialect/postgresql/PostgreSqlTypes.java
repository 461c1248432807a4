package dev.stopover.dialect.postgresql;

import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Write PostgreSQL's types (PostgreSQL manual, chapter 8 Data Types). */
final class PostgreSqlTypes {

  /** Shorter words of the same meaning, as a person writes them. */
  private static final Map<String, String> SHORT =
      Map.of(
          "character varying", "varchar",
          "character", "char",
          "timestamp with time zone", "timestamptz",
          "timestamp without time zone", "timestamp",
          "time with time zone", "timetz",
          "time without time zone", "time");

  private static final Pattern CANONICAL =
      Pattern.compile(
          "(character varying|character)|(timestamp|time)(\\(\\d\\))? (with|without) time zone");

  /** Each can hold every value of those before it. */
  private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

  private static final Set<String> STRINGS = Set.of("text", "varchar", "char", "bpchar", "name");

  private static final Set<String> NUMBERS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  /** What the server converts by itself in an assignment. */
  private static final Map<String, Set<String>> ASSIGNABLE =
      Map.ofEntries(
          Map.entry("smallint", NUMBERS),
          Map.entry("integer", with(NUMBERS, "money", "oid", "regclass", "regproc", "regtype")),
          Map.entry("bigint", with(NUMBERS, "money", "oid")),
          Map.entry("numeric", with(NUMBERS, "money")),
          Map.entry("real", NUMBERS),
          Map.entry("double precision", NUMBERS),
          Map.entry("money", Set.of("numeric")),
          Map.entry("oid", Set.of("integer", "bigint", "regclass", "regproc", "regtype")),
          Map.entry("date", Set.of("timestamp", "timestamptz")),
          Map.entry("timestamp", Set.of("timestamptz", "date", "time")),
          Map.entry("timestamptz", Set.of("timestamp", "date", "time", "timetz")),
          Map.entry("time", Set.of("interval", "timetz")),
          Map.entry("timetz", Set.of("time")),
          Map.entry("interval", Set.of("time")),
          Map.entry("bit", Set.of("bit varying")),
          Map.entry("bit varying", Set.of("bit")),
          Map.entry("json", Set.of("jsonb")),
          Map.entry("jsonb", Set.of("json")),
          Map.entry("cidr", Set.of("inet")),
          Map.entry("inet", Set.of("cidr")),
          Map.entry("macaddr", Set.of("macaddr8")),
          Map.entry("macaddr8", Set.of("macaddr")),
          Map.entry("xml", Set.of("text", "varchar")));

  /** What the server converts where it is told to. */
  private static final Map<String, Set<String>> CASTABLE =
      Map.of(
          "boolean", Set.of("integer"),
          "integer", Set.of("boolean", "bit"),
          "bigint", Set.of("bit"),
          "bit", Set.of("integer", "bigint"),
          "jsonb", with(NUMBERS, "boolean"),
          "circle", Set.of("point", "box", "polygon"),
          "box", Set.of("point", "circle", "lseg", "polygon"),
          "polygon", Set.of("point", "path", "box", "circle"),
          "path", Set.of("polygon"),
          "lseg", Set.of("point"));

  /** What holds all that another type can hold, and is written otherwise. */
  private static final Map<String, String> WIDER =
      Map.of(
          "real", "double precision",
          "boolean", "integer",
          "date", "timestamp",
          "cidr", "inet",
          "macaddr", "macaddr8",
          "int4range", "int8range",
          "int4multirange", "int8multirange");

  /** How many digits the integers may have, in their order. */
  private static final List<Integer> DIGITS = List.of(5, 10, 19);

  private static final Pattern SERIAL =
      Pattern.compile("(?:small|big)?serial|serial[248]", Pattern.CASE_INSENSITIVE);

  private static final Pattern SIX_DIGITS =
      Pattern.compile("^(timestamptz|timestamp|timetz|time)\\(6\\)");
  private static final Pattern NATIVE = Pattern.compile("([^(]+)(?:\\((\\d+)(?:,(-?\\d+))?\\))?");

  private PostgreSqlTypes() {}

  private static Set<String> with(Set<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  static String written(DataType type) {
    if (type instanceof DataType.Native fixed) {
      return shortened(fixed.sql());
    }
    var portable = (DataType.Portable) type;
    return switch (portable.kind()) {
      case BOOLEAN -> "boolean";
      case TINYINT, SMALLINT -> "smallint";
      case INTEGER -> "integer";
      case BIGINT -> "bigint";
      case REAL -> "real";
      case DOUBLE -> "double precision";
      case NUMERIC -> "numeric" + parameters(portable.precision(), portable.scale());
      case CHAR -> "char" + parameters(portable.length());
      case VARCHAR -> "varchar" + parameters(portable.length());
      case TEXT -> "text";
      case VARBINARY, BLOB -> "bytea";
      case DATE -> "date";
      case TIME -> "time" + parameters(portable.precision());
      case TIMESTAMP -> "timestamp" + parameters(portable.precision());
      case TIMESTAMP_WITH_TIME_ZONE ->
          "timestamp" + parameters(portable.precision()) + " with time zone";
      case UUID -> "uuid";
      case JSON -> "jsonb";
    };
  }

  /** Tell whether a type, as a model gives it, is a pseudo-type that numbers the rows by itself. */
  static boolean isSerial(DataType type) {
    return type instanceof DataType.Native fixed && SERIAL.matcher(fixed.sql()).matches();
  }

  /** Return the pseudo-type that makes a column of an integer type and its sequence at once. */
  static String serial(DataType type) {
    return switch (written(type)) {
      case "smallint" -> "smallserial";
      case "bigint" -> "bigserial";
      default -> "serial";
    };
  }

  /** Return how the values of a type are stored unless something else is said. */
  static String storage(DataType type) {
    return switch (base(type)) {
      case "numeric", "inet", "cidr" -> "MAIN";
      case "tsquery", "int2vector", "oidvector" -> "PLAIN";
      default -> "EXTENDED";
    };
  }

  /** Return what a type reads in what another one wrote. */
  static String readAgain(String column, DataType to) {
    var type = written(to);
    return column + (type.equals("text") ? "::text" : "::text::" + type);
  }

  /** Return the end of {@code ALTER COLUMN … } that changes a column's type. */
  static String changed(String column, Column from, Column to, @Nullable String taken) {
    var type = written(to.type());
    var collation = to.options().get(PostgreSqlColumns.COLLATION);
    return "TYPE "
        + type
        + (collation == null ? "" : " COLLATE " + collation)
        + (taken == null ? conversion(column, from.type(), to.type()) : " USING " + taken);
  }

  /** Tell whether every value of a type fits another without being changed. */
  static boolean widens(DataType from, DataType to) {
    return from.equals(to) || widens(written(from), written(to));
  }

  private static boolean widens(String from, String to) {
    if (from.endsWith("[]") && to.endsWith("[]")) {
      return widens(from.substring(0, from.length() - 2), to.substring(0, to.length() - 2));
    }
    var before = NATIVE.matcher(from);
    var after = NATIVE.matcher(to);
    if (!before.matches() || !after.matches()) {
      return from.equals(to) || to.equals("text");
    }
    var name = before.group(1);
    if (to.equals("text") || to.equals("varchar")) {
      // Whatever there is can be written; only what is padded comes without its padding.
      return !name.equals("char") && !name.equals("bpchar");
    }
    var wasInteger = INTEGERS.indexOf(name);
    if (wasInteger >= 0) {
      return INTEGERS.indexOf(after.group(1)) >= wasInteger
          || (to.equals("double precision") && !name.equals("bigint"))
          || (to.equals("real") && name.equals("smallint"))
          || (after.group(1).equals("numeric")
              && (after.group(2) == null
                  || (scale(after) >= 0
                      && number(after, 2) - scale(after) >= DIGITS.get(wasInteger))));
    }
    if (!name.equals(after.group(1))) {
      return WIDER.getOrDefault(from, "").equals(to)
          || (name.startsWith("interval ") && to.equals("interval"));
    }
    if (after.group(2) == null) {
      return true;
    }
    if (before.group(2) == null) {
      return false;
    }
    return scale(after) >= scale(before)
        && number(after, 2) - scale(after) >= number(before, 2) - scale(before);
  }

  /**
   * Tell whether two types are the same: a time has six digits where nobody says how many (8.5).
   */
  static boolean isSame(DataType one, DataType other) {
    return SIX_DIGITS
        .matcher(written(one))
        .replaceAll("$1")
        .equals(SIX_DIGITS.matcher(written(other)).replaceAll("$1"));
  }

  /** Tell whether two types differ in their modifiers at most. */
  static boolean isSameBase(DataType from, DataType to) {
    return base(from).equals(base(to));
  }

  /**
   * Write the conversion that ALTER TABLE needs where the server does not convert by itself: by a
   * cast where there is one, else by way of the text, which every type has (PostgreSQL manual, 10.4
   * Value Storage, and the catalog pg_cast).
   */
  private static String conversion(String column, DataType from, DataType to) {
    var before = base(from);
    var after = base(to);
    var isArray = before.endsWith("[]") && after.endsWith("[]");
    var element = isArray ? before.substring(0, before.length() - 2) : before;
    var elementAfter = isArray ? after.substring(0, after.length() - 2) : after;
    if (element.equals(elementAfter)
        || (STRINGS.contains(elementAfter) && !isArray)
        || ASSIGNABLE.getOrDefault(element, Set.of()).contains(elementAfter)) {
      return "";
    }
    return " USING "
        + column
        + (STRINGS.contains(element)
                || STRINGS.contains(elementAfter)
                || CASTABLE.getOrDefault(element, Set.of()).contains(elementAfter)
            ? "::"
            : "::text" + (isArray ? "[]" : "") + "::")
        + written(to);
  }

  /** Return a type without its modifiers. */
  private static String base(DataType type) {
    return written(type)
        .replaceAll("\\([^)]*\\)", "")
        .replaceFirst("^interval [a-z ]+", "interval");
  }

  private static int scale(MatchResult type) {
    return type.group(3) == null ? 0 : number(type, 3);
  }

  private static int number(MatchResult type, int group) {
    return Integer.parseInt(type.group(group));
  }

  private static String shortened(String canonical) {
    var match = CANONICAL.matcher(canonical);
    if (!match.lookingAt()) {
      return canonical;
    }
    var precision = match.group(3) == null ? "" : match.group(3);
    var words = match.group().replace(precision, "");
    return SHORT.get(words) + precision + canonical.substring(match.end());
  }

  private static String parameters(@Nullable Integer... numbers) {
    var text = new StringBuilder();
    for (var number : numbers) {
      if (number != null) {
        text.append(text.isEmpty() ? "(" : ", ").append(number);
      }
    }
    return text.isEmpty() ? "" : text.append(')').toString();
  }
}
