package dev.stopover.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.model.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Knows which changes of a type lose nothing, whatever the rows hold. */
class PostgreSqlWideningTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer | bigint
          integer | text
          integer | double precision
          integer | numeric(12,2)
          integer[] | bigint[]
          character varying(10)[] | character varying(20)[]
          uuid | text
          boolean | integer
          date | timestamp without time zone
          interval day to second | interval
          int4range | int8range
          numeric(8,2) | numeric(10,2)
          mood | text
          text[] | text
          """)
  void losesNothing(String from, String to) {
    assertThat(PostgreSqlTypes.widens(new DataType.Native(from), new DataType.Native(to))).isTrue();
    assertThat(PostgreSqlTypes.widens(new DataType.Native(to), new DataType.Native(from)))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer | numeric(10,2)
          integer | numeric(10,-2)
          bigint | double precision
          character(5) | text
          timestamp without time zone | timestamp with time zone
          json | jsonb
          """)
  void mayLose(String from, String to) {
    assertThat(PostgreSqlTypes.widens(new DataType.Native(from), new DataType.Native(to)))
        .isFalse();
  }
}
