package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.migration.HistoryEntry.State;
import java.sql.DriverManager;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

final class MySqlMigrationTests extends MigrationContract {

  private static final String HALF_UNDONE =
      "Version 2 (create b) is half undone: U2__create_b.sql stopped before its end. The last"
          + " statement that ran is line 1 (DROP TABLE b)%s. Run `stopover downgrade --resume` to"
          + " run the rest; or bring the schema by hand to 1 or to 2 and run `stopover stamp` with"
          + " that.";

  private static final String HALF_APPLIED =
      "Version 2 (create b) is half applied: V2__create_b.sql stopped before its end. The last"
          + " statement that ran is line 1 (CREATE TABLE b (id int))%s. Run `stopover upgrade"
          + " --resume` to run the rest; or remove by hand what it did and run `stopover stamp 1`.";

  private static final String NOT_RUN = "; not run is line 2 (DROP TABLE nowhere)";
  private static final String SLEEP = "SELECT sleep(60);";

  MySqlMigrationTests() {
    super("mysql:9.7");
  }

  @Test
  void everyoneSeesADownScriptThatFailedInTheMiddle() {
    writeThreeVersions();
    migrations().upgrade(Target.parse("2"));
    write("U2__create_b.sql", "DROP TABLE b;", "DROP TABLE nowhere;");

    assertThatThrownBy(() -> migrations().downgrade(Target.BASE))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            """
            U2__create_b.sql failed in line 2: Unknown table '%s.nowhere' (SQLSTATE 42S02).
            Statement: DROP TABLE nowhere;
            %s""",
            database().name(), HALF_UNDONE.formatted(NOT_RUN));

    everyoneSees(HALF_UNDONE.formatted(NOT_RUN));
    stamp(Target.parse("1"));
    plainFlywayIsContentWithPending("2", "3");
    plainFlywayMigrates();
  }

  @Test
  void runsRepeatableMigrationsAgainAfterADownScriptThatFailed() {
    writeThreeVersions();
    write("R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT id FROM a;");
    migrations().upgrade(Target.HEAD);
    write("U3__extend_a.sql", "DROP VIEW totals;", "DROP TABLE nowhere;");
    assertThatThrownBy(() -> migrations().downgrade(Target.parse("-1")))
        .isInstanceOf(StopoverException.class);
    execute("ALTER TABLE a DROP COLUMN name, DROP COLUMN price");
    stamp(Target.parse("2"));
    plainFlywayIsContentWithPending("3", "null");
    migrations().upgrade(Target.HEAD);
    assertThat(tables()).contains("totals");
    plainFlywayIsContentWithPending();
  }

  @Test
  void keepsAVersionThatWasRestoredAfterItsDownScriptFailed() {
    writeThreeVersions();
    migrations().upgrade(Target.parse("2"));
    write("U2__create_b.sql", "DROP TABLE b;", "DROP TABLE nowhere;");
    assertThatThrownBy(() -> migrations().downgrade(Target.BASE))
        .isInstanceOf(StopoverException.class);

    execute("CREATE TABLE b (id int)");
    stamp(Target.parse("2"));
    plainFlywayIsContentWithPending("3");
    write("U2__create_b.sql", "DROP TABLE b;");
    migrations().downgrade(Target.BASE);
    plainFlywayIsContentWithPending("1", "2", "3");
    plainFlywayMigrates();
  }

  @Test
  void everyoneSeesADownScriptWhoseConnectionWasKilled() throws Exception {
    writeThreeVersions();
    migrations().upgrade(Target.parse("2"));
    write("U2__create_b.sql", "DROP TABLE b;", SLEEP);
    inParallel(
        () -> {
          assertThatThrownBy(() -> migrations().downgrade(Target.BASE))
              .isInstanceOf(StopoverException.class)
              .hasMessageStartingWith("U2__create_b.sql failed: Communications link failure ")
              .hasMessageEndingWith(
                  "\nStatement: %s\n".formatted(SLEEP) + HALF_UNDONE.formatted(""));
          return true;
        },
        () -> killSleeping());
    everyoneSees(HALF_UNDONE.formatted(""));
    stamp(Target.parse("1"));
    plainFlywayIsContentWithPending("2", "3");
    plainFlywayMigrates();
  }

  @Test
  void takesADownScriptBackThatFailsBeforeItsFirstDefinition() {
    writeThreeVersions();
    migrations().upgrade(Target.parse("2"));
    write("U2__create_b.sql", "INSERT INTO a VALUES (1);", "INSERT INTO nowhere VALUES (1);");
    assertThatThrownBy(() -> migrations().downgrade(Target.BASE))
        .isInstanceOf(StopoverException.class)
        .hasMessageEndingWith(
            "It was rolled back: the database is at version 2. Correct the script, and run the"
                + " downgrade again.");
    assertThat(query("SELECT id FROM a")).isEmpty();
    plainFlywayIsContentWithPending("3");
  }

  @Test
  void everyoneSeesAnUpScriptThatFailedInTheMiddle() {
    writeThreeVersions();
    write("V2__create_b.sql", "CREATE TABLE b (id int);", "DROP TABLE nowhere;");

    for (var target : List.of("1", "2")) {
      assertThatThrownBy(() -> migrations().upgrade(Target.HEAD))
          .isInstanceOf(StopoverException.class)
          .hasMessage(
              """
              V2__create_b.sql failed in line 2: Unknown table '%s.nowhere' (SQLSTATE 42S02).
              Statement: DROP TABLE nowhere;
              %s""",
              database().name(), HALF_APPLIED.formatted(NOT_RUN));
      everyoneSees(HALF_APPLIED.formatted(NOT_RUN));
      if (target.equals("1")) {
        execute("DROP TABLE b");
      }
      stamp(Target.parse(target));
    }

    plainFlywayIsContentWithPending("3");
    plainFlywayMigrates();
  }

  @Test
  void saysWhenTheConnectionOfAnUpScriptWasKilled() throws Exception {
    writeThreeVersions();
    write("V2__create_b.sql", "CREATE TABLE b (id int);", SLEEP);
    inParallel(
        () -> {
          assertThatThrownBy(() -> migrations().upgrade(Target.HEAD))
              .isInstanceOf(StopoverException.class)
              .hasMessageStartingWith("V2__create_b.sql failed: Communications link failure ")
              .hasMessageEndingWith("\n" + HALF_APPLIED.formatted(""));
          return true;
        },
        () -> killSleeping());
    write("V2__create_b.sql", "CREATE TABLE b (id int);", "ALTER TABLE b ADD price int;");
    assertThat(migrations().resume(InFlight.LOOK).orElseThrow().version())
        .isEqualTo(Version.of("2"));
    plainFlywayIsContentWithPending("3");
    plainFlywayMigrates();
  }

  /** What is done by hand in between is not what the statement did. */
  @Test
  void runsWhatWasRefusedOnceItsCauseIsGone() {
    writeThreeVersions();
    write(
        "V3__extend_a.sql",
        "CREATE TABLE c (id int);",
        "ALTER TABLE a ADD price int;",
        "CREATE TABLE d (id int);");
    write("U3__extend_a.sql", "DROP TABLE d;", "ALTER TABLE a DROP COLUMN price;", "DROP TABLE c;");
    migrations().upgrade(Target.parse("2"));
    execute("ALTER TABLE a ADD price int");
    assertThatThrownBy(() -> migrations().upgrade(Target.HEAD))
        .hasMessageContaining("Duplicate column name 'price'");

    execute("ALTER TABLE a DROP COLUMN price");
    assertThat(migrations().current().problem()).contains("; not run is line 2 (ALTER TABLE a");
    migrations().resume(InFlight.LOOK);
    assertThat(query("SHOW COLUMNS FROM a LIKE 'price'")).hasSize(1);

    execute("ALTER TABLE a RENAME COLUMN price TO cost");
    assertThatThrownBy(() -> migrations().downgrade(Target.parse("2")))
        .hasMessageContaining("Can't DROP 'price'");
    execute("ALTER TABLE a RENAME COLUMN cost TO price");
    migrations().resume(InFlight.LOOK);
    assertThat(query("SHOW COLUMNS FROM a LIKE 'price'")).isEmpty();
    assertThat(migrations().current().version()).contains(Version.of("2"));
  }

  @Test
  void forgetsARepeatableMigrationThatFailed() {
    writeThreeVersions();
    write("R__totals.sql", "CREATE VIEW totals AS SELECT nothing FROM a;");
    assertThatThrownBy(() -> migrations().upgrade(Target.HEAD))
        .isInstanceOf(StopoverException.class)
        .hasMessageEndingWith(
            "It was rolled back: the database is at version 3. Correct the script, and run the"
                + " upgrade again.");
    write("R__totals.sql", "CREATE VIEW totals AS SELECT id FROM a;");
    assertThat(migrations().upgrade(Target.HEAD).applied()).hasSize(1);
    plainFlywayIsContentWithPending();
  }

  @Test
  void worksInADatabaseWithAQuotedName() {
    writeThreeVersions();
    var name = database().name() + "-Odd";
    var migrations = Migrations.of(dataSource(), settings().withSchema(name));
    try {
      migrations.upgrade(Target.HEAD);
      migrations.downgrade(Target.parse("1"));
      plain().defaultSchema(name).load().migrate();
      assertThat(migrations.current().isHead()).isTrue();
      assertThat(tables()).isEmpty();
    } finally {
      execute("DROP DATABASE `" + name + "`");
    }
  }

  private void everyoneSees(String problem) {
    var plain = plain().load();
    assertThat(plain.info().all())
        .anySatisfy(entry -> assertThat(entry.getState().isFailed()).isTrue());
    assertThatThrownBy(plain::validate)
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("Detected failed migration to version 2 (create b)");
    assertThatThrownBy(plain::migrate).isInstanceOf(FlywayException.class);
    assertThat(migrations().current().problem()).isEqualTo(problem);
    assertThat(migrations().current().isHead()).isFalse();
    assertThat(migrations().history()).extracting(HistoryEntry::state).contains(State.FAILED);
    for (var command :
        List.<ThrowingCallable>of(
            () -> migrations().upgrade(Target.HEAD), () -> migrations().downgrade(Target.BASE))) {
      assertThatThrownBy(command).isInstanceOf(StopoverException.class).hasMessage(problem);
    }
  }

  private boolean killSleeping() throws InterruptedException {
    for (var i = 0; i < 200; i++) {
      var select = "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT sleep%'";
      for (var id : query(select)) {
        execute("KILL " + id);
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }

  @Override
  DataSource reader() {
    execute(
        "DROP USER IF EXISTS reader",
        "CREATE USER reader IDENTIFIED BY 'reader'",
        "GRANT SELECT ON `" + database().name() + "`.* TO reader");
    return dataSource(
        () -> DriverManager.getConnection(database().url().jdbcUrl(), "reader", "reader"));
  }
}
