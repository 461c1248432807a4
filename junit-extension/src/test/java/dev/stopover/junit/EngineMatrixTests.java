package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.junit.BuilderTestCases.BuiltOnBothTestCase;
import dev.stopover.junit.MatrixTestCases.BothTestCase;
import dev.stopover.junit.MatrixTestCases.ConfiguredTestCase;
import dev.stopover.junit.MatrixTestCases.NestingTestCase;
import dev.stopover.junit.MatrixTestCases.OneInstanceConstructorTestCase;
import dev.stopover.junit.MatrixTestCases.OneInstanceTestCase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Several engines; all fixtures run in one launcher session, with containers of their own. */
@Tag("smoke")
class EngineMatrixTests {

  private static EngineExecutionResults results;

  @BeforeAll
  static void run() {
    MatrixTestCases.CALLS.clear();
    MatrixTestCases.DATABASES.clear();
    results =
        Fixtures.on("mysql:9.7, postgres:17")
            .run(
                BothTestCase.class,
                BuiltOnBothTestCase.class,
                OneInstanceTestCase.class,
                OneInstanceConstructorTestCase.class,
                NestingTestCase.class,
                ConfiguredTestCase.class);
  }

  @Test
  void runsTheWholeClassOnEachEngine() {
    assertThat(calls("BothTestCase"))
        .containsExactly(
            "superclass before all on POSTGRESQL",
            "before all on POSTGRESQL",
            "test on POSTGRESQL",
            "after all on POSTGRESQL",
            "superclass after all on POSTGRESQL",
            "superclass before all on MYSQL",
            "before all on MYSQL",
            "test on MYSQL",
            "after all on MYSQL",
            "superclass after all on MYSQL");
  }

  @Test
  void runsAClassWhoseDatabaseIsDescribedInCode() {
    assertThat(calls("BuiltOnBothTestCase"))
        .containsExactly(
            "before all on POSTGRESQL",
            "test on POSTGRESQL",
            "before all on MYSQL",
            "test on MYSQL");
  }

  @Test
  void keepsAnOnlyInstanceForAllEngines() {
    assertThat(calls("OneInstanceTestCase"))
        .containsExactly(
            "before all on POSTGRESQL",
            "test 1 on POSTGRESQL",
            "before all on MYSQL",
            "test 2 on MYSQL");
  }

  @Test
  void refusesADatabaseForTheConstructorOfAnOnlyInstance() {
    assertThat(Fixtures.failures(results))
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "Failed to resolve parameter [javax.sql.DataSource database] in constructor"
                + " [dev.stopover.junit.MatrixTestCases$OneInstanceConstructorTestCase"
                + "(javax.sql.DataSource)]: "
                + "dev.stopover.junit.MatrixTestCases$OneInstanceConstructorTestCase runs on"
                + " several engines (postgres:17, mysql:9.7), but its only instance is made once,"
                + " before the first of them has its turn. Take the database as a parameter of"
                + " methods, or have an instance for each method.");
  }

  @Test
  void runsNestedClassesOnTheEngineOfTheOuterOne() {
    assertThat(calls("NestingTestCase"))
        .containsExactlyInAnyOrder(
            "inner before all on POSTGRESQL",
            "inner test on POSTGRESQL",
            "one on POSTGRESQL",
            "two on POSTGRESQL",
            "own before all on POSTGRESQL",
            "own test in Bodø on POSTGRESQL",
            "inner before all on MYSQL",
            "inner test on MYSQL",
            "one on MYSQL",
            "two on MYSQL",
            "own before all on MYSQL",
            "own test in Bodø on MYSQL");
  }

  @Test
  void takesTheEnginesOfTheConfigurationWhereTheClassNamesNone() {
    assertThat(calls("ConfiguredTestCase")).containsExactly("test on MYSQL", "test on POSTGRESQL");
  }

  @Test
  void namesTheEngines() {
    assertThat(
            results.containerEvents().started().stream()
                .map(event -> event.getTestDescriptor())
                .filter(
                    container ->
                        container
                            .getUniqueId()
                            .getLastSegment()
                            .getType()
                            .equals("class-template-invocation"))
                .filter(container -> container.getUniqueId().toString().contains("$BothTestCase"))
                .map(container -> container.getDisplayName()))
        .containsExactly("postgres:17", "mysql:9.7");
  }

  @Test
  void startsEachServerOnce() {
    var servers =
        MatrixTestCases.DATABASES.stream()
            .map(database -> database.url().replaceFirst("/stopover_.*", ""))
            .collect(Collectors.toSet());

    assertThat(servers).hasSize(2);
  }

  @Test
  void stopsTheServersWithTheSession() {
    assertThat(MatrixTestCases.DATABASES)
        .isNotEmpty()
        .allSatisfy(
            database ->
                assertThatThrownBy(
                        () ->
                            DriverManager.getConnection(
                                database.url(), database.user(), database.password()))
                    .isInstanceOf(SQLException.class));
  }

  private static List<String> calls(String fixture) {
    return MatrixTestCases.CALLS.stream()
        .filter(call -> call.startsWith(fixture + ": "))
        .map(call -> call.substring(fixture.length() + 2))
        .toList();
  }
}
