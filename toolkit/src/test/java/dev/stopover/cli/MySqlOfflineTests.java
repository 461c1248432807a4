package dev.stopover.cli;

import java.util.List;

class MySqlOfflineTests extends OfflineContract {

  MySqlOfflineTests() {
    super("mysql:9.7");
  }

  @Override
  List<String> special() {
    return List.of(
        "DELIMITER //\nCREATE PROCEDURE one() BEGIN SELECT 1; SELECT 2; END//\nDELIMITER ;\n",
        "DROP PROCEDURE one;");
  }

  @Override
  String lockedOut() {
    return "Somebody else migrates";
  }

  @Override
  String takeLock(String databaseName) {
    return "SELECT GET_LOCK('Flyway-%d', 1)"
        .formatted("`%s`.`flyway_schema_history`".formatted(databaseName).hashCode());
  }
}
