package dev.stopover.migration;

import dev.stopover.server.Database;
import java.sql.SQLException;

final class MySqlTroubleTests extends TroubleContract {

  MySqlTroubleTests() {
    super("mysql:9.7");
  }

  @Override
  void readOnly(Database database, boolean wanted) throws SQLException {
    execute(database, "SET GLOBAL super_read_only = " + (wanted ? "ON" : "OFF"));
    execute(database, "SET GLOBAL read_only = " + (wanted ? "ON" : "OFF"));
  }

  @Override
  String lockOf(String table) {
    return "LOCK TABLES " + table + " WRITE";
  }

  @Override
  String unlock() {
    return "UNLOCK TABLES";
  }

  @Override
  String lockTimeoutQuery() {
    return "SELECT @@lock_wait_timeout";
  }
}
