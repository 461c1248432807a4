package dev.stopover.cli;

import java.util.List;

class PostgreSqlOfflineTests extends OfflineContract {

  PostgreSqlOfflineTests() {
    super("postgres:17");
  }

  @Override
  List<String> special() {
    return List.of(
        "CREATE INDEX CONCURRENTLY by_name ON people (name);", "DROP INDEX CONCURRENTLY by_name;");
  }

  @Override
  String lockedOut() {
    return "canceling statement due to lock timeout";
  }

  @Override
  String takeLock(String databaseName) {
    return "SELECT pg_advisory_lock(%d)"
        .formatted(77431708279161L + "\"public\".\"flyway_schema_history\"".hashCode());
  }
}
