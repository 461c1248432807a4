package dev.stopover.junit;

class MySqlDatabaseTests extends MigratedDatabaseContract {

  MySqlDatabaseTests() {
    super("mysql:9.7");
  }

  @Override
  String addWeight() {
    return "ALTER TABLE parcel ADD COLUMN weight decimal(8,3) NOT NULL AFTER label";
  }

  @Override
  String alterWeight() {
    return "ALTER TABLE parcel MODIFY COLUMN weight decimal(8,3) NOT NULL";
  }

  @Override
  String numeric() {
    return "decimal";
  }

  @Override
  String primaryKeyOfDepot() {
    return "PRIMARY KEY (id)";
  }

  @Override
  String leftoverView() {
    return "CREATE VIEW `todays` AS select 1 AS `id`";
  }

  @Override
  String dropView() {
    return "DROP VIEW `todays`";
  }

  @Override
  String brokenScript(String database) {
    return """
        V1__create_parcels.sql failed in line 6: Table '%s.parcle' doesn't exist (SQLSTATE 42S02).
        Statement: INSERT INTO parcle VALUES (1);
        It was tried in a database of its own, and yours is as it was. Correct the script, and try \
        again."""
        .formatted(database);
  }
}
