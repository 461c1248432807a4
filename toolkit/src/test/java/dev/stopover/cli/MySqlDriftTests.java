package dev.stopover.cli;

import java.util.List;

class MySqlDriftTests extends DriftContract {

  MySqlDriftTests() {
    super("mysql:9.7");
  }

  @Override
  List<String> reader(String databaseName) {
    return List.of(
        "CREATE USER reader IDENTIFIED BY 'reader'",
        "GRANT SELECT, SHOW VIEW ON `%s`.* TO reader".formatted(databaseName));
  }

  @Override
  List<String> noReader() {
    return List.of("DROP USER reader");
  }
}
