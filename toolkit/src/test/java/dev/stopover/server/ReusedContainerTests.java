package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container that runs on serves one JVM after another, and several at once. */
class ReusedContainerTests {

  private static final Pattern ADDRESS = Pattern.compile("(?m)^created (\\S+) (\\S+) (\\S+)$");
  private static final Pattern PORT = Pattern.compile(":(\\d+)/");

  /** Copy a database several times and tell the address of the first one. */
  public static void main(String[] arguments) throws IOException, SQLException {
    try (var server =
            Server.reused((ServerSpec.Image) ServerSpec.parse(arguments[0])).orElseThrow();
        var template = server.create()) {
      try (var connection = template.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE a (id int PRIMARY KEY)");
      }
      try (var clones = server.clones(template)) {
        for (var i = 0; i < 5; i++) {
          try (var clone = clones.take();
              var connection = clone.dataSource().getConnection();
              var statement = connection.createStatement()) {
            statement.execute("INSERT INTO a VALUES (1)");
          }
        }
      }
      var url = template.url();
      System.out.write(
          "created %s %s %s\n"
              .formatted(url.jdbcUrl(), url.user(), url.password())
              .getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    }
    System.exit(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres:17", "mysql:9.7"})
  void servesOneAfterAnotherAndSeveralAtOnce(String image) throws Exception {
    var first = end(begin(image));
    try {
      assertThatExceptionOfType(StopoverException.class)
          .isThrownBy(() -> ConnectionPool.open(first))
          .withMessageContaining("there is no database of that name");

      var second = begin(image);
      var third = begin(image);
      assertThat(List.of(end(second), end(third)))
          .doesNotHaveDuplicates()
          .doesNotContain(first)
          .allSatisfy(url -> assertThat(port(url)).isEqualTo(port(first)));
    } finally {
      remove(port(first));
    }
  }

  private static Process begin(String image) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                ReusedContainerTests.class.getName(),
                image));
    builder.environment().put("TESTCONTAINERS_REUSE_ENABLE", "true");
    return builder.redirectErrorStream(true).start();
  }

  private static DatabaseUrl end(Process process) throws IOException, InterruptedException {
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    var address = ADDRESS.matcher(output);
    assertThat(address.find()).as(output).isTrue();
    return new DatabaseUrl(address.group(1), address.group(2), address.group(3));
  }

  private static String port(DatabaseUrl url) {
    var port = PORT.matcher(url.jdbcUrl());
    assertThat(port.find()).isTrue();
    return port.group(1);
  }

  private static void remove(String port) throws IOException, InterruptedException {
    var found = run("docker", "ps", "-q", "--filter", "publish=" + port);
    run("docker", "rm", "-f", found);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }
}
