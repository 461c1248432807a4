package dev.stopover.entity;

import dev.stopover.model.DataType;
import dev.stopover.model.DataType.Kind;
import dev.stopover.model.DataType.Portable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import java.lang.annotation.Annotation;
import java.math.BigInteger;
import java.time.Duration;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the type of a column: the table in the description of this package, as code. */
@SuppressWarnings("deprecation") // Temporal, which is still written.
final class ColumnType {

  /** The longest string that a server bounds; Hibernate's {@code Length.LONG32} is beyond it. */
  private static final int LONGEST_VARCHAR = 10_485_760;

  private static final int DEFAULT_PRECISION = 38;
  private static final int DEFAULT_SCALE = 2;
  private static final int DURATION_PRECISION = 21;

  private static final Map<Class<?>, Integer> SHORT =
      Map.of(Currency.class, 3, ZoneOffset.class, 6);

  private final Converters converters;
  private final ServerTypes serverTypes;

  ColumnType(Converters converters, ServerTypes serverTypes) {
    this.converters = converters;
    this.serverTypes = serverTypes;
  }

  /** Returns the type of the column of a plain attribute. */
  DataType of(Member member, ColumnSpec column) {
    if (!column.definition().isBlank()) {
      return new DataType.Native(column.definition().strip());
    }
    if (member.has(Json.class)) {
      return DataType.of(Kind.JSON);
    }
    var type = Converters.boxed(converters.storedType(member).orElse(member.type()));
    if (member.has(NativeEnum.class)) {
      return serverTypes.ofEnum(type, member);
    }
    var known = KnownTypes.byName(type);
    if (known.isPresent()) {
      return known.get();
    }
    if (KnownTypes.isArray(type)) {
      var element = type.getComponentType();
      return serverTypes.arrayOf(of(kindOf(member, Converters.boxed(element)), element, column));
    }
    return type == OffsetTime.class
        ? serverTypes.timeWithZone(column.secondPrecision())
        : of(kindOf(member, type), type, column);
  }

  private static DataType of(Kind kind, Class<?> type, ColumnSpec column) {
    return switch (kind) {
      case CHAR -> DataType.of(kind, 1);
      case VARCHAR -> bounded(kind, Kind.TEXT, length(type, column));
      case VARBINARY -> bounded(kind, Kind.BLOB, column.length());
      case NUMERIC -> numeric(type, column);
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

  private static Kind kindOf(Member member, Class<?> type) {
    if (type.isEnum()) {
      var enumerated = member.find(Enumerated.class);
      var stored = storedAs(type);
      return stored.isPresent()
          ? kindOf(member, stored.get())
          : enumerated != null && enumerated.value() == EnumType.STRING
              ? Kind.VARCHAR
              : Kind.SMALLINT;
    }
    var kind = KnownTypes.kind(type);
    if (kind == null) {
      throw member.error(
          type.getTypeName()
              + " has no column type; give one with @Column(columnDefinition), or mark the"
              + " attribute @Transient.");
    }
    requireMeaning(member, Enumerated.class, member.type().isEnum());
    requireMeaning(member, Lob.class, kind == Kind.VARCHAR || kind == Kind.VARBINARY);
    requireMeaning(
        member, Temporal.class, type == Date.class || Calendar.class.isAssignableFrom(type));
    if (member.has(Lob.class)) {
      return kind == Kind.VARCHAR ? Kind.TEXT : Kind.BLOB;
    }
    var temporal = member.find(Temporal.class);
    return temporal == null ? kind : Kind.valueOf(temporal.value().name());
  }

  /** Returns the type of the field that an enum says is stored for it. */
  private static Optional<Class<?>> storedAs(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .filter(each -> Stream.of(each.getAnnotations()).anyMatch(SinceJpa32::isEnumeratedValue))
        .<Class<?>>map(each -> Converters.boxed(each.getType()))
        .findFirst();
  }

  private static void requireMeaning(
      Member member, Class<? extends Annotation> annotation, boolean meaning) {
    if (member.has(annotation) && !meaning) {
      throw member.error(
          "@%s has no meaning on %s; remove it."
              .formatted(annotation.getSimpleName(), member.type().getTypeName()));
    }
  }

  private static DataType bounded(Kind kind, Kind unbounded, int length) {
    return length > LONGEST_VARCHAR ? DataType.of(unbounded) : DataType.of(kind, length);
  }

  /** Returns the length; what Hibernate knows to be shorter is so unless something else is said. */
  private static int length(Class<?> type, ColumnSpec column) {
    return column.length() == ColumnSpec.DEFAULT_LENGTH
        ? SHORT.getOrDefault(type, column.length())
        : column.length();
  }

  private static DataType numeric(Class<?> type, ColumnSpec column) {
    var precision = column.precision() == 0 ? DEFAULT_PRECISION : column.precision();
    if (type == Duration.class) {
      // As many nanoseconds as Hibernate has room for.
      return new Portable(Kind.NUMERIC, null, DURATION_PRECISION, 0);
    }
    var scale = column.precision() == 0 && column.scale() == 0 ? DEFAULT_SCALE : column.scale();
    return new Portable(Kind.NUMERIC, null, precision, type == BigInteger.class ? 0 : scale);
  }
}
