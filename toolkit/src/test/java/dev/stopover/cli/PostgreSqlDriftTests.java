package dev.stopover.cli;

import java.util.List;

class PostgreSqlDriftTests extends DriftContract {

  PostgreSqlDriftTests() {
    super("postgres:17");
  }

  @Override
  List<String> reader(String databaseName) {
    return List.of(
        "CREATE ROLE reader LOGIN PASSWORD 'reader'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
  }

  @Override
  List<String> noReader() {
    return List.of("DROP OWNED BY reader", "DROP ROLE reader");
  }
}
