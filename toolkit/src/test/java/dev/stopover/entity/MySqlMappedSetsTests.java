package dev.stopover.entity;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

final class MySqlMappedSetsTests extends MappedSetsContract {

  MySqlMappedSetsTests() {
    super("mysql:9.7");
  }

  @Override
  List<Boundary> ownBoundaries() {
    var uuid = ByteBuffer.allocate(16).putLong(-1).putLong(Long.MIN_VALUE).array();
    return List.of(
        Boundary.of("instant", LocalDateTime.parse("1000-01-01T00:00:00.000001")),
        Boundary.of("instant", LocalDateTime.parse("9999-12-31T23:59:59.499999")),
        Boundary.of("offset_date_time", LocalDateTime.parse("2026-06-01T10:00:00")),
        Boundary.of("offset_time", LocalTime.parse("23:59:59.999999")),
        Boundary.of("uuid", uuid),
        new Boundary("json", "{\"b\":1, \"a\":2}", "{\"a\": 2, \"b\": 1}", "?"),
        new Boundary("array", "[\"a,b\",\"\"]", "[\"a,b\", \"\"]", "?"));
  }
}
