package dev.stopover.model;

import org.jspecify.annotations.Nullable;

/** Describe the type of a column. */
public sealed interface DataType {

  /**
   * Give a type in an engine's own words.
   *
   * @param sql the type as the server prints it or as a user wrote it, for instance {@code
   *     character varying(255)}
   */
  record Native(String sql) implements DataType {}

  /**
   * Give a type that each dialect renders in its own way.
   *
   * @param kind what is stored
   * @param length characters or bytes for {@code VARCHAR}, {@code CHAR}, {@code BINARY} and {@code
   *     VARBINARY}, else {@code null}
   * @param precision digits for {@code NUMERIC}, digits of a second for the types with a time, else
   *     {@code null}; where it may be given and is {@code null}, the dialect's default holds
   * @param scale digits after the point for {@code NUMERIC}, else {@code null}
   */
  record Portable(
      Kind kind, @Nullable Integer length, @Nullable Integer precision, @Nullable Integer scale)
      implements DataType {}

  /** Name what a portable type stores. */
  enum Kind {
    /** True or false. */
    BOOLEAN,
    /** 8 bits, signed; 16 where the engine has no smaller. */
    TINYINT,
    /** 16 bits, signed. */
    SMALLINT,
    /** 32 bits, signed. */
    INTEGER,
    /** 64 bits, signed. */
    BIGINT,
    /** 32-bit binary floating point. */
    REAL,
    /** 64-bit binary floating point. */
    DOUBLE,
    /** Exact decimal number. */
    NUMERIC,
    /** Character string of a fixed length. */
    CHAR,
    /** Character string up to a length. */
    VARCHAR,
    /** Character string without a stated bound. */
    TEXT,
    /** Byte string up to a length. */
    VARBINARY,
    /** Byte string without a stated bound. */
    BLOB,
    /** Calendar date. */
    DATE,
    /** Time of day without a zone. */
    TIME,
    /** Date and time without a zone. */
    TIMESTAMP,
    /** Instant. */
    TIMESTAMP_WITH_TIME_ZONE,
    /** Universally unique identifier. */
    UUID,
    /** JSON document. */
    JSON
  }

  /** Give a portable type without parameters. */
  static Portable of(Kind kind) {
    return new Portable(kind, null, null, null);
  }

  /** Give a portable type with a length in characters or bytes. */
  static Portable of(Kind kind, int length) {
    return new Portable(kind, length, null, null);
  }
}
