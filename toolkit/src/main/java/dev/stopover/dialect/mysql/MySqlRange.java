package dev.stopover.dialect.mysql;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Tell which values a type holds (MySQL manual, 13 Data Types).
 *
 * @param kind the first word of the type
 * @param arguments what stands in parentheses behind it
 * @param isUnsigned whether it holds no number below zero
 */
record MySqlRange(String kind, List<String> arguments, boolean isUnsigned) {

  private static final Pattern TYPE =
      Pattern.compile("(\\w+)\\s*(\\(.*\\))?(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Map<String, Integer> INTEGER_BITS =
      Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);

  private static final Map<String, Long> TEXT_BYTES =
      Map.of("tinytext", 255L, "text", 65_535L, "mediumtext", 16_777_215L, "longtext", 1L << 32);

  private static final Map<String, Long> BYTES =
      Map.of("tinyblob", 255L, "blob", 65_535L, "mediumblob", 16_777_215L, "longblob", 1L << 32);

  /** Whole numbers of so many bits are exact in a floating-point number. */
  private static final Map<String, Integer> EXACT_BITS = Map.of("float", 24, "double", 53);

  private static final int BYTES_OF_A_CHARACTER = 4;

  private static final BigInteger LAST_YEAR = BigInteger.valueOf(2155);

  private static final int YEAR = "2026".length();
  private static final int TIME = "-838:59:59".length();
  private static final int DATE = "2026-11-29".length();
  private static final int DATE_AND_TIME = "2026-11-29 18:26:00".length();

  MySqlRange {
    arguments = List.copyOf(arguments);
  }

  static MySqlRange of(String type) {
    var matcher = TYPE.matcher(type);
    if (!matcher.matches()) {
      return new MySqlRange(type, List.of(), false);
    }
    var group = matcher.group(2);
    return new MySqlRange(
        matcher.group(1),
        group == null ? List.of() : MySqlText.split(MySqlText.inside(group), ','),
        matcher.group(3).contains("unsigned"));
  }

  /** Tell whether another type holds every value of this one, and gives it back as it was. */
  boolean fits(MySqlRange other) {
    return isInteger()
        ? integerFits(other)
        : switch (kind) {
          case "decimal" ->
              other.isText() ? other.textCapacity() >= lengthOfDecimal() : decimalFits(other);
          case "float", "double" -> floatFits(other);
          case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> textFits(other);
          case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
              bytesFit(other);
          case "enum" ->
              other.kind.equals("enum")
                  ? hasAllLabels(other)
                  : other.textCapacity() >= longestLabel() && !other.kind.equals("char");
          case "set" ->
              other.kind.equals("set")
                  ? hasAllLabels(other)
                  : other.textCapacity() >= lengthOfAllLabels() && !other.kind.equals("char");
          case "datetime" ->
              other.isText() ? other.textCapacity() >= lengthOfTime() : hasAllDigits(other);
          case "time" ->
              other.isText()
                  ? other.textCapacity() >= TIME + lengthOfFraction()
                  : hasAllDigits(other);
          case "bit" ->
              other.isInteger()
                  ? highest((int) argument(0, 1)).compareTo(other.highest()) <= 0
                  : hasAllDigits(other);
          case "year" ->
              other.isInteger()
                  ? LAST_YEAR.compareTo(other.highest()) <= 0
                  : equals(other) || other.textCapacity() >= YEAR;
          case "timestamp", "vector" -> hasAllDigits(other);
          case "date" ->
              other.kind.equals("date")
                  || other.kind.equals("datetime")
                  || (other.isText() && other.textCapacity() >= DATE);
          case "point",
              "linestring",
              "polygon",
              "geomcollection",
              "multipoint",
              "multilinestring",
              "multipolygon" ->
              other.kind.equals(kind) || other.kind.equals("geometry");
          default -> equals(other) || (kind.equals("json") && other.kind.equals("longtext"));
        };
  }

  private boolean isInteger() {
    return INTEGER_BITS.containsKey(kind);
  }

  private int bits() {
    return INTEGER_BITS.getOrDefault(kind, 0);
  }

  private BigInteger highest() {
    return highest(isUnsigned ? bits() : bits() - 1);
  }

  private static BigInteger highest(int bits) {
    return BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
  }

  private boolean integerFits(MySqlRange other) {
    if (!isUnsigned && other.isUnsigned) {
      return false;
    }
    if (other.isInteger()) {
      return highest().compareTo(other.highest()) <= 0;
    }
    var digits = highest().toString().length();
    if (other.isText()) {
      return other.textCapacity() >= (isUnsigned ? digits : digits + 1);
    }
    return other.kind.equals("decimal")
        ? other.wholeDigits() >= digits
        : other.arguments.isEmpty() && EXACT_BITS.getOrDefault(other.kind, 0) >= bits();
  }

  private long wholeDigits() {
    return argument(0, 10) - argument(1, 0);
  }

  private boolean decimalFits(MySqlRange other) {
    return other.kind.equals("decimal")
        && (isUnsigned || !other.isUnsigned)
        && other.wholeDigits() >= wholeDigits()
        && other.argument(1, 0) >= argument(1, 0);
  }

  private boolean floatFits(MySqlRange other) {
    if (!isUnsigned && other.isUnsigned) {
      return false;
    }
    var isWider = other.kind.equals(kind) || other.kind.equals("double");
    return isWider
        && (other.arguments.isEmpty()
            || (!arguments.isEmpty()
                && other.wholeDigits() >= wholeDigits()
                && other.argument(1, 0) >= argument(1, 0)));
  }

  private boolean hasAllDigits(MySqlRange other) {
    return other.kind.equals(kind) && other.argument(0, 0) >= argument(0, 0);
  }

  private long lengthOfTime() {
    return DATE_AND_TIME + lengthOfFraction();
  }

  private long lengthOfFraction() {
    var digits = argument(0, 0);
    return digits == 0 ? 0 : 1 + digits;
  }

  /** With a sign, a point, and a zero before it. */
  private long lengthOfDecimal() {
    var isWhole = argument(1, 0) == 0;
    return Math.max(wholeDigits(), 1) + (isUnsigned ? 0 : 1) + (isWhole ? 0 : 1 + argument(1, 0));
  }

  private boolean isText() {
    return kind.equals("char") || kind.equals("varchar") || TEXT_BYTES.containsKey(kind);
  }

  /** How many characters it holds for certain. */
  private long textCapacity() {
    return kind.endsWith("char")
        ? argument(0, 1)
        : TEXT_BYTES.getOrDefault(kind, 0L) / BYTES_OF_A_CHARACTER;
  }

  private boolean textFits(MySqlRange other) {
    if (other.kind.equals("char")) {
      return kind.equals("char") && other.argument(0, 1) >= argument(0, 1);
    }
    var bytes = TEXT_BYTES.get(kind);
    var room = TEXT_BYTES.get(other.kind);
    return bytes == null
        ? other.textCapacity() >= argument(0, 1)
        : room == null ? other.textCapacity() >= bytes : room >= bytes;
  }

  private boolean bytesFit(MySqlRange other) {
    if (kind.equals("binary") && other.kind.equals("binary")) {
      return argument(0, 1) == other.argument(0, 1);
    }
    return !other.kind.equals("binary") && other.byteCapacity() >= byteCapacity();
  }

  private long byteCapacity() {
    return kind.equals("binary") || kind.equals("varbinary")
        ? argument(0, 1)
        : BYTES.getOrDefault(kind, -1L);
  }

  private boolean hasAllLabels(MySqlRange other) {
    return new HashSet<>(other.arguments).containsAll(arguments);
  }

  private long longestLabel() {
    return arguments.stream().mapToLong(label -> label.length() - 2L).max().orElse(0);
  }

  private long lengthOfAllLabels() {
    return arguments.stream().mapToLong(label -> label.length() - 1L).sum() - 1;
  }

  private long argument(int place, long otherwise) {
    return place < arguments.size()
        ? Long.parseLong(Objects.requireNonNull(arguments.get(place)))
        : otherwise;
  }
}
