package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.BuilderTestCases.BuiltTestCase;
import dev.stopover.junit.BuilderTestCases.TwoTestCase;
import dev.stopover.junit.FailingTestCases.KeptTestCase;
import dev.stopover.junit.IsolationTestCases.BeforeAllTestCase;
import dev.stopover.junit.IsolationTestCases.ClassTestCase;
import dev.stopover.junit.IsolationTestCases.ConcurrentTestCase;
import dev.stopover.junit.IsolationTestCases.ConnectionOfAnOnlyInstanceTestCase;
import dev.stopover.junit.IsolationTestCases.EachTestCase;
import dev.stopover.junit.IsolationTestCases.FirstSharedTestCase;
import dev.stopover.junit.IsolationTestCases.LeakingBeforeAllTestCase;
import dev.stopover.junit.IsolationTestCases.LeakingTestCase;
import dev.stopover.junit.IsolationTestCases.OnlyInstanceTestCase;
import dev.stopover.junit.IsolationTestCases.ResetTestCase;
import dev.stopover.junit.IsolationTestCases.SecondSharedTestCase;
import dev.stopover.junit.IsolationTestCases.SharedResetTestCase;
import dev.stopover.junit.IsolationTestCases.TableBeforeAllTestCase;
import dev.stopover.junit.IsolationTestCases.TableLeftBehindTestCase;
import dev.stopover.junit.PassingTestCases.TidyTestCase;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.AssertionFailedError;

/** What tests may and may not see of each other, on each engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IsolationContract {

  private final Server server;
  private final Fixtures fixtures;

  IsolationContract(String image) {
    server = Server.start(ServerSpec.parse(image));
    fixtures = Fixtures.on(Fixtures.urlOf(server));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void noTestSeesWhatAnotherDid() {
    fixtures.pass(9, EachTestCase.class);
  }

  @Test
  void testsBeginWithWhatBeforeAllMethodsDid() {
    fixtures.pass(5, BeforeAllTestCase.class);
    fixtures.pass(2, TableBeforeAllTestCase.class);
  }

  @Test
  void dataSourceOfAnOnlyInstanceFollowsItsTests() {
    fixtures.pass(2, OnlyInstanceTestCase.class);
  }

  @Test
  void connectionOfAnOnlyInstanceIsRefused() {
    assertThat(fixtures.failure(ConnectionOfAnOnlyInstanceTestCase.class))
        .hasMessageEndingWith(
            "The only instance of"
                + " dev.stopover.junit.IsolationTestCases$ConnectionOfAnOnlyInstanceTestCase"
                + " outlives the databases of its tests, and a connection cannot follow it from one"
                + " to the next. Take a DataSource there, or let the class have isolation ="
                + " PER_CLASS.");
  }

  @Test
  void testsOfAClassShareItsDatabase() {
    fixtures.pass(4, ClassTestCase.class);
  }

  @Test
  void testsThatShareADatabaseLeaveItsSchemaAsItWas() {
    var results = fixtures.run(TableLeftBehindTestCase.class);

    results.testEvents().assertStatistics(all -> all.started(1).succeeded(1));
    assertThat(Fixtures.failures(results))
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessageStartingWith(
            "The tests of %s left another schema than the migrations made, in 1 place:%n%n  table surplus"
                .formatted(TableLeftBehindTestCase.class.getName()))
        .hasMessageContaining("Next step: undo it in the test, ");
  }

  @Test
  void testBeginsAnew() {
    fixtures.pass(1, ResetTestCase.class);
    fixtures.pass(1, SharedResetTestCase.class);
  }

  @Test
  void classesShareADatabase() {
    fixtures.pass(2, FirstSharedTestCase.class, SecondSharedTestCase.class);

    assertThat(Seen.DATABASES.values())
        .hasSize(2)
        .extracting(TestDatabase::name)
        .containsOnly(Seen.name("FirstSharedTestCase"));
  }

  @Test
  void testsOfAClassMayRunAtTheSameTime() {
    fixtures
        .with("junit.jupiter.execution.parallel.enabled", "true")
        .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
        .pass(2, ConcurrentTestCase.class);

    assertThat(Seen.DATABASES).hasSize(2);
  }

  @Test
  void connectionThatIsNotClosedFailsTheTestThatBorrowedIt() {
    var results = fixtures.run(LeakingTestCase.class);

    results.testEvents().assertStatistics(all -> all.started(2).succeeded(1).failed(1));
    var failure = Fixtures.failures(results).get(0);
    assertThat(failure)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(
            "A connection was not closed; the cause is where it was borrowed. Close it there, best"
                + " by try (var connection = …).");
    assertThat(Arrays.stream(failure.getCause().getStackTrace()).map(Object::toString))
        .anyMatch(line -> line.contains("LeakingTestCase.keepsOne(IsolationTestCases.java:"));
  }

  @Test
  void connectionThatABeforeAllMethodKeepsFailsTheFirstTest() {
    var failures = Fixtures.failures(fixtures.run(LeakingBeforeAllTestCase.class));

    assertThat(failures.get(0)).hasStackTraceContaining("LeakingBeforeAllTestCase.keepOne");
  }

  @Test
  void databasesAreDescribedInCode() {
    fixtures.pass(4, BuiltTestCase.class);
    fixtures.pass(2, TwoTestCase.class);
  }

  @Test
  void databaseOfAFailedTestIsKept() throws SQLException {
    var results = fixtures.run(KeptTestCase.class);

    results.testEvents().assertStatistics(all -> all.started(2).failed(1));
    assertThat(
            results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
        .containsExactly(Map.of("stopover.database", Seen.DATABASES.get("kept").url()));
    try (var database = server.create();
        var connection = database.dataSource().getConnection()) {
      assertThat(TidyTestCase.databases(connection))
          .containsExactlyInAnyOrder(database.name(), Seen.name("kept"));
      IsolationTestCases.execute(connection, "DROP DATABASE " + Seen.name("kept"));
    }
  }

  @Test
  void configuredServerStandsInForAnImage() {
    var engine = server.engine();
    Fixtures.on(engine.image() + ":1")
        .with("stopover.test.url." + engine.vendor(), Fixtures.urlOf(server))
        .pass(9, EachTestCase.class);

    assertThat(Seen.DATABASES.values())
        .allSatisfy(
            database ->
                assertThat(database.url())
                    .isEqualTo(server.adminUrl().withDatabase(database.name()).jdbcUrl()));
  }

  @Test
  void nothingIsLeftOnTheServer() throws SQLException {
    fixtures.pass(9, EachTestCase.class);
    fixtures.pass(5, BeforeAllTestCase.class);

    try (var database = server.create();
        var connection = database.dataSource().getConnection()) {
      assertThat(TidyTestCase.databases(connection)).containsExactly(database.name());
    }
  }
}
