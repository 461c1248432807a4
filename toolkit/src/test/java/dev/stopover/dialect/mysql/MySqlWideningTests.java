package dev.stopover.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.model.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Knows which changes of a type lose nothing, whatever the rows hold. */
class MySqlWideningTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int | bigint
          int | varchar(11)
          int unsigned | char(10)
          bigint | tinytext
          int | decimal(12,2)
          date | datetime
          date | varchar(10)
          datetime | varchar(19)
          datetime(3) | varchar(23)
          time(3) | varchar(14)
          year | smallint
          year | char(4)
          bit(8) | smallint
          bit(64) | bigint unsigned
          decimal(10,2) | varchar(12)
          decimal(2,2) | char(5)
          decimal(5,0) unsigned | varchar(5)
          set('a','bc') | varchar(4)
          varchar(10) | text
          """)
  void losesNothing(String from, String to) {
    assertThat(widens(from, to)).isTrue();
    assertThat(widens(to, from)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int | int unsigned
          int | varchar(10)
          int | decimal(10,2)
          bigint | double
          date | varchar(9)
          datetime(6) | datetime(3)
          datetime(3) | varchar(22)
          timestamp | varchar(40)
          time(3) | varchar(13)
          year | tinyint
          bit(8) | tinyint
          decimal(10,2) | varchar(11)
          set('a','bc') | varchar(3)
          int | varbinary(20)
          """)
  void mayLose(String from, String to) {
    assertThat(widens(from, to)).isFalse();
  }

  private static boolean widens(String from, String to) {
    return MySqlTypes.widens(new DataType.Native(from), new DataType.Native(to));
  }
}
