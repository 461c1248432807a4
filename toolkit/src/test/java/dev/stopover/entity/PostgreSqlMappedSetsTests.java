package dev.stopover.entity;

import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.UUID;

final class PostgreSqlMappedSetsTests extends MappedSetsContract {

  PostgreSqlMappedSetsTests() {
    super("postgres:17");
  }

  @Override
  List<Boundary> ownBoundaries() {
    return List.of(
        Boundary.of("single", Float.MAX_VALUE),
        Boundary.of("instant", OffsetDateTime.parse("1000-01-01T00:00:00.000001Z")),
        Boundary.of("instant", OffsetDateTime.parse("9999-12-31T23:59:59.999999Z")),
        new Boundary(
            "offset_date_time",
            OffsetDateTime.parse("2026-06-01T12:00:00+02:00"),
            OffsetDateTime.parse("2026-06-01T10:00:00Z"),
            "?"),
        Boundary.of("offset_time", OffsetTime.parse("23:59:59.999999+14:00")),
        Boundary.of("uuid", new UUID(-1, Long.MIN_VALUE)),
        new Boundary("json", "{\"b\":1, \"a\":2}", "{\"a\": 2, \"b\": 1}", "?::jsonb"),
        new Boundary("array", "{\"a,b\",\"\"}", "{\"a,b\",\"\"}", "?::varchar[]"));
  }
}
