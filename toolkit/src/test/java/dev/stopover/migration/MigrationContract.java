package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.stopover.StopoverException;
import dev.stopover.migration.HistoryEntry.State;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What holds for migrations on every engine, above all that a plain Flyway can always go on. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class MigrationContract {

  private final ServerSpec spec;
  private Server server;
  private Database database;
  private Path directory;
  private Migrations migrations;

  MigrationContract(String spec) {
    this.spec = ServerSpec.parse(spec);
  }

  @BeforeAll
  void startServer() {
    server = Server.start(spec);
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @BeforeEach
  void createDatabase(@TempDir Path temporary) {
    database = server.create();
    directory = temporary;
    migrations = Migrations.of(dataSource(), settings());
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void goesUpAndDownTwiceAndPlainFlywayIsContentAfterEveryCommand() {
    writeThreeVersions();

    for (var round = 0; round < 2; round++) {
      assertThat(migrations().current().version()).isEmpty();
      assertThat(migrations().upgrade(Target.parse("2")).applied())
          .extracting(MigrationStep::script)
          .containsExactly("V1__create_a.sql", "V2__create_b.sql");
      plainFlywayIsContentWithPending("3");
      assertThat(migrations().upgrade(Target.HEAD).to()).isEqualTo(Version.of("3"));
      plainFlywayIsContentWithPending();
      assertThat(migrations().upgrade(Target.HEAD).applied()).isEmpty();
      plainFlywayIsContentWithPending();
      var down = migrations().downgrade(Target.parse("-1"));
      assertThat(down.undone())
          .extracting(MigrationStep::script)
          .containsExactly("U3__extend_a.sql");
      assertThat(down.from()).isEqualTo(Version.of("3"));
      assertThat(down.to()).isEqualTo(Version.of("2"));
      plainFlywayIsContentWithPending("3");
      plainFlywayMigrates();
      assertThat(migrations().downgrade(Target.parse("1")).undone())
          .extracting(MigrationStep::script)
          .containsExactly("U3__extend_a.sql", "U2__create_b.sql");
      plainFlywayIsContentWithPending("2", "3");
      migrations().upgrade(Target.parse("+1"));
      plainFlywayIsContentWithPending("3");
      var base = migrations().downgrade(Target.BASE);
      assertThat(base.undone()).hasSize(2);
      assertThat(base.to()).isNull();
      plainFlywayIsContentWithPending("1", "2", "3");
      assertThat(tables()).containsExactly("flyway_schema_history", "flyway_schema_history_undo");
      plainFlywayMigrates();
      migrations().downgrade(Target.BASE);
    }
  }

  @Test
  void upgradesWherePlainFlywayWentUpBefore() {
    writeThreeVersions();
    plain().target("2").load().migrate();

    assertThat(migrations().upgrade(Target.HEAD).applied()).hasSize(1);

    plainFlywayIsContentWithPending();
  }

  @Test
  void refusesAnUpgradeToWhereItCanNotGo() {
    writeThreeVersions();
    failsWith(
        () -> migrations().upgrade(Target.parse("7")),
        "Version 7 does not exist in %s. Choose one of those there are: 1, 2, 3.",
        directory);
    failsWith(
        () -> migrations().upgrade(Target.parse("+4")),
        "+4 goes beyond the newest migration: 3 migrations are pending. Run `stopover upgrade"
            + " head`.");
    migrations().upgrade(Target.parse("2"));
    failsWith(
        () -> migrations().upgrade(Target.parse("1")),
        "Version 1 is below the current version 2, and an upgrade only goes up. Run `stopover"
            + " downgrade 1`.");
    failsWith(
        () -> migrations().upgrade(Target.BASE),
        "'base' goes down, and an upgrade only goes up. Run `stopover downgrade base`.");
    failsWith(
        () -> migrations().upgrade(Target.parse("-1")),
        "'-1' goes down, and an upgrade only goes up. Run `stopover downgrade -1`.");
    assertThat(migrations().current().version()).contains(Version.of("2"));
    plainFlywayIsContentWithPending("3");
  }

  @Test
  void refusesADowngradeToWhereItCanNotGo() {
    writeThreeVersions();
    failsWith(
        () -> migrations().downgrade(Target.parse("7")),
        "Version 7 does not exist in %s. Choose one of those there are: 1, 2, 3.",
        directory);
    failsWith(
        () -> migrations().downgrade(Target.parse("1")),
        "Version 1 is above base, and a downgrade only goes down. Run `stopover upgrade 1`.");
    failsWith(
        () -> migrations().downgrade(Target.parse("-1")),
        "-1 goes below the first migration: nothing is applied. Run `stopover downgrade base`.");
    migrations().upgrade(Target.parse("2"));
    failsWith(
        () -> migrations().downgrade(Target.parse("3")),
        "Version 3 is above the current version 2, and a downgrade only goes down. Run `stopover"
            + " upgrade 3`.");
    failsWith(
        () -> migrations().downgrade(Target.parse("1.5")),
        "Version 1.5 does not exist in %s. Choose one of those there are: 1, 2, 3.",
        directory);
    failsWith(
        () -> migrations().downgrade(Target.parse("-3")),
        "-3 goes below the first migration: 2 migrations are applied. Run `stopover downgrade"
            + " base`.");
    failsWith(
        () -> migrations().downgrade(Target.HEAD),
        "'head' goes up, and a downgrade only goes down. Run `stopover upgrade head`.");
    failsWith(
        () -> migrations().downgrade(Target.parse("+1")),
        "'+1' goes up, and a downgrade only goes down. Run `stopover upgrade +1`.");
    assertThat(migrations().downgrade(Target.parse("2")).undone()).isEmpty();
    plainFlywayIsContentWithPending("3");
  }

  @Test
  void undoesNothingWhereOneOfSeveralDownScriptsIsMissing() throws IOException {
    writeThreeVersions();
    migrations().upgrade(Target.HEAD);
    Files.delete(directory.resolve("U2__create_b.sql"));

    failsWith(
        () -> migrations().downgrade(Target.BASE),
        "Version 2 can not be undone: U2__create_b.sql was not found in %s. Nothing was undone."
            + " Write that file, or downgrade to 2.",
        directory);

    assertThat(migrations().current().version()).contains(Version.of("3"));
    plainFlywayIsContentWithPending();
  }

  @Test
  void findsDownScriptsInAFolderOfTheirOwn() {
    write("up/V1__create_a.sql", "CREATE TABLE a (id int);");
    write("down/U1__create_a.sql", "DROP TABLE a;");
    var settings = MigrationSettings.defaults(directory.resolve("up"), directory.resolve("down"));
    var migrations = Migrations.of(dataSource(), settings);
    migrations.upgrade(Target.HEAD);
    assertThat(migrations.downgrade(Target.BASE).undone()).hasSize(1);
    assertThat(tables()).doesNotContain("a");
  }

  @Test
  void seesThatAnAppliedFileWasChanged() {
    writeThreeVersions();
    migrations().upgrade(Target.parse("2"));
    write("V1__create_a.sql", "CREATE TABLE a (id bigint);");
    write("V2__create_b.sql", "CREATE TABLE b (id bigint);");
    var message =
        """
        V1__create_a.sql was changed after it was applied: its checksum is 936413492, that of what\
         was applied is -623083431. Restore the file, and write the change as a new migration.
        V2__create_b.sql was changed after it was applied: its checksum is 1269935343, that of what\
         was applied is 1128195672. Restore the file, and write the change as a new migration.""";
    failsWith(() -> migrations().upgrade(Target.HEAD), message);
    failsWith(() -> migrations().downgrade(Target.BASE), message);
    assertThat(tables()).contains("a", "b");
  }

  @Test
  void seesThatAnAppliedFileWasRenamedOrRemoved() throws IOException {
    writeThreeVersions();
    migrations().upgrade(Target.parse("2"));
    Files.move(directory.resolve("V1__create_a.sql"), directory.resolve("V1__make_a.sql"));
    failsWith(
        () -> migrations().upgrade(Target.HEAD),
        "V1__create_a.sql was renamed after it was applied: it is now V1__make_a.sql. Give it the"
            + " old name again.");
    Files.delete(directory.resolve("V1__make_a.sql"));
    failsWith(
        () -> migrations().upgrade(Target.HEAD),
        "V1__create_a.sql is applied, but the file is not in %s. Restore it, or correct the"
            + " locations.",
        directory);
  }

  @Test
  void appliesAVersionBelowTheCurrentOneOnlyWhereThatIsAllowed() {
    writeThreeVersions();
    migrations().upgrade(Target.HEAD);
    write("V2.5__late.sql", "CREATE TABLE late (id int);");
    write("U2.5__late.sql", "DROP TABLE late;");
    failsWith(
        () -> migrations().upgrade(Target.HEAD),
        "V2.5__late.sql was added below version 3, which is applied already. Give it a version"
            + " above, such as 4, or allow outOfOrder.");

    var tolerant = Migrations.of(dataSource(), settings().withOutOfOrder(true));
    assertThat(tolerant.upgrade(Target.HEAD).applied()).hasSize(1);
    assertThat(tolerant.history())
        .extracting(HistoryEntry::state)
        .containsExactly(State.APPLIED, State.APPLIED, State.APPLIED, State.OUT_OF_ORDER);
    plainFlywayIsContentWithPending();
    assertThat(migrations().downgrade(Target.parse("2")).undone())
        .extracting(step -> String.valueOf(step.version()))
        .containsExactly("2.5", "3");
    plainFlywayIsContentWithPending("2.5", "3");
    plainFlywayMigrates();
  }

  @Test
  void tellsTheHistory() {
    writeThreeVersions();
    write("R__totals.sql", "-- nothing yet");
    migrations().upgrade(Target.HEAD);
    migrations().downgrade(Target.parse("2"));
    migrations().upgrade(Target.HEAD);
    write("V4__more.sql", "-- nothing yet");

    assertThat(migrations().history())
        .extracting(
            entry -> entry.version() + " " + entry.state(),
            HistoryEntry::undoable,
            entry -> entry.installedOn() != null && entry.installedBy() != null)
        .containsExactly(
            tuple("1 APPLIED", true, true),
            tuple("2 APPLIED", true, true),
            tuple("3 UNDONE", true, true),
            tuple("null UNDONE", false, true),
            tuple("3 UNDO", true, true),
            tuple("null UNDO", false, true),
            tuple("3 REAPPLIED", true, true),
            tuple("null APPLIED", false, true),
            tuple("4 PENDING", false, false));
    assertThat(migrations().current().isHead()).isFalse();
    assertThat(migrations().upgrade(Target.HEAD).applied()).hasSize(1);
    assertThat(migrations().current().isHead()).isTrue();
  }

  @Test
  void appliesRepeatableMigrationsAfterTheNewestVersionOnly() {
    writeThreeVersions();
    write("R__totals.sql", "CREATE VIEW totals AS SELECT price FROM a;");
    assertThat(migrations().upgrade(Target.parse("2")).applied()).hasSize(2);
    assertThat(migrations().upgrade(Target.parse("3")).applied())
        .extracting(MigrationStep::script)
        .containsExactly("V3__extend_a.sql", "R__totals.sql");
  }

  @Test
  void readsAnUntouchedDatabaseWithoutTouchingIt() {
    writeThreeVersions();
    write("beforeInfo.sql", "CREATE TABLE touched (id int);");
    assertThat(migrations().current().newest()).isNull();
    assertThat(migrations().current().isHead()).isFalse();
    assertThat(migrations().history()).extracting(HistoryEntry::state).containsOnly(State.PENDING);
    assertThat(migrations().downgrade(Target.BASE).undone()).isEmpty();
    assertThat(stamp(Target.BASE).removed()).isEmpty();
    assertThat(tables()).isEmpty();
  }

  @Test
  void runsRepeatableMigrationsAgainAfterADowngrade() {
    writeThreeVersions();
    write("R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT id FROM b;");
    write("U2__create_b.sql", "DROP VIEW totals;", "DROP TABLE b;");
    for (var round = 0; round < 2; round++) {
      migrations().upgrade(Target.HEAD);
      plainFlywayIsContentWithPending();
      migrations().downgrade(Target.parse("1"));
      plainFlywayIsContentWithPending("2", "3", "null");
      plainFlywayMigrates();
      assertThat(tables()).contains("totals");
      migrations().downgrade(Target.parse("1"));
      assertThat(migrations().upgrade(Target.HEAD).applied())
          .extracting(MigrationStep::script)
          .containsExactly("V2__create_b.sql", "V3__extend_a.sql", "R__totals.sql");
      migrations().downgrade(Target.BASE);
      plainFlywayIsContentWithPending("1", "2", "3", "null");
    }
  }

  @Test
  void replacesPlaceholdersInDownScripts() {
    write("V1__create_a.sql", "CREATE TABLE ${name} (id int);");
    write("U1__create_a.sql", "DROP TABLE ${name};");
    var migrations =
        Migrations.of(dataSource(), settings().withPlaceholders(Map.of("name", "replaced")));
    migrations.upgrade(Target.HEAD);
    assertThat(tables()).contains("replaced");
    failsWith(
        () -> migrations().downgrade(Target.BASE),
        """
        U1__create_a.sql failed: Unable to parse statement in %s at line 1 col 1. No value provided\
         for placeholder: ${name}. Set it among the placeholders.
        It was rolled back: the database is at version 1. Correct the script, and run the downgrade\
         again.""",
        directory.resolve("U1__create_a.sql"));
    migrations.downgrade(Target.BASE);
    assertThat(tables()).doesNotContain("replaced");
  }

  @Test
  void obeysTheConfigurationOfADownScript() {
    write("V1__create_a.sql", "CREATE TABLE a (id int);");
    write("U1__create_a.sql", "CREATE TABLE b (word varchar(20) DEFAULT '${name}');");
    write("U1__create_a.sql.conf", "placeholderReplacement=false");
    migrations().upgrade(Target.HEAD);
    migrations().downgrade(Target.BASE);
    assertThat(tables()).contains("b");
  }

  @Test
  void stopsAtABaseline() {
    writeThreeVersions();
    execute("CREATE TABLE a (id int)");
    failsWith(
        () -> migrations().upgrade(Target.HEAD),
        "The schema is not empty, but has no history table, so nobody knows which migrations it"
            + " holds. Run `stopover stamp VERSION` with the version that it is at, or `stopover"
            + " stamp head` if it holds them all; then upgrade.");
    plain().baselineVersion("1").load().baseline();

    assertThat(migrations().current().version()).contains(Version.of("1"));
    migrations().upgrade(Target.HEAD);
    assertThat(migrations().history())
        .extracting(entry -> entry.version() + " " + entry.state())
        .contains("1 BASELINE", "2 APPLIED", "3 APPLIED");
    failsWith(
        () -> migrations().downgrade(Target.parse("-3")),
        "-3 goes below the first migration: 2 migrations are applied above the baseline 1. Run"
            + " `stopover downgrade base`.");
    assertThat(migrations().downgrade(Target.BASE).to()).isEqualTo(Version.of("1"));
    plainFlywayIsContentWithPending("2", "3");
    assertThat(migrations().downgrade(Target.parse("1")).undone()).isEmpty();
    write("V0.5__before.sql", "CREATE TABLE never (id int);");
    failsWith(
        () -> migrations().downgrade(Target.parse("0.5")),
        "Version 0.5 is below the baseline 1, where the history of this database begins. The lowest"
            + " target is 1.");
    plainFlywayMigrates();
  }

  @Test
  void stampsUpAndDownWithoutRunningAScript() {
    writeThreeVersions();
    write("R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT id FROM a;");
    execute("CREATE TABLE a (id int)", "CREATE TABLE b (id int)");

    var stamp = stamp(Target.parse("2"));
    assertThat(stamp.recorded()).containsExactly(Version.of("1"), Version.of("2"));
    assertThat(stamp.from()).isNull();
    assertThat(stamp.to()).isEqualTo(Version.of("2"));
    plainFlywayIsContentWithPending("3", "null");
    migrations().upgrade(Target.HEAD);
    assertThat(tables()).contains("totals");
    plainFlywayIsContentWithPending();

    assertThat(stamp(Target.parse("-1")).removed()).containsExactly(Version.of("3"));
    plainFlywayIsContentWithPending("3", "null");
    assertThat(stamp(Target.HEAD).recorded()).containsExactly(Version.of("3"));
    plainFlywayIsContentWithPending("null");
    for (var round = 0; round < 2; round++) {
      assertThat(stamp(Target.BASE).removed()).hasSize(3);
      plainFlywayIsContentWithPending("1", "2", "3", "null");
      assertThat(stamp(Target.HEAD).recorded()).hasSize(3);
      plainFlywayIsContentWithPending("null");
    }
    plainFlywayMigrates();
    failsWith(
        () -> stamp(Target.parse("9")),
        "Version 9 does not exist in %s. Choose one of those there are: 1, 2, 3.",
        directory);
    failsWith(
        () -> stamp(Target.parse("+1")),
        "+1 goes beyond the migrations in %s. Write head, base or a version.",
        directory);
  }

  @Test
  void keepsARowForEveryUndo() {
    writeThreeVersions();
    for (var round = 0; round < 2; round++) {
      migrations().upgrade(Target.parse("2"));
      migrations().downgrade(Target.BASE);
    }
    assertThat(query("SELECT script FROM flyway_schema_history_undo ORDER BY installed_rank"))
        .containsExactly(
            "U2__create_b.sql", "U1__create_a.sql", "U2__create_b.sql", "U1__create_a.sql");
  }

  @Test
  void refusesALocationThatDoesNotExist() {
    var nowhere = directory.resolve("nowhere");
    failsWith(
        () -> Migrations.of(dataSource(), MigrationSettings.defaults(nowhere)).current(),
        "The location %s does not exist. Create it, or correct the locations.",
        nowhere);
    failsWith(
        () -> Migrations.of(dataSource(), MigrationSettings.defaults("no/where")).current(),
        "The location classpath:no/where does not exist. Create it, or correct the locations.");
  }

  @Test
  void leavesAnotherHistoryTableAlone() {
    writeThreeVersions();
    var settings = settings().withHistoryTable("Other");
    Migrations.of(dataSource(), settings).upgrade(Target.HEAD);
    Migrations.of(dataSource(), settings).downgrade(Target.BASE);
    assertThat(tables()).containsExactly("Other", "Other_undo");
    plain().table("Other").load().migrate();
    assertThat(Migrations.of(dataSource(), settings).current().isHead()).isTrue();
  }

  @Test
  void needsOneConnection() {
    writeThreeVersions();
    var lent = new AtomicInteger();
    var single =
        dataSource(
            () -> {
              lent.incrementAndGet();
              return dataSource().getConnection();
            });
    Migrations.of(single, settings()).upgrade(Target.HEAD);
    Migrations.of(single, settings()).downgrade(Target.BASE);
    assertThat(lent).hasValue(2);
  }

  @Test
  void saysWhyADatabaseCanNotBeReached() {
    writeThreeVersions();
    var unreachable =
        dataSource(
            () -> {
              throw new SQLException("nobody listens", "08001");
            });
    failsWith(
        () -> Migrations.of(unreachable, settings()).upgrade(Target.HEAD),
        "The database can not be reached: nobody listens (SQLSTATE 08001). Check that it runs, and"
            + " its URL, user and password.");
  }

  @Test
  void waitsForTheLockNoLongerThanItMay() throws Exception {
    writeThreeVersions();
    var impatient = Migrations.of(dataSource(), settings().withLockTimeout(Duration.ofMillis(500)));
    var holder = new Holder("3");
    inParallel(
        () -> plain().callbacks(holder).load().migrate(),
        () -> {
          assertThat(holder.holding.await(1, TimeUnit.MINUTES)).isTrue();
          try {
            for (var command :
                List.<ThrowingCallable>of(
                    () -> impatient.upgrade(Target.HEAD), () -> impatient.downgrade(Target.BASE))) {
              assertThatThrownBy(command)
                  .isInstanceOf(StopoverException.class)
                  .hasMessageMatching(
                      "The migration lock of .*flyway_schema_history. was not free within 500 ms:"
                          + " session \\d+ holds it\\. Wait until it is done, or end that session,"
                          + " and try again\\.");
            }
          } finally {
            holder.enough.countDown();
          }
          return migrations().downgrade(Target.BASE);
        });
    migrations().upgrade(Target.HEAD);
    plainFlywayIsContentWithPending();
  }

  /** Keeps plain Flyway, and with it the lock, before a version. */
  private static final class Holder extends BaseCallback {

    private final String version;
    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);

    Holder(String version) {
      this.version = version;
    }

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      if (context.getMigrationInfo().getVersion().getVersion().equals(version)) {
        holding.countDown();
        try {
          assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Test
  void letsNobodyInBetweenItsSteps() throws Exception {
    for (var i = 1; i <= 6; i++) {
      write("V" + i + "__x.sql", "CREATE TABLE t" + i + " (id int);");
      write("U" + i + "__x.sql", "DROP TABLE t" + i + ";");
    }
    for (var round = 0; round < 2; round++) {
      inParallel(
          () -> fresh().upgrade(Target.HEAD),
          () -> fresh().upgrade(Target.HEAD),
          () -> fresh().downgrade(Target.BASE),
          () -> fresh().upgrade(Target.HEAD));
      plainFlywayIsContent();
    }
    migrations().upgrade(Target.HEAD);
    plainFlywayIsContentWithPending();
    assertThat(tables()).contains("t1", "t2", "t3", "t4", "t5", "t6");
  }

  @Test
  void oneOfManyUpgradesAppliesAndTheOthersFindNothingToDo() throws Exception {
    writeThreeVersions();
    var applied =
        inParallel(
            () -> fresh().upgrade(Target.HEAD).applied().size(),
            () -> plain().load().migrate().migrationsExecuted,
            () -> fresh().upgrade(Target.HEAD).applied().size());
    assertThat(applied.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
    plainFlywayIsContentWithPending();
  }

  @Test
  void saysThatThePaidEditionWasHere() {
    writeThreeVersions();
    migrations().upgrade(Target.HEAD);
    execute("UPDATE flyway_schema_history SET type = 'UNDO_SQL' WHERE installed_rank = 3");
    failsWith(
        () -> migrations().current(),
        "The history holds rows of one of Flyway's paid editions: Unknown migration type 'UNDO_SQL'"
            + " found in schema history. Go on with that edition, or remove those rows.");
  }

  @Test
  void undoesNothingWhileAPlainFlywayIsBetweenTwoMigrations() throws Exception {
    for (var i = 1; i <= 12; i++) {
      write("V" + i + "__x.sql", "CREATE TABLE t" + i + " (id int);");
      write("U" + i + "__x.sql", "DROP TABLE t" + i + ";");
    }
    for (var round = 0; round < 2; round++) {
      inParallel(
          () -> plain().load().migrate().migrationsExecuted,
          () -> {
            while (migrations().current().newest() == null) {
              Thread.onSpinWait();
            }
            return fresh().downgrade(Target.BASE).undone().size();
          });
      assertThat(migrations().current().newest()).isNull();
      plainFlywayIsContent();
    }
  }

  @Test
  void saysWhatARoleMayNot() throws SQLException {
    writeThreeVersions();
    migrations().upgrade(Target.parse("1"));
    var reader = reader();
    assertThat(Migrations.of(reader, settings()).current().version()).contains(Version.of("1"));
    assertThat(Migrations.of(reader, settings()).history()).hasSize(3);
    assertThatThrownBy(() -> Migrations.of(reader, settings()).upgrade(Target.HEAD))
        .isInstanceOf(StopoverException.class)
        .hasMessageContaining("denied");
    assertThatThrownBy(() -> Migrations.of(reader, settings()).downgrade(Target.BASE))
        .isInstanceOf(StopoverException.class)
        .hasMessageStartingWith("The database refused: ")
        .hasMessageEndingWith("Run it as the owner of the schema, or grant what is missing.");
    assertThat(tables()).containsExactly("a", "flyway_schema_history");
  }

  /** Write a statement that lasts some seconds. */

  /** Return connections of a user who may read, and nothing else. */
  abstract DataSource reader();

  void writeThreeVersions() {
    write("V1__create_a.sql", "CREATE TABLE a (id int);");
    write("U1__create_a.sql", "DROP TABLE a;");
    write("V2__create_b.sql", "CREATE TABLE b (id int);");
    write("U2__create_b.sql", "DROP TABLE b;");
    write("V3__extend_a.sql", "ALTER TABLE a ADD price int;\nALTER TABLE a ADD name int;");
    write("U3__extend_a.sql", "ALTER TABLE a DROP COLUMN name;\nALTER TABLE a DROP COLUMN price;");
  }

  void write(String name, String... lines) {
    try {
      Files.createDirectories(directory.resolve(name).getParent());
      Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Migrations migrations() {
    return migrations;
  }

  /** Stamp, which does what it was said to do. */
  StampResult stamp(Target target) {
    var plan = migrations.toStamp(target);
    var result = migrations.stamp(target);
    assertThat(result).isEqualTo(plan);
    return result;
  }

  /** Return what another process would have. */
  Migrations fresh() {
    return Migrations.of(dataSource(() -> dataSource().getConnection()), settings());
  }

  MigrationSettings settings() {
    return MigrationSettings.defaults(directory);
  }

  @SafeVarargs
  static <T> List<T> inParallel(Callable<T>... actions) throws Exception {
    var threads = Executors.newFixedThreadPool(actions.length);
    try {
      var running = new ArrayList<Future<T>>();
      for (var action : actions) {
        running.add(threads.submit(action));
      }
      var results = new ArrayList<T>();
      for (var future : running) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  interface Connecting {
    Connection connect() throws SQLException;
  }

  static DataSource dataSource(Connecting connecting) {
    return (DataSource)
        Proxy.newProxyInstance(
            MigrationContract.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection")
                    ? connecting.connect()
                    : System.identityHashCode(proxy));
  }

  Database database() {
    return database;
  }

  DataSource dataSource() {
    return database.dataSource();
  }

  /** Configure an unmodified Flyway, as someone would who has never heard of us. */
  FluentConfiguration plain() {
    return Flyway.configure().dataSource(dataSource()).locations("filesystem:" + directory);
  }

  void plainFlywayMigrates() {
    plain().load().migrate();
    plainFlywayIsContentWithPending();
  }

  void plainFlywayIsContent() {
    var flyway = plain().ignoreMigrationPatterns("*:pending").load();
    flyway.info();
    flyway.validate();
    assertThat(flyway.repair().repairActions).isEmpty();
  }

  void plainFlywayIsContentWithPending(String... versions) {
    var flyway = plain().ignoreMigrationPatterns("*:pending").load();
    assertThat(flyway.info().pending())
        .extracting(MigrationInfo::getScript)
        .satisfies(scripts -> assertThat(scripts).as("pending").hasSize(versions.length));
    plainFlywayIsContent();
    if (versions.length == 0) {
      assertThat(flyway.migrate().migrationsExecuted).isZero();
    }
    assertThat(migrations().current().pending())
        .extracting(entry -> String.valueOf(entry.version()))
        .containsExactly(versions);
  }

  List<String> tables() {
    return query(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = "
            + (spec.engine() == dev.stopover.Engine.MYSQL ? "database()" : "current_schema()")
            + " ORDER BY table_name");
  }

  private static void failsWith(ThrowingCallable action, String message, Object... values) {
    assertThatThrownBy(action)
        .isInstanceOf(StopoverException.class)
        .hasMessage(message.formatted(values));
  }

  void execute(String... statements) {
    try (var connection = dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  List<String> query(String sql) {
    try (var connection = dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
