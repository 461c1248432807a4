package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.StopoverException;
import dev.stopover.junit.FailingTestCases.BaselineTestCase;
import dev.stopover.junit.FailingTestCases.BrokenScriptTestCase;
import dev.stopover.junit.FailingTestCases.ExtraTableTestCase;
import dev.stopover.junit.FailingTestCases.LeftoverTableTestCase;
import dev.stopover.junit.FailingTestCases.LeftoverViewTestCase;
import dev.stopover.junit.FailingTestCases.LostRowsTestCase;
import dev.stopover.junit.FailingTestCases.MissingColumnTestCase;
import dev.stopover.junit.FailingTestCases.MissingColumnTooTestCase;
import dev.stopover.junit.FailingTestCases.MissingDownTestCase;
import dev.stopover.junit.FailingTestCases.MissingMigrationTestCase;
import dev.stopover.junit.FailingTestCases.MissingViewTestCase;
import dev.stopover.junit.FailingTestCases.ParcelsTestCase;
import dev.stopover.junit.FailingTestCases.ResolvedTestCase;
import dev.stopover.junit.FailingTestCases.TypeDifferenceTestCase;
import dev.stopover.junit.FailingTestCases.UnknownParameterTestCase;
import dev.stopover.junit.FailingTestCases.WithoutModelsTestCase;
import dev.stopover.junit.FailingTestCases.WithoutRoundTripTestCase;
import dev.stopover.junit.FailingTestCases.WithoutRowsTestCase;
import dev.stopover.junit.FailingTestCases.WrongLocationTestCase;
import dev.stopover.junit.MigrationTestCases.LostNameTestCase;
import dev.stopover.junit.MigrationTestCases.MissingRowsTestCase;
import dev.stopover.junit.MigrationTestCases.NeverRunTestCase;
import dev.stopover.junit.MigrationTestCases.NoMigrationTestCase;
import dev.stopover.junit.MigrationTestCases.NoSeedsTestCase;
import dev.stopover.junit.MigrationTestCases.NoVersionTestCase;
import dev.stopover.junit.MigrationTestCases.PeopleTestCase;
import dev.stopover.junit.MigrationTestCases.PinnedTestCase;
import dev.stopover.junit.MigrationTestCases.SeededOlderTestCase;
import dev.stopover.junit.MigrationTestCases.SeededTestCase;
import dev.stopover.junit.MigrationTestCases.SharingTestCase;
import dev.stopover.junit.PassingTestCases.ConstructorTestCase;
import dev.stopover.junit.PassingTestCases.FirstBirthTestCase;
import dev.stopover.junit.PassingTestCases.FirstConcurrentTestCase;
import dev.stopover.junit.PassingTestCases.FromInterfaceTestCase;
import dev.stopover.junit.PassingTestCases.FromSuperclassTestCase;
import dev.stopover.junit.PassingTestCases.OneInstanceTestCase;
import dev.stopover.junit.PassingTestCases.OrderedTestCase;
import dev.stopover.junit.PassingTestCases.OuterTestCase;
import dev.stopover.junit.PassingTestCases.ParametersTestCase;
import dev.stopover.junit.PassingTestCases.PlaceholdersTestCase;
import dev.stopover.junit.PassingTestCases.PlainTestCase;
import dev.stopover.junit.PassingTestCases.SecondBirthTestCase;
import dev.stopover.junit.PassingTestCases.SecondConcurrentTestCase;
import dev.stopover.junit.PassingTestCases.TidyTestCase;
import dev.stopover.junit.PassingTestCases.ViewsTestCase;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What holds on each engine; the fixtures run on one server, each time as in a JVM of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MigratedDatabaseContract {

  private static final Path BASELINE = Path.of("target/baseline.txt");

  private final Server server;
  private final Fixtures fixtures;

  MigratedDatabaseContract(String image) {
    server = Server.start(ServerSpec.parse(image));
    fixtures = Fixtures.on(Fixtures.urlOf(server));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** Returns a statement that adds a column of numeric(8,3) to the end of a table. */
  abstract String addWeight();

  /** Returns the statement that gives the column a scale of 3. */
  abstract String alterWeight();

  /** Returns what the server calls numeric. */
  abstract String numeric();

  /** Returns how a primary key on id is written within the statement for a table. */
  abstract String primaryKeyOfDepot();

  /** Returns the statement that makes the view {@code todays}, in the server's words. */
  abstract String leftoverView();

  /** Return the statement that drops the view {@code todays}. */
  abstract String dropView();

  /** Returns what is said about a script with a statement that the server does not take. */
  abstract String brokenScript(String database);

  @Test
  void parametersAreForTestAndLifecycleMethods() {
    fixtures.pass(8, ParametersTestCase.class);

    assertConnectionsAreClosed();
  }

  @Test
  void parametersAreForConstructors() {
    fixtures.pass(2, ConstructorTestCase.class);
    assertConnectionsAreClosed();

    fixtures.pass(2, OneInstanceTestCase.class);
    assertConnectionsAreClosed();
  }

  @Test
  void nestedClassesShareTheDatabaseUnlessTheyHaveTheirOwn() {
    fixtures.pass(4, OuterTestCase.class);

    var outer = Seen.name("outer");
    assertThat(Seen.name("inner")).isEqualTo(outer).isEqualTo(Seen.name("innermost"));
    assertThat(Seen.name("own")).isNotEqualTo(outer);
    assertThat(Seen.DATABASES.get("own").engine()).isEqualTo(server.engine());
    fixtures.pass(2, PlainTestCase.class);
  }

  @Test
  void annotationMayComeFromElsewhere() {
    fixtures.pass(
        4, FromInterfaceTestCase.class, FromSuperclassTestCase.class, OrderedTestCase.class);
  }

  @Test
  void sqlStandsBesideTheModels() {
    fixtures.pass(1, ViewsTestCase.class);
  }

  @Test
  void whatTheSqlBesideTheModelsSaysMustBeThere() {
    assertThat(fixtures.failure(MissingViewTestCase.class))
        .hasMessageContaining("view todays")
        .hasMessageContaining("absent");
  }

  @Test
  void placeholdersAreReplaced() {
    fixtures.pass(1, PlaceholdersTestCase.class);
  }

  @Test
  void classesOfTheSameMigrationsAndModelsShareATemplateAndNothingElse() {
    Births.SEEN.clear();

    fixtures.pass(2, FirstBirthTestCase.class, SecondBirthTestCase.class);

    assertThat(Births.SEEN).hasSize(2);
    assertThat(Births.SEEN.values())
        .as("made by one run of the migration")
        .containsOnly(Births.SEEN.get("FirstBirthTestCase"));
    // Each looks for the row that the other adds. MySQL may hand on a database that was put back.
    assertThat(Seen.DATABASES.values())
        .extracting(TestDatabase::engine)
        .containsOnly(server.engine());
  }

  @Test
  void databaseOfAClassIsDroppedAfterIt() {
    fixtures.pass(2, OrderedTestCase.class, TidyTestCase.class);
  }

  @Test
  void classesMayRunAtTheSameTime() {
    fixtures
        .with("junit.jupiter.execution.parallel.enabled", "true")
        .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
        .pass(2, FirstConcurrentTestCase.class, SecondConcurrentTestCase.class);

    assertThat(Seen.DATABASES).hasSize(2);
  }

  @Test
  void reportsAMissingColumn() {
    var failure = assertionFailure(MissingColumnTestCase.class);

    assertThat(failure)
        .hasMessage(
            """
            The models and the migrations disagree in 1 place:

              column parcel.weight
                models      %s(8,3) NOT NULL  (dev.stopover.junit.Parcels$Parcel.weight)
                migrations  absent
                fix         %s;

            Next step: correct the models, or write the migration with:
              stopover revision --autogenerate -m "…"

            Migrations: classpath:failing/missing_column
            Server: %s""",
            numeric(), addWeight(), nameAndVersion());
    assertThat(failure.getExpected().getValue())
        .isEqualTo("column parcel.weight: %s(8,3) NOT NULL".formatted(numeric()));
    assertThat(failure.getActual().getValue()).isEqualTo("column parcel.weight: absent");
  }

  @Test
  void reportsADifferentType() {
    assertThat(assertionFailure(TypeDifferenceTestCase.class))
        .hasMessage(
            """
            The models and the migrations disagree in 1 place:

              column parcel.weight
                models      %1$s(8,3) NOT NULL  (dev.stopover.junit.Parcels$Parcel.weight)
                migrations  %1$s(8,2) NOT NULL
                fix         %2$s;
                loses       parcel.weight: its type goes from %1$s(8,2) to %1$s(8,3), which cannot hold every value

            Next step: correct the models, or write the migration with:
              stopover revision --autogenerate -m "…"

            Migrations: classpath:failing/type_difference
            Server: %3$s""",
            numeric(), alterWeight(), nameAndVersion());
  }

  @Test
  void reportsAMissingMigration() {
    assertThat(assertionFailure(MissingMigrationTestCase.class))
        .hasMessage(
            """
            The models and the migrations disagree in 1 place:

              table depot
                models      2 columns  (dev.stopover.junit.Parcels$Depot)
                migrations  absent
                fix         CREATE TABLE depot (
                                id bigint NOT NULL,
                                city varchar(255) NOT NULL,
                                %s
                            );

            Next step: correct the models, or write the migration with:
              stopover revision --autogenerate -m "…"

            Migrations: classpath:failing/missing_migration
            Server: %s""",
            primaryKeyOfDepot(), nameAndVersion());
  }

  @Test
  void reportsATableThatNoModelHas() {
    assertThat(assertionFailure(ExtraTableTestCase.class))
        .hasMessage(
            """
            The models and the migrations disagree in 1 place:

              table courier
                models      absent
                migrations  2 columns
                fix         DROP TABLE courier;
                loses       courier: the table is dropped with its rows

            Next step: correct the models, or write the migration with:
              stopover revision --autogenerate -m "…"

            Migrations: classpath:failing/extra_table
            Server: %s""",
            nameAndVersion());
  }

  @Test
  void reportsWhatADownScriptLeavesBehind() {
    var failure = assertionFailure(LeftoverTableTestCase.class);

    assertThat(failure)
        .hasMessage(
            """
            The migrations do not stand up to being undone, in 1 place:

            version 1 is not undone: after U1__create_parcels.sql the schema is not the one before it, in 1 place:

              table depot
                before  absent
                undone  2 columns
                fix     DROP TABLE depot;

              Next step: add the statements to U1__create_parcels.sql.

            Migrations: classpath:failing/leftover_table
            Server: %s""",
            nameAndVersion());
    assertThat(failure.getExpected().getValue()).isEqualTo("table depot: absent");
    assertThat(failure.getActual().getValue()).isEqualTo("table depot: 2 columns");
  }

  @Test
  void reportsAViewThatADownScriptLeavesBehind() {
    var failure = assertionFailure(LeftoverViewTestCase.class);

    assertThat(failure)
        .hasMessage(
            """
            The migrations do not stand up to being undone, in 1 place:

            version 1 is not undone: after U1__create_parcels.sql the schema is not the one before it, in 1 place:

              view todays
                before  absent
                undone  %s
                fix     %s;

              Next step: add the statements to U1__create_parcels.sql.

            Migrations: classpath:failing/leftover_view
            Server: %s""",
            leftoverView().replace("\n", "\n            "), dropView(), nameAndVersion());
    assertThat(failure.getExpected().getValue()).isEqualTo("view todays: absent");
    assertThat(failure.getActual().getValue()).isEqualTo("view todays: " + leftoverView());
  }

  @Test
  void reportsAMissingDownScript() {
    assertThat(assertionFailure(MissingDownTestCase.class))
        .hasMessage(
            """
            The migrations do not stand up to being undone, in 1 place:

            version 1 cannot be undone: U1__create_parcels.sql is missing.
              Next step: write it, or say in V1__create_parcels.sql:
                -- stopover: irreversible because …

            Migrations: classpath:failing/missing_down
            Server: %s""",
            nameAndVersion());
  }

  @Test
  void reportsRowsThatAVersionLoses() {
    assertThat(assertionFailure(LostRowsTestCase.class))
        .hasMessageContaining("version 2 loses parcel.weight: ")
        .hasMessageContaining("    -- stopover: lossy parcel.weight\n");
  }

  @Test
  void provesOnlyWhatIsAskedFor() {
    fixtures.pass(
        3, WithoutRowsTestCase.class, WithoutRoundTripTestCase.class, WithoutModelsTestCase.class);
  }

  @Test
  void testsOfMigrationsBeginWithAnOlderVersion() {
    fixtures.pass(6, PeopleTestCase.class, PinnedTestCase.class);
  }

  @Test
  void testsBeginWithTheRowsOfTheClass() {
    fixtures.pass(4, SeededTestCase.class, SeededOlderTestCase.class);
  }

  @Test
  void rowsOfTheClassMustSurviveTheVersions() {
    assertThat(assertionFailure(LostNameTestCase.class))
        .hasMessageContaining(
            "version 2 loses person.full_name: 'Ada Lovelace' became 'Countess of Lovelace' in the"
                + " row with id = '1'");
  }

  @Test
  void reportsWhatIsWrongWithTheRowsOfAClass() {
    assertThat(fixtures.failure(NoSeedsTestCase.class))
        .hasMessageStartingWith("The data set rows/nobody.csv does not exist.");
    assertThat(fixtures.failure(NoVersionTestCase.class))
        .hasMessage(
            "The rows of rows/person.csv are to go in after version 8, which is not among the"
                + " migrations (1, 2). Name one of these.");
  }

  @Test
  void reportsWhatIsWrongWithATestOfAMigration() {
    assertThat(
            Fixtures.failures(
                fixtures.run(
                    NeverRunTestCase.class,
                    SharingTestCase.class,
                    MissingRowsTestCase.class,
                    NoMigrationTestCase.class)))
        .extracting(Throwable::getMessage)
        .satisfiesExactlyInAnyOrder(
            text ->
                assertThat(text)
                    .isEqualTo(
                        "forgets never ran its migration. Call run() of its PendingMigration once the rows are there."),
            text ->
                assertThat(text)
                    .endsWith(
                        " has @MigrationTest, but shares its database with other tests. Let the class have isolation = PER_METHOD."),
            text -> assertThat(text).startsWith("The data set rows/nobody.csv does not exist."),
            text ->
                assertThat(text)
                    .contains("Only a method with @MigrationTest has a PendingMigration, but "));
  }

  @Test
  void reportsAreWrittenWhetherAllIsWellOrNot(@TempDir Path directory) throws IOException {
    var reporting = fixtures.with(MigratedDatabaseExtension.REPORTS, directory.toString());

    reporting.pass(1, ParcelsTestCase.class);
    assertThat(report(directory, "schema.mmd"))
        .startsWith("erDiagram\n  depot {\n    bigint id PK\n");
    assertThat(report(directory, "drift.md")).contains("✅ The models and the migrations agree.");
    assertThat(report(directory, "drift.json")).contains("\"clean\" : true");
    assertThat(report(directory, "round-trip.md"))
        .contains("✅ Every version can be undone and applied again.", "| `1 create parcels` |");
    assertThat(report(directory, "round-trip.json")).contains("\"clean\" : true");

    var other = directory.resolve("other");
    fixtures
        .with(MigratedDatabaseExtension.REPORTS, other.toString())
        .failure(LostRowsTestCase.class);
    assertThat(report(other, "round-trip.md")).contains("❌", "no-loss", "parcel.weight");
  }

  private static String report(Path directory, String name) throws IOException {
    try (var files = Files.walk(directory)) {
      return Files.readString(files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
    }
  }

  @Test
  void whatTheBaselineKnowsPassesAndWhatIsNewFails() throws IOException {
    Files.writeString(BASELINE, "");
    assertThat(fixtures.failure(BaselineTestCase.class))
        .hasMessageContaining("column parcel.weight");

    fixtures.with(MigratedDatabaseExtension.BASELINE, "write").pass(1, BaselineTestCase.class);

    assertThat(Files.readAllLines(BASELINE))
        .hasSize(3)
        .anyMatch(
            line ->
                line.startsWith("models: column parcel.weight: numeric(8,3)")
                    || line.startsWith("models: column parcel.weight: decimal(8,3)"))
        .contains("version 1: the down script is missing");
    fixtures.pass(1, BaselineTestCase.class);
  }

  @Test
  void whatTheBaselineKnowsAndIsResolvedFails() throws IOException {
    Files.writeString(BASELINE, "# old\nmodels: column parcel.colour: text, but is absent\n");

    assertThat(assertionFailure(ResolvedTestCase.class))
        .hasMessage(
            """
            The baseline target/baseline.txt names what is not there any more:

              models: column parcel.colour: text, but is absent

            Next step: remove the line from it, so that it is noticed when it returns.

            Migrations: classpath:parcels
            Server: %s""",
            nameAndVersion());
  }

  @Test
  void reportsAScriptThatFails() {
    var failure = fixtures.failure(BrokenScriptTestCase.class);

    var database = failure.getMessage().replaceAll("(?s).*(stopover_\\w+)\\.parcle.*", "$1");
    assertThat(failure).isInstanceOf(StopoverException.class).hasMessage(brokenScript(database));
  }

  @Test
  void reportsALocationThatDoesNotExist() {
    assertThat(fixtures.failure(WrongLocationTestCase.class))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "The location classpath:failing/nowhere/%s does not exist. Create it, or correct the"
                    .formatted(server.engine().vendor())
                + " locations.");
  }

  @Test
  void leavesUnknownParametersToOthers() {
    var failures = Fixtures.failures(fixtures.run(UnknownParameterTestCase.class));

    assertThat(failures)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "No ParameterResolver registered for parameter [java.lang.String url] in method [void"
                + " dev.stopover.junit.FailingTestCases$UnknownParameterTestCase"
                + ".url(java.lang.String)].");
  }

  @Test
  void failsEachClassOfATemplateWithoutASecondLook() {
    var failures =
        Fixtures.failures(
            fixtures.run(MissingColumnTestCase.class, MissingColumnTooTestCase.class));

    assertThat(failures).hasSize(2);
    assertThat(failures.get(1)).isSameAs(failures.get(0));
  }

  @Test
  void leavesNothingOnTheServer() throws SQLException {
    fixtures.pass(1, OrderedTestCase.class);
    fixtures.failure(LeftoverTableTestCase.class);

    try (var database = server.create();
        var connection = database.dataSource().getConnection()) {
      assertThat(TidyTestCase.databases(connection)).containsExactly(database.name());
    }
  }

  private AssertionFailedError assertionFailure(Class<?> fixture) {
    var failure = fixtures.failure(fixture);
    assertThat(failure).isInstanceOf(AssertionFailedError.class);
    return (AssertionFailedError) failure;
  }

  private String nameAndVersion() {
    return server.engine().productName() + " " + server.majorVersion();
  }

  private static void assertConnectionsAreClosed() {
    assertThat(Seen.CONNECTIONS).isNotEmpty().allSatisfy(MigratedDatabaseContract::assertClosed);
  }

  private static void assertClosed(Connection connection) throws SQLException {
    assertThat(connection.isClosed()).isTrue();
  }
}
