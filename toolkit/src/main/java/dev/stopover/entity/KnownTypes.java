package dev.stopover.entity;

import static java.util.Map.entry;

import dev.stopover.model.DataType;
import dev.stopover.model.DataType.Kind;
import dev.stopover.model.DataType.Portable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table in the description of this package, as code. */
final class KnownTypes {

  private static final Map<Class<?>, Kind> KINDS =
      Map.ofEntries(
          entry(Boolean.class, Kind.BOOLEAN),
          entry(Byte.class, Kind.TINYINT),
          entry(Short.class, Kind.SMALLINT),
          entry(Integer.class, Kind.INTEGER),
          entry(Long.class, Kind.BIGINT),
          entry(Float.class, Kind.REAL),
          entry(Double.class, Kind.DOUBLE),
          entry(Character.class, Kind.CHAR),
          entry(String.class, Kind.VARCHAR),
          entry(char[].class, Kind.VARCHAR),
          entry(Character[].class, Kind.VARCHAR),
          entry(byte[].class, Kind.VARBINARY),
          entry(Byte[].class, Kind.VARBINARY),
          entry(Blob.class, Kind.BLOB),
          entry(Clob.class, Kind.TEXT),
          entry(BigDecimal.class, Kind.NUMERIC),
          entry(BigInteger.class, Kind.NUMERIC),
          entry(Duration.class, Kind.NUMERIC),
          entry(Year.class, Kind.INTEGER),
          entry(LocalDate.class, Kind.DATE),
          entry(LocalTime.class, Kind.TIME),
          entry(LocalDateTime.class, Kind.TIMESTAMP),
          entry(Instant.class, Kind.TIMESTAMP_WITH_TIME_ZONE),
          entry(OffsetDateTime.class, Kind.TIMESTAMP_WITH_TIME_ZONE),
          entry(ZonedDateTime.class, Kind.TIMESTAMP_WITH_TIME_ZONE),
          entry(Date.class, Kind.TIMESTAMP),
          entry(Calendar.class, Kind.TIMESTAMP),
          entry(GregorianCalendar.class, Kind.TIMESTAMP),
          entry(java.sql.Date.class, Kind.DATE),
          entry(java.sql.Time.class, Kind.TIME),
          entry(java.sql.Timestamp.class, Kind.TIMESTAMP),
          entry(UUID.class, Kind.UUID),
          entry(ZoneId.class, Kind.VARCHAR),
          entry(ZoneOffset.class, Kind.VARCHAR),
          entry(TimeZone.class, Kind.VARCHAR),
          entry(Locale.class, Kind.VARCHAR),
          entry(Currency.class, Kind.VARCHAR),
          entry(URL.class, Kind.VARCHAR),
          entry(Class.class, Kind.VARCHAR));

  /** Types that need not be on the class path. */
  private static final Map<String, Portable> BY_NAME =
      Map.ofEntries(
          entry("kotlin.UByte", DataType.of(Kind.SMALLINT)),
          entry("kotlin.UShort", DataType.of(Kind.INTEGER)),
          entry("kotlin.UInt", DataType.of(Kind.BIGINT)),
          entry("kotlin.ULong", new Portable(Kind.NUMERIC, null, 20, 0)),
          entry("kotlin.time.Duration", new Portable(Kind.NUMERIC, null, 21, 0)),
          entry("kotlin.time.Instant", DataType.of(Kind.TIMESTAMP_WITH_TIME_ZONE)),
          entry("kotlin.uuid.Uuid", DataType.of(Kind.UUID)),
          entry("kotlinx.datetime.Instant", DataType.of(Kind.TIMESTAMP_WITH_TIME_ZONE)),
          entry("kotlinx.datetime.LocalDate", DataType.of(Kind.DATE)),
          entry("kotlinx.datetime.LocalDateTime", DataType.of(Kind.TIMESTAMP)),
          entry("kotlinx.datetime.LocalTime", DataType.of(Kind.TIME)),
          entry("kotlinx.serialization.json.JsonElement", DataType.of(Kind.JSON)),
          entry("kotlinx.serialization.json.JsonObject", DataType.of(Kind.JSON)),
          entry("kotlinx.serialization.json.JsonArray", DataType.of(Kind.JSON)),
          entry("com.fasterxml.jackson.databind.JsonNode", DataType.of(Kind.JSON)),
          entry("com.fasterxml.jackson.databind.node.ArrayNode", DataType.of(Kind.JSON)),
          entry("com.fasterxml.jackson.databind.node.ObjectNode", DataType.of(Kind.JSON)),
          entry("tools.jackson.databind.JsonNode", DataType.of(Kind.JSON)),
          entry("tools.jackson.databind.node.ArrayNode", DataType.of(Kind.JSON)),
          entry("tools.jackson.databind.node.ObjectNode", DataType.of(Kind.JSON)),
          entry("jakarta.json.JsonArray", DataType.of(Kind.JSON)),
          entry("jakarta.json.JsonObject", DataType.of(Kind.JSON)),
          entry("jakarta.json.JsonValue", DataType.of(Kind.JSON)));

  /** Arrays that are one value. */
  private static final Set<Class<?>> STRINGS =
      Set.of(char[].class, Character[].class, byte[].class, Byte[].class);

  private KnownTypes() {}

  static @Nullable Kind kind(Class<?> type) {
    return KINDS.get(type);
  }

  static Optional<Portable> byName(Class<?> type) {
    return Optional.ofNullable(BY_NAME.get(type.getName()));
  }

  static boolean isArray(Class<?> type) {
    return type.isArray() && !STRINGS.contains(type);
  }
}
