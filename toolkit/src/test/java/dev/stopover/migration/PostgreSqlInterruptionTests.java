package dev.stopover.migration;

import dev.stopover.server.Database;
import java.sql.SQLException;

final class PostgreSqlInterruptionTests extends InterruptionContract {

  PostgreSqlInterruptionTests() {
    super("postgres:17");
  }

  @Override
  void writeTheOneToInterrupt() {
    write(
        "V2__grow.sql",
        "SET lock_timeout = '5s';",
        "CREATE TYPE kind AS ENUM ('a');",
        "ALTER TYPE kind ADD VALUE 'b';",
        "CREATE TABLE item (id int, kind kind DEFAULT 'b');",
        "INSERT INTO item VALUES (1);",
        "CREATE UNIQUE INDEX CONCURRENTLY by_id ON item (id);",
        "ALTER TABLE item ALTER COLUMN kind SET NOT NULL;");
    write(
        "U2__grow.sql",
        "DROP INDEX CONCURRENTLY by_id;",
        "INSERT INTO shop VALUES (7);",
        "DROP TABLE item;",
        "DROP TYPE kind;");
    write("V2__grow.sql.conf", "executeInTransaction=false");
    write("U2__grow.sql.conf", "executeInTransaction=false");
  }

  @Override
  String kill(String session) {
    return "SELECT pg_terminate_backend(" + session + ", 5000)";
  }

  @Override
  String session() {
    return "SELECT pg_backend_pid()";
  }

  @Override
  String undecidable() {
    return "(INSERT INTO ";
  }

  @Override
  boolean isThere(Database database, String problem) {
    try {
      var table = problem.contains("INSERT INTO shop") ? "shop" : "item";
      return !query(database, "SELECT 1 FROM " + table).isEmpty();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
