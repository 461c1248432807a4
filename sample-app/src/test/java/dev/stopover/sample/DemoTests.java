package dev.stopover.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the README begins with works. */
class DemoTests {

  @Test
  void showsTheWholeLoop() throws IOException, InterruptedException {
    var process = new ProcessBuilder("./demo").redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .containsSubsequence(
            "$ stopover revision --autogenerate -m \"create venues and events\"",
            "$ stopover upgrade",
            "$ stopover check",
            "column events.ticket_price",
            "$ stopover downgrade base",
            "Tables in the database: flyway_schema_history, flyway_schema_history_undo",
            "$ stopover upgrade head",
            "Done in ");
  }
}
