package dev.stopover.junit;

class PostgreSqlDatabaseTests extends MigratedDatabaseContract {

  PostgreSqlDatabaseTests() {
    super("postgres:17");
  }

  @Override
  String addWeight() {
    return "ALTER TABLE parcel ADD COLUMN weight numeric(8,3) NOT NULL";
  }

  @Override
  String alterWeight() {
    return "ALTER TABLE parcel ALTER COLUMN weight TYPE numeric(8,3)";
  }

  @Override
  String numeric() {
    return "numeric";
  }

  @Override
  String primaryKeyOfDepot() {
    return "CONSTRAINT depot_pkey PRIMARY KEY (id)";
  }

  @Override
  String leftoverView() {
    return "CREATE VIEW todays AS\n SELECT 1 AS id";
  }

  @Override
  String dropView() {
    return "DROP VIEW todays";
  }

  @Override
  String brokenScript(String database) {
    return """
        V1__create_parcels.sql failed in line 6: ERROR: relation "parcle" does not exist Position: \
        13 (SQLSTATE 42P01).
        Statement: INSERT INTO parcle VALUES (1);
        It was tried in a database of its own, and yours is as it was. Correct the script, and try \
        again.""";
  }
}
