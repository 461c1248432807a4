package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.SpringNamedTestCases.BesidesTestCase;
import dev.stopover.junit.SpringNamedTestCases.OnlyNamedBesidesTestCase;
import dev.stopover.junit.SpringNamedTestCases.OnlyNamedTestCase;
import dev.stopover.junit.SpringNamedTestCases.PreferredNamedTestCase;
import dev.stopover.junit.SpringNamedTestCases.TwoSourcesTestCase;
import dev.stopover.junit.SpringTestCases.AmbiguousTestCase;
import dev.stopover.junit.SpringTestCases.BuiltTestCase;
import dev.stopover.junit.SpringTestCases.DataJpaTestCase;
import dev.stopover.junit.SpringTestCases.JdbcTestCase;
import dev.stopover.junit.SpringTestCases.LeakingTestCase;
import dev.stopover.junit.SpringTestCases.NestingTestCase;
import dev.stopover.junit.SpringTestCases.OneInstanceTestCase;
import dev.stopover.junit.SpringTestCases.SavingAgainTestCase;
import dev.stopover.junit.SpringTestCases.SavingTestCase;
import dev.stopover.junit.SpringTestCases.TransactionalTestCase;
import dev.stopover.junit.SpringTestCases.WithoutBootTestCase;
import dev.stopover.junit.guests.GuestApplication;
import dev.stopover.junit.internal.LeakedConnections;
import org.junit.jupiter.api.Test;

/** The database of a test is that of Spring's application, which one cache keeps for all tests. */
abstract class SpringContract {

  private final Fixtures fixtures;

  SpringContract(String engine) {
    this.fixtures = Fixtures.on(engine);
  }

  @Test
  void bindsOneApplicationToTheDatabasesOfManyTests() {
    GuestApplication.STARTED.set(0);

    fixtures.pass(
        5 + 2 + 4 + 2 + 2 + 2 + 2 + 2 + 2,
        SavingTestCase.class,
        SavingAgainTestCase.class,
        NestingTestCase.class,
        TransactionalTestCase.class,
        OneInstanceTestCase.class,
        BuiltTestCase.class,
        DataJpaTestCase.class,
        JdbcTestCase.class,
        WithoutBootTestCase.class);

    assertThat(GuestApplication.STARTED)
        .as("one application for the whole tests, and one for each kind of slice")
        .hasValueLessThanOrEqualTo(3);
  }

  @Test
  void bindsSeveralDatabasesByTheirNames() {
    fixtures.pass(
        3 + 2 + 2, TwoSourcesTestCase.class, BesidesTestCase.class, OnlyNamedTestCase.class);
  }

  @Test
  void leavesTheOtherDataSourceAlone() {
    fixtures.pass(2, OnlyNamedBesidesTestCase.class);
  }

  @Test
  void prefersWhatTheApplicationPrefers() {
    fixtures.pass(2, PreferredNamedTestCase.class);
  }

  @Test
  void refusesWhatItCannotBind() {
    var failures = Fixtures.failures(fixtures.run(LeakingTestCase.class, AmbiguousTestCase.class));

    assertThat(failures)
        .satisfiesExactlyInAnyOrder(
            failure -> assertThat(failure).isInstanceOf(LeakedConnections.class),
            failure ->
                assertThat(failure)
                    .rootCause()
                    .hasMessage(
                        "The application has several data sources (guests, other), and none of them"
                            + " is the first. Mark the one that @MigratedDatabase is to stand in for"
                            + " with @Primary, or name it dataSource."));
  }
}
