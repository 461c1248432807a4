package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTests {

  @Test
  void readsAlembicsWords() {
    assertThat(Target.parse("head")).isEqualTo(Target.HEAD);
    assertThat(Target.parse("base")).isEqualTo(Target.BASE);
    assertThat(Target.parse("+2")).isEqualTo(new Target.Relative(2));
    assertThat(Target.parse("-1")).isEqualTo(new Target.Relative(-1));
    assertThat(Target.parse("2.1")).isEqualTo(new Target.Exactly(Version.of("2.1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "base", "+2", "-1", "3", "2.1", "20260101120000"})
  void writesWhatItReads(String text) {
    assertThat(Target.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HEAD", "+0", "-0", "1.", "v1", "1-2", "+x", "latest", "--1"})
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> Target.parse(text))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "'"
                + text
                + "' is not a target. Write head, base, a version such as 3 or 2.1, +2 to go two"
                + " migrations up, or -1 to go one down.");
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 10", "1, 1.1", "1.9, 1.10", "999, 20260101120000"})
  void ordersVersionsByNumber(String lower, String higher) {
    assertThat(Version.of(lower)).isLessThan(Version.of(higher));
  }

  @Test
  void knowsOneVersionByAllItsSpellings() {
    assertThat(Version.of("1"))
        .isEqualTo(Version.of("1.0"))
        .isEqualTo(Version.of("01"))
        .hasSameHashCodeAs(Version.of("1.0.0"));
    assertThat(Version.of("2_1")).isEqualTo(Version.of("2.1")).hasToString("2.1");
  }

  @Test
  void countsOnWithWholeNumbers() {
    assertThat(Version.of("2.1").next()).hasToString("3");
  }

  @Test
  void refusesWhatIsNoVersion() {
    assertThatThrownBy(() -> Version.of("latest"))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "'latest' is not a version. Write numbers with dots between them, such as 3 or 2.1.");
  }
}
