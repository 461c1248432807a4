package dev.stopover.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Every type of the table in the description of the package. */
@Entity
@NullUnmarked
record AllTypes(
    @Id int id,
    Boolean flag,
    Byte tiny,
    Short small,
    Integer number,
    Long big,
    Float single,
    Double twice,
    Character letter,
    String text,
    @Lob String longText,
    byte[] bytes,
    @Lob byte[] longBytes,
    BigDecimal decimal,
    @Column(precision = 12, scale = 4) BigDecimal price,
    BigInteger integral,
    LocalDate date,
    LocalTime time,
    LocalDateTime dateTime,
    Instant instant,
    OffsetDateTime offsetDateTime,
    OffsetTime offsetTime,
    Duration duration,
    Year year,
    ZoneId zone,
    UUID uuid,
    @Json Map<String, Integer> json,
    String[] array) {}
