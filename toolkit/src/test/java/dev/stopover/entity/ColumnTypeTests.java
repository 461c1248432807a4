package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.model.DataType;
import dev.stopover.model.DataType.Kind;
import dev.stopover.model.DataType.Portable;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ColumnTypeTests {

  @Test
  void mapsPlainTypes() {
    new TypesOf(Plain.class)
        .add("flag", DataType.of(Kind.BOOLEAN))
        .add("wrapped_flag", DataType.of(Kind.BOOLEAN))
        .add("tiny", DataType.of(Kind.TINYINT))
        .add("wrapped_tiny", DataType.of(Kind.TINYINT))
        .add("small", DataType.of(Kind.SMALLINT))
        .add("wrapped_small", DataType.of(Kind.SMALLINT))
        .add("number", DataType.of(Kind.INTEGER))
        .add("wrapped_number", DataType.of(Kind.INTEGER))
        .add("big", DataType.of(Kind.BIGINT))
        .add("wrapped_big", DataType.of(Kind.BIGINT))
        .add("single", DataType.of(Kind.REAL))
        .add("wrapped_single", DataType.of(Kind.REAL))
        .add("twice", DataType.of(Kind.DOUBLE))
        .add("wrapped_twice", DataType.of(Kind.DOUBLE))
        .add("letter", DataType.of(Kind.CHAR, 1))
        .add("wrapped_letter", DataType.of(Kind.CHAR, 1))
        .add("text", DataType.of(Kind.VARCHAR, 255))
        .add("letters", DataType.of(Kind.VARCHAR, 255))
        .add("bytes", DataType.of(Kind.VARBINARY, 255))
        .add("decimal", new Portable(Kind.NUMERIC, null, 38, 2))
        .add("integral", new Portable(Kind.NUMERIC, null, 38, 0))
        .add("date", DataType.of(Kind.DATE))
        .add("time", DataType.of(Kind.TIME))
        .add("date_time", DataType.of(Kind.TIMESTAMP))
        .add("instant", DataType.of(Kind.TIMESTAMP_WITH_TIME_ZONE))
        .add("offset_date_time", DataType.of(Kind.TIMESTAMP_WITH_TIME_ZONE))
        .add("zoned_date_time", DataType.of(Kind.TIMESTAMP_WITH_TIME_ZONE))
        .add("util_date", DataType.of(Kind.TIMESTAMP))
        .add("sql_date", DataType.of(Kind.DATE))
        .add("sql_time", DataType.of(Kind.TIME))
        .add("sql_timestamp", DataType.of(Kind.TIMESTAMP))
        .add("uuid", DataType.of(Kind.UUID))
        .add("unit", DataType.of(Kind.SMALLINT))
        .verify();
  }

  @Test
  void mapsTypesWithParameters() {
    new TypesOf(Parameterized.class)
        .add("code", DataType.of(Kind.VARCHAR, 7))
        .add("longest", DataType.of(Kind.VARCHAR, 10_485_760))
        .add("longer", DataType.of(Kind.TEXT))
        .add("clob", DataType.of(Kind.TEXT))
        .add("hash", DataType.of(Kind.VARBINARY, 32))
        .add("unbounded_bytes", DataType.of(Kind.BLOB))
        .add("blob", DataType.of(Kind.BLOB))
        .add("price", new Portable(Kind.NUMERIC, null, 10, 2))
        .add("count", new Portable(Kind.NUMERIC, null, 10, 0))
        .add("rate", new Portable(Kind.NUMERIC, null, 38, 6))
        .add("huge", new Portable(Kind.NUMERIC, null, 20, 0))
        .add("opens_at", new Portable(Kind.TIME, null, 0, null))
        .add("starts_at", new Portable(Kind.TIMESTAMP, null, 3, null))
        .add("happened_at", new Portable(Kind.TIMESTAMP_WITH_TIME_ZONE, null, 6, null))
        .add("day", DataType.of(Kind.DATE))
        .add("hour", DataType.of(Kind.TIME))
        .add("ordinal", DataType.of(Kind.SMALLINT))
        .add("named", DataType.of(Kind.VARCHAR, 255))
        .add("short_named", DataType.of(Kind.VARCHAR, 20))
        .add("address", new DataType.Native("inet"))
        .verify();
  }

  @Entity
  record Plain(
      @Id int id,
      boolean flag,
      Boolean wrappedFlag,
      byte tiny,
      Byte wrappedTiny,
      short small,
      Short wrappedSmall,
      int number,
      Integer wrappedNumber,
      long big,
      Long wrappedBig,
      float single,
      Float wrappedSingle,
      double twice,
      Double wrappedTwice,
      char letter,
      Character wrappedLetter,
      String text,
      char[] letters,
      byte[] bytes,
      BigDecimal decimal,
      BigInteger integral,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      Instant instant,
      OffsetDateTime offsetDateTime,
      ZonedDateTime zonedDateTime,
      Date utilDate,
      java.sql.Date sqlDate,
      java.sql.Time sqlTime,
      java.sql.Timestamp sqlTimestamp,
      UUID uuid,
      TimeUnit unit) {}

  @Entity
  @SuppressWarnings("deprecation")
  record Parameterized(
      @Id int id,
      @Column(length = 7) String code,
      @Column(length = 10_485_760) String longest,
      @Column(length = Integer.MAX_VALUE) String longer,
      @Lob String clob,
      @Column(length = 32) byte[] hash,
      @Column(length = Integer.MAX_VALUE) byte[] unboundedBytes,
      @Lob byte[] blob,
      @Column(precision = 10, scale = 2) BigDecimal price,
      @Column(precision = 10) BigDecimal count,
      @Column(scale = 6) BigDecimal rate,
      @Column(precision = 20) BigInteger huge,
      @Column(secondPrecision = 0) LocalTime opensAt,
      @Column(secondPrecision = 3) LocalDateTime startsAt,
      @Column(secondPrecision = 6) Instant happenedAt,
      @Temporal(TemporalType.DATE) Date day,
      @Temporal(TemporalType.TIME) Date hour,
      @Enumerated TimeUnit ordinal,
      @Enumerated(EnumType.STRING) TimeUnit named,
      @Enumerated(EnumType.STRING) @Column(length = 20) TimeUnit shortNamed,
      @Column(columnDefinition = " inet ") Object address) {}

  /** Collects what each column of an entity is to be, so that none is forgotten. */
  private static final class TypesOf {

    private final Class<?> entity;
    private final Map<String, DataType> expected = new LinkedHashMap<>();

    TypesOf(Class<?> entity) {
      this.entity = entity;
      add("id", DataType.of(Kind.INTEGER));
    }

    TypesOf add(String column, DataType type) {
      expected.put(column, type);
      return this;
    }

    void verify() {
      var name = QualifiedName.of(NamingStrategy.SNAKE_CASE.name(entity.getSimpleName()));
      Table table =
          Entities.of(entity)
              .describe(Engine.POSTGRESQL)
              .build()
              .schema()
              .table(name)
              .orElseThrow();
      var actual = new LinkedHashMap<String, DataType>();
      table.columns().forEach(each -> actual.put(each.name(), each.type()));
      assertThat(actual).containsExactlyEntriesOf(expected);
    }
  }
}
