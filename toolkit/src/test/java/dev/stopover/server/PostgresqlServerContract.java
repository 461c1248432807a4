package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a PostgreSQL server promises beyond the rest. */
abstract class PostgresqlServerContract extends ServerContract {

  @Override
  String databases() {
    return "SELECT datname FROM pg_database";
  }

  @Override
  List<String> everything() {
    return List.of(
        "CREATE TABLE \"order\" (\"quo\"\"ted\" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " parent bigint REFERENCES \"order\", content bytea, doubled int GENERATED ALWAYS AS"
            + " (2 * length(content)) STORED)",
        "INSERT INTO \"order\" (parent, content) VALUES (NULL, '\\x00ff'), (1, NULL)",
        "CREATE VIEW orders AS SELECT * FROM \"order\"",
        "CREATE FUNCTION one() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER one BEFORE INSERT ON \"order\" FOR EACH ROW EXECUTE FUNCTION one()",
        "CREATE SCHEMA other CREATE TABLE t (id int)",
        "CREATE SEQUENCE numbers START 5",
        "SELECT nextval('numbers')");
  }

  @Override
  List<String> contents(Database database) throws SQLException {
    var contents = new ArrayList<String>();
    contents.addAll(
        query(
            database,
            "SELECT relnamespace::regnamespace, relname, relkind, reltuples >= -1 FROM pg_class"
                + " WHERE oid >= 16384 ORDER BY 1::text, 2"));
    contents.addAll(query(database, "SELECT proname, prosrc FROM pg_proc WHERE oid >= 16384"));
    contents.addAll(
        query(database, "SELECT tgname, tgtype FROM pg_trigger WHERE NOT tgisinternal"));
    contents.addAll(query(database, "SELECT * FROM pg_sequences"));
    if (contents.stream().anyMatch(line -> line.contains("order"))) {
      contents.addAll(query(database, "SELECT * FROM \"order\" ORDER BY 1"));
    }
    return contents;
  }

  @Test
  void tellsWhatItIs() {
    assertThat(server().engine()).isEqualTo(Engine.POSTGRESQL);
    assertThat(server().majorVersion()).isEqualTo("17");
  }

  /** The server itself waits five seconds for the others to leave. */
  @Test
  void tellsThatSomebodyUsesTheTemplate() throws SQLException {
    try (var template = server().create();
        var connection = template.dataSource().getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
      assertThatExceptionOfType(StopoverException.class)
          .isThrownBy(() -> server().copy(template))
          .withMessage(
              "%1$s: %2$s cannot be copied: source database \"%2$s\" is being accessed by other"
                      .formatted(server().describe(), template.name())
                  + " users. There is 1 other session using the database. Close every connection to"
                  + " it first, also those of other processes and pools.")
          .returns(Code.DATABASE, StopoverException::code);
    }
  }

  @Test
  void tellsThatTheUserMayNotCreateDatabases() throws SQLException {
    try (var database = server().create()) {
      execute(database, "CREATE ROLE modest LOGIN PASSWORD 'modest'");
      try (var modest = as(server().adminUrl(), "modest")) {
        assertThatExceptionOfType(StopoverException.class)
            .isThrownBy(modest::create)
            .withMessage(
                "%s: a database cannot be created: permission denied to create database. Let the"
                        .formatted(modest.describe())
                    + " user create databases: ALTER ROLE \"modest\" CREATEDB.")
            .returns(Code.DATABASE, StopoverException::code);
        execute(database, "ALTER ROLE modest CREATEDB");
        try (var template = modest.create()) {
          execute(template, "CREATE TABLE t (id int)");
          modest.copy(template).close();
        }
      } finally {
        execute(database, "DROP ROLE modest");
      }
    }
  }
}
