package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.SpringTestCases.BothAgainTestCase;
import dev.stopover.junit.SpringTestCases.BothTestCase;
import dev.stopover.junit.SpringTestCases.BothTooEarlyTestCase;
import dev.stopover.junit.guests.GuestApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On several engines, Spring's application is another one for each. */
@Tag("smoke")
class SpringMatrixTests {

  private final Fixtures fixtures = Fixtures.byDefault();

  @Test
  void hasAnApplicationForEachEngine() {
    GuestApplication.STARTED.set(0);

    fixtures.pass(2 * (2 + 1 + 2), BothTestCase.class, BothAgainTestCase.class);

    assertThat(GuestApplication.STARTED).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void refusesAnApplicationBeforeTheFirstEngineHasItsTurn() {
    var failure = fixtures.failure(BothTooEarlyTestCase.class);

    assertThat(failure)
        .rootCause()
        .hasMessage(
            "%s runs on several engines, and its application is asked for before the first of them has its turn. Take beans in test methods and in @BeforeEach methods, and not in @BeforeAll methods or an only instance."
                .formatted(BothTooEarlyTestCase.class.getName()));
  }
}
