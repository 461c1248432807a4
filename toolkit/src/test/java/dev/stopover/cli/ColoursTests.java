package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A terminal shows what matters in colours, and nobody else sees them. */
class ColoursTests {

  private static final String TEXT =
      "3 points: failed\n    error: V3 failed\n    note: error: no\n\nIt would go wrong in 1 place.\n";

  @Test
  void paintsWhatStandsAtTheBeginningOfALine() {
    assertThat(Colours.painted(TEXT, true))
        .isEqualTo(
            "3 points: failed\n\033[31;1m    error:\033[0m V3 failed\n\033[2m    note:\033[0m error: no\n\n\033[31;1mIt would go wrong in 1 place.\033[0m\n");
  }

  @Test
  void paintsNothingWhereNobodySeesIt() {
    assertThat(Colours.painted(TEXT, false)).isEqualTo(TEXT);
  }

  @Test
  void completionIsAScriptThatKnowsCommandsAndOptions() {
    var answer = Call.of(Map.of(), "completion");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .startsWith("#!/usr/bin/env bash\n")
        .contains("complete -F _complete_stopover", "preflight", "--write-baseline");
  }
}
