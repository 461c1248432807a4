package dev.stopover.generate;

import static java.util.Map.entry;

import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.DataType.Kind;
import dev.stopover.model.DataType.Portable;
import dev.stopover.model.Generation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute holds, and what its column has to be told for that.
 *
 * @param type what it holds
 * @param facts the attributes of {@code @Column} that give the type: its length and so on, or its
 *     definition
 * @param notes the annotations that give the type beside it
 */
record ColumnChoice(TypeRef type, Map<String, Object> facts, List<Note> notes) {

  static final String DEFINITION = "columnDefinition";

  private static final int DEFAULT_LENGTH = 255;

  private static final Pattern TYPE =
      Pattern.compile("([^(]+?)\\s*(?:\\((\\d+)(?:,\\s*(-?\\d+))?\\))?( [a-z ]+)?");

  private static final Pattern NULL = Pattern.compile("^(timestamp(?:\\(\\d\\))?) NULL");

  /** What values of a type are held by, in words of either engine. */
  private static final Map<String, TypeRef> TYPES =
      Map.ofEntries(
          entry("boolean", TypeRef.BOOLEAN),
          entry("tinyint(1)", TypeRef.BOOLEAN),
          entry("bit(1)", TypeRef.BOOLEAN),
          entry("tinyint", TypeRef.BYTE),
          entry("tinyint unsigned", TypeRef.SHORT),
          entry("smallint", TypeRef.SHORT),
          entry("smallint unsigned", TypeRef.INTEGER),
          entry("year", TypeRef.SHORT),
          entry("mediumint", TypeRef.INTEGER),
          entry("mediumint unsigned", TypeRef.INTEGER),
          entry("int", TypeRef.INTEGER),
          entry("integer", TypeRef.INTEGER),
          entry("int unsigned", TypeRef.LONG),
          entry("bigint", TypeRef.LONG),
          entry("bigint unsigned", TypeRef.LONG),
          entry("oid", TypeRef.LONG),
          entry("real", TypeRef.FLOAT),
          entry("float", TypeRef.FLOAT),
          entry("double", TypeRef.DOUBLE),
          entry("double precision", TypeRef.DOUBLE),
          entry("numeric", TypeRef.BIG_DECIMAL),
          entry("decimal", TypeRef.BIG_DECIMAL),
          entry("money", TypeRef.BIG_DECIMAL),
          entry("date", TypeRef.LOCAL_DATE),
          entry("time", TypeRef.LOCAL_TIME),
          entry("time without time zone", TypeRef.LOCAL_TIME),
          entry("datetime", TypeRef.LOCAL_DATE_TIME),
          entry("timestamp without time zone", TypeRef.LOCAL_DATE_TIME),
          entry("timestamp with time zone", TypeRef.INSTANT),
          entry("timestamp", TypeRef.INSTANT),
          entry("uuid", TypeRef.UUID),
          entry("bytea", TypeRef.BYTES),
          entry("binary", TypeRef.BYTES),
          entry("varbinary", TypeRef.BYTES),
          entry("tinyblob", TypeRef.BYTES),
          entry("blob", TypeRef.BYTES),
          entry("mediumblob", TypeRef.BYTES),
          entry("longblob", TypeRef.BYTES),
          entry("bit", TypeRef.BYTES));

  private static final Map<TypeRef, Kind> KINDS =
      Map.ofEntries(
          entry(TypeRef.BOOLEAN, Kind.BOOLEAN),
          entry(TypeRef.BYTE, Kind.TINYINT),
          entry(TypeRef.SHORT, Kind.SMALLINT),
          entry(TypeRef.INTEGER, Kind.INTEGER),
          entry(TypeRef.LONG, Kind.BIGINT),
          entry(TypeRef.FLOAT, Kind.REAL),
          entry(TypeRef.DOUBLE, Kind.DOUBLE),
          entry(TypeRef.STRING, Kind.VARCHAR),
          entry(TypeRef.BYTES, Kind.VARBINARY),
          entry(TypeRef.BIG_DECIMAL, Kind.NUMERIC),
          entry(TypeRef.LOCAL_DATE, Kind.DATE),
          entry(TypeRef.LOCAL_TIME, Kind.TIME),
          entry(TypeRef.LOCAL_DATE_TIME, Kind.TIMESTAMP),
          entry(TypeRef.INSTANT, Kind.TIMESTAMP_WITH_TIME_ZONE),
          entry(TypeRef.UUID, Kind.UUID));

  /**
   * Chooses for a column.
   *
   * @param inFull whether the definition says all that follows the type: collation and the like
   */
  static ColumnChoice of(Column column, Dialect dialect, boolean inFull) {
    var sql = ((DataType.Native) column.type()).sql();
    var read = TYPE.matcher(sql.toLowerCase(Locale.ROOT));
    var isRead = read.matches();
    var type = isRead ? type(read.group(1), read.group(2), read.group(4)) : TypeRef.STRING;
    var facts =
        inFull || !isRead || column.generation() instanceof Generation.Serial
            ? null
            : facts(type, number(read.group(2)), number(read.group(3)), column.type(), dialect);
    if (!inFull && dialect.describe(DataType.of(Kind.JSON)).equals(sql)) {
      return new ColumnChoice(type, Map.of(), List.of(Note.ours("Json")));
    }
    return new ColumnChoice(
        type,
        facts == null ? Map.of(DEFINITION, definition(column, dialect, inFull)) : facts,
        List.of());
  }

  private static TypeRef type(String word, @Nullable String number, @Nullable String rest) {
    var base = rest == null ? word : word + rest;
    var exact = TYPES.get(base + "(" + number + ")");
    return exact == null ? TYPES.getOrDefault(base, TypeRef.STRING) : exact;
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text == null || text.length() > 9 ? null : Integer.valueOf(text);
  }

  /** Returns what makes a portable type the one that is there, or nothing where none is. */
  private static @Nullable Map<String, Object> facts(
      TypeRef type,
      @Nullable Integer first,
      @Nullable Integer second,
      DataType there,
      Dialect dialect) {
    var kind = KINDS.get(type);
    if (kind == null) {
      return null;
    }
    var facts = new LinkedHashMap<String, Object>();
    if (isSame(portable(kind, null, null), there, dialect)) {
      return facts;
    }
    if (first == null || !isSame(portable(kind, first, second), there, dialect)) {
      return null;
    }
    switch (kind) {
      case VARCHAR, VARBINARY -> facts.put("length", first);
      case NUMERIC -> {
        facts.put("precision", first);
        if (second != null && second != 0) {
          facts.put("scale", second);
        }
      }
      default -> facts.put("secondPrecision", first);
    }
    return facts;
  }

  private static Portable portable(Kind kind, @Nullable Integer first, @Nullable Integer second) {
    return switch (kind) {
      case VARCHAR, VARBINARY -> DataType.of(kind, first == null ? DEFAULT_LENGTH : first);
      case NUMERIC ->
          first == null
              ? new Portable(kind, null, 38, 2)
              : new Portable(kind, null, first, second == null ? 0 : second);
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> new Portable(kind, null, first, null);
      default -> DataType.of(kind);
    };
  }

  private static boolean isSame(DataType portable, DataType there, Dialect dialect) {
    var written = dialect.describe(new DataType.Native(dialect.describe(portable)));
    return written.replace(", ", ",").equals(dialect.describe(there).replace(", ", ","));
  }

  /** Returns the type of a column in the engine's own words. */
  static String definition(Column column, Dialect dialect, boolean inFull) {
    if (column.generation() instanceof Generation.Serial) {
      return switch (dialect.describe(column.type())) {
        case "smallint" -> "smallserial";
        case "bigint" -> "bigserial";
        default -> "serial";
      };
    }
    if (!inFull) {
      return dialect.describe(column.type());
    }
    var options = new TreeMap<>(column.options());
    options.keySet().removeIf(each -> each.startsWith(Column.SETTING));
    var bare =
        column.withNullable(true).withDefaultValue(null).withComment(null).withOptions(options);
    var text =
        dialect
            .describe(
                column.generation() instanceof Generation.Identity
                    ? bare.withGeneration(null)
                    : bare)
            .substring(dialect.identifier(column.name()).length() + 1);
    // Whether it may be null is said elsewhere.
    return NULL.matcher(text).replaceFirst("$1");
  }
}
