package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.migration.HistoryEntry.State;
import java.sql.DriverManager;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

final class PostgreSqlMigrationTests extends MigrationContract {

  PostgreSqlMigrationTests() {
    super("postgres:17");
  }

  @Test
  void rollsADownScriptBackThatFailsInTheMiddle() {
    writeThreeVersions();
    migrations().upgrade(Target.HEAD);
    write("U2__create_b.sql", "DROP TABLE b;", "", "DROP TABLE", "  nowhere;", "DROP TABLE a;");

    assertThatThrownBy(() -> migrations().downgrade(Target.BASE))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            """
            U2__create_b.sql failed in line 3: ERROR: table "nowhere" does not exist (SQLSTATE\
             42P01).
            Statement: DROP TABLE
              nowhere;
            It was rolled back: the database is at version 2. Correct the script, and run the\
             downgrade again.""");

    assertThat(tables()).contains("a", "b");
    plainFlywayIsContentWithPending("3");
    write("U2__create_b.sql", "DROP TABLE b;");
    migrations().downgrade(Target.BASE);
    plainFlywayIsContentWithPending("1", "2", "3");
    plainFlywayMigrates();
  }

  @Test
  void rollsAnUpScriptBackThatFailsInTheMiddle() {
    writeThreeVersions();
    write("V2__create_b.sql", "CREATE TABLE b (id int);", "CREATE TABLE b (id int);");

    assertThatThrownBy(() -> migrations().upgrade(Target.HEAD))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            """
            V2__create_b.sql failed in line 2: ERROR: relation "b" already exists (SQLSTATE 42P07).
            Statement: CREATE TABLE b (id int);
            It was rolled back: the database is at version 1. Correct the script, and run the\
             upgrade again.""");

    plainFlywayIsContentWithPending("2", "3");
  }

  @Test
  void saysWhenTheConnectionIsLostInTheMiddle() {
    write("V1__create_a.sql", "CREATE TABLE a (id int);");
    write("U1__create_a.sql", "DROP TABLE a;", "SELECT pg_terminate_backend(pg_backend_pid());");
    migrations().upgrade(Target.HEAD);
    assertThatThrownBy(() -> migrations().downgrade(Target.BASE))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            """
            U1__create_a.sql failed in line 2: FATAL: terminating connection due to\
             administrator command (SQLSTATE 57P01).
            Statement: SELECT pg_terminate_backend(pg_backend_pid());
            The connection was lost, and the script was rolled back: the database is at\
             version 1. Run the downgrade again.""");
    plainFlywayIsContentWithPending();
    migrations().downgrade(Target.parse("1"));
  }

  @Test
  void runsStatementsThatAllowNoTransaction() {
    write("V1__create_a.sql", "CREATE TABLE a (id int);");
    write("U1__create_a.sql", "DROP TABLE a;");
    write("V2__index.sql", "CREATE INDEX CONCURRENTLY by_id ON a (id);");
    write("U2__index.sql", "DROP INDEX CONCURRENTLY by_id;");
    for (var round = 0; round < 2; round++) {
      migrations().upgrade(Target.HEAD);
      plainFlywayIsContentWithPending();
      migrations().downgrade(Target.BASE);
      plainFlywayIsContentWithPending("1", "2");
    }
  }

  @Test
  void marksAVersionThatIsHalfUndoneWithoutATransaction() {
    writeThreeVersions();
    migrations().upgrade(Target.HEAD);
    write("U3__extend_a.sql", "ALTER TABLE a DROP COLUMN name;", "DROP TABLE nowhere;");
    write("U3__extend_a.sql.conf", "executeInTransaction=false");

    assertThatThrownBy(() -> migrations().downgrade(Target.BASE))
        .isInstanceOf(StopoverException.class)
        .hasMessageEndingWith(
            """
            Version 3 (extend a) is half undone: U3__extend_a.sql stopped before its end. The last\
             statement that ran is line 1 (ALTER TABLE a DROP COLUMN name); not run is line 2 (DROP\
             TABLE nowhere). Run `stopover downgrade --resume` to run the rest; or bring the schema\
             by hand to 2 or to 3 and run `stopover stamp` with that.""");

    assertThat(migrations().history()).extracting(HistoryEntry::state).contains(State.FAILED);
    execute("ALTER TABLE a DROP COLUMN price");
    stamp(Target.parse("2"));
    plainFlywayIsContentWithPending("3");
    plainFlywayMigrates();
  }

  @Test
  void worksInASchemaWithAQuotedName() {
    writeThreeVersions();
    var name = "Odd \"Name\"";
    var migrations = Migrations.of(dataSource(), settings().withSchema(name));
    for (var round = 0; round < 2; round++) {
      migrations.upgrade(Target.HEAD);
      assertThat(
              query(
                  "SELECT table_name FROM information_schema.tables WHERE table_schema = '"
                      + name
                      + "' ORDER BY 1"))
          .startsWith("a", "b", "flyway_schema_history");
      assertThat(migrations.current().isHead()).isTrue();
      migrations.downgrade(Target.BASE);
      var plain = plain().defaultSchema(name).ignoreMigrationPatterns("*:pending").load();
      plain.validate();
      assertThat(plain.repair().repairActions).isEmpty();
      plain.migrate();
      migrations.downgrade(Target.parse("1"));
    }
    assertThat(migrations.history())
        .first()
        .extracting(HistoryEntry::state)
        .isEqualTo(State.SCHEMA);
    assertThat(tables()).isEmpty();
  }

  @Override
  DataSource reader() {
    execute(
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN PASSWORD 'reader'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
    return dataSource(
        () -> DriverManager.getConnection(database().url().jdbcUrl(), "reader", "reader"));
  }
}
