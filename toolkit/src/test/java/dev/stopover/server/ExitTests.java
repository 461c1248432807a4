package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that ends without closing its servers leaves nothing. */
class ExitTests {

  private static final String MARK = "created ";

  /** Create a database, tell its address with the password, and forget it. */
  public static void main(String[] arguments) throws IOException {
    var database = Server.start(ServerSpec.parse(arguments[0])).create();
    var url = database.url();
    var text = "%s%s\n%s\n%s\n".formatted(MARK, url.jdbcUrl(), url.user(), url.password());
    System.out.write(text.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
    System.exit(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres:17", "mysql:9.7", "embedded:17"})
  void stopsWhatItStarted(String spec) throws Exception {
    var url = runToItsEnd(spec);
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> ConnectionPool.open(url))
        .withMessageContaining("the connection is refused");
  }

  @Test
  void dropsWhatItCreated() throws Exception {
    var admin = TestServers.get("postgres:17").adminUrl();
    var url =
        runToItsEnd(
            "%s&user=%s&password=%s"
                .formatted(admin.jdbcUrl() + "?", admin.user(), admin.password()));
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> ConnectionPool.open(url))
        .withMessageContaining("there is no database of that name");
  }

  private static DatabaseUrl runToItsEnd(String spec) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    ExitTests.class.getName(),
                    spec))
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains(MARK);
    var lines = output.substring(output.indexOf(MARK) + MARK.length()).lines().toList();
    var password = lines.get(2).equals("null") ? null : lines.get(2);
    return new DatabaseUrl(lines.get(0), lines.get(1), password);
  }
}
