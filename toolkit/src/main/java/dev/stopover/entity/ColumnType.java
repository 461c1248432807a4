package dev.stopover.entity;

import static java.util.Map.entry;

import dev.stopover.model.DataType;
import dev.stopover.model.DataType.Kind;
import dev.stopover.model.DataType.Portable;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** Chooses the type of a column: the table in the description of this package, as code. */
@SuppressWarnings("deprecation") // Temporal, which is still written.
final class ColumnType {

  /** The longest string that a server bounds; Hibernate's {@code Length.LONG32} is beyond it. */
  private static final int LONGEST_VARCHAR = 10_485_760;

  private static final int DEFAULT_PRECISION = 38;
  private static final int DEFAULT_SCALE = 2;

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
          entry(byte[].class, Kind.VARBINARY),
          entry(BigDecimal.class, Kind.NUMERIC),
          entry(BigInteger.class, Kind.NUMERIC),
          entry(LocalDate.class, Kind.DATE),
          entry(LocalTime.class, Kind.TIME),
          entry(LocalDateTime.class, Kind.TIMESTAMP),
          entry(Instant.class, Kind.TIMESTAMP_WITH_TIME_ZONE),
          entry(OffsetDateTime.class, Kind.TIMESTAMP_WITH_TIME_ZONE),
          entry(ZonedDateTime.class, Kind.TIMESTAMP_WITH_TIME_ZONE),
          entry(Date.class, Kind.TIMESTAMP),
          entry(java.sql.Date.class, Kind.DATE),
          entry(java.sql.Time.class, Kind.TIME),
          entry(java.sql.Timestamp.class, Kind.TIMESTAMP),
          entry(UUID.class, Kind.UUID));

  private ColumnType() {}

  static DataType of(Member member) {
    var column = member.get(Column.class);
    if (!column.columnDefinition().isBlank()) {
      return new DataType.Native(column.columnDefinition().strip());
    }
    var kind = kindOf(member);
    return switch (kind) {
      case CHAR -> DataType.of(kind, 1);
      case VARCHAR -> bounded(kind, Kind.TEXT, column.length());
      case VARBINARY -> bounded(kind, Kind.BLOB, column.length());
      case NUMERIC -> numeric(member.type(), column);
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          new Portable(
              kind, null, column.secondPrecision() < 0 ? null : column.secondPrecision(), null);
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          REAL,
          DOUBLE,
          TEXT,
          BLOB,
          DATE,
          UUID,
          JSON ->
          DataType.of(kind);
    };
  }

  private static Kind kindOf(Member member) {
    var type = MethodType.methodType(member.type()).wrap().returnType();
    var enumerated = member.find(Enumerated.class);
    var temporal = member.find(Temporal.class);
    if (type.isEnum()) {
      requireStoredAsDeclared(member);
      return enumerated != null && enumerated.value() == EnumType.STRING
          ? Kind.VARCHAR
          : Kind.SMALLINT;
    }
    var kind = KINDS.get(type);
    if (kind == null) {
      throw member.error(
          type.getTypeName()
              + " has no column type; give one with @Column(columnDefinition), or mark the"
              + " attribute @Transient.");
    }
    requireMeaning(member, Enumerated.class, false);
    requireMeaning(member, Lob.class, kind == Kind.VARCHAR || kind == Kind.VARBINARY);
    requireMeaning(member, Temporal.class, type == Date.class);
    if (member.has(Lob.class)) {
      return kind == Kind.VARCHAR ? Kind.TEXT : Kind.BLOB;
    }
    return temporal == null ? kind : Kind.valueOf(temporal.value().name());
  }

  private static void requireMeaning(
      Member member, Class<? extends Annotation> annotation, boolean meaning) {
    if (member.has(annotation) && !meaning) {
      throw member.error(
          "@%s has no meaning on %s; remove it."
              .formatted(annotation.getSimpleName(), member.type().getTypeName()));
    }
  }

  private static void requireStoredAsDeclared(Member member) {
    for (var each : member.type().getDeclaredFields()) {
      if (each.isAnnotationPresent(EnumeratedValue.class)) {
        throw member.error(
            "@EnumeratedValue in %s is not understood yet; give the type with %s."
                .formatted(member.type().getName(), "@Column(columnDefinition)"));
      }
    }
  }

  private static DataType bounded(Kind kind, Kind unbounded, int length) {
    return length > LONGEST_VARCHAR ? DataType.of(unbounded) : DataType.of(kind, length);
  }

  private static DataType numeric(Class<?> type, Column column) {
    var precision = column.precision() == 0 ? DEFAULT_PRECISION : column.precision();
    var scale = column.precision() == 0 && column.scale() == 0 ? DEFAULT_SCALE : column.scale();
    return new Portable(Kind.NUMERIC, null, precision, type == BigInteger.class ? 0 : scale);
  }
}
