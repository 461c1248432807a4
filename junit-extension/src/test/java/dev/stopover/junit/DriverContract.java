package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.junit.DriverTestCases.ClassTestCase;
import dev.stopover.junit.DriverTestCases.CrowdedTestCase;
import dev.stopover.junit.DriverTestCases.EachTestCase;
import dev.stopover.junit.DriverTestCases.LeakingTestCase;
import dev.stopover.junit.internal.LeakedConnections;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/** An application that has nothing but a URL has the database of the test that runs. */
abstract class DriverContract {

  private final Fixtures fixtures;

  DriverContract(String engine) {
    this.fixtures = Fixtures.on(engine);
  }

  @Test
  void leadsToTheDatabaseOfTheMoment() {
    fixtures.pass(2 + 2 + 1 + 2, EachTestCase.class, ClassTestCase.class);
  }

  @Test
  void beginsAClassOnce() {
    fixtures.pass(1, CrowdedTestCase.class);

    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:stopover:"))
        .isInstanceOf(StopoverException.class)
        .hasMessageContaining("no test that has one runs");
  }

  @Test
  void seesWhoKeepsAConnection() {
    assertThat(Fixtures.failures(fixtures.run(LeakingTestCase.class)))
        .singleElement()
        .isInstanceOf(LeakedConnections.class);
  }

  @Test
  void refusesWhereNoTestRuns() {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:stopover:parcels"))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "The application asks for the database \"parcels\", and no test that has one runs. It"
                + " has one from the time that a test class begins until its last test is over: end"
                + " what it does in the background by then.");
  }
}
