package dev.stopover.migration;

import dev.stopover.server.Database;
import java.sql.SQLException;

final class PostgreSqlTroubleTests extends TroubleContract {

  PostgreSqlTroubleTests() {
    super("postgres:17");
  }

  @Override
  void readOnly(Database database, boolean wanted) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      // Sessions of the pool are old, and have to hear of it.
      statement.execute("SET default_transaction_read_only = off");
      statement.execute(
          "ALTER DATABASE \"%s\" SET default_transaction_read_only = %s"
              .formatted(database.name(), wanted ? "on" : "off"));
      statement.execute(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      statement.execute("SET default_transaction_read_only = " + (wanted ? "on" : "off"));
    }
  }

  @Override
  String lockOf(String table) {
    return "LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE";
  }

  @Override
  String unlock() {
    return "ROLLBACK";
  }

  @Override
  String lockTimeoutQuery() {
    return "SHOW lock_timeout";
  }
}
