package dev.stopover.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guides tell a reader to do works, and prints what they show. */
class GuideTests {

  /** Stands before and after what each command prints. */
  private static final String MARK = "\u001e";

  private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

  @TempDir private Path project;

  static Stream<Path> guides() throws IOException {
    return Files.list(Path.of("guide"))
        .filter(
            file ->
                !file.endsWith("pipelines.md")
                    && !file.endsWith("spring.md")
                    && !file.endsWith("micronaut.md")
                    && !file.endsWith("quarkus.md"))
        .filter(file -> file.toString().contains(System.getProperty("guide", "")))
        .sorted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guides")
  void doesWhatItSays(Path file) throws IOException, InterruptedException, SQLException {
    var guide = Guide.read(file);
    var image = Files.readString(file).contains("engine: mysql") ? "mysql:9.7" : "postgres:17";
    try (var server = Server.start(ServerSpec.parse(image))) {
      var printed = run(guide, environment(server.adminUrl())).split(MARK, -1);
      var commands = guide.commands();
      assertThat(commands).isNotEmpty();
      keep(guide, printed);
      var softly = new SoftAssertions();
      for (var i = 0; i < commands.size(); i++) {
        var command = commands.get(i);
        var output = printed[2 * i + 1];
        softly
            .assertThat(command.allows(output))
            .as(
                "%s: $ %s%nshould print%n%s%nand prints%n%s",
                guide.name(), command.line(), String.join("\n", command.output()), output)
            .isTrue();
        if (i + 1 == commands.size() || !commands.get(i + 1).asksForTheExitCode()) {
          softly
              .assertThat(printed[2 * i + 2].strip())
              .as("%s: $ %s%nends with%n%s", guide.name(), command.line(), output)
              .isEqualTo("0");
        }
      }
      softly.assertAll();
    }
  }

  /** For whoever writes a guide: what its commands print, in {@code target/guide}. */
  private static void keep(Guide guide, String[] printed) throws IOException {
    var commands = guide.commands();
    var text = new StringBuilder();
    for (var i = 0; i < commands.size(); i++) {
      text.append("$ %s%n%s".formatted(commands.get(i).line(), printed[2 * i + 1]));
    }
    var directory = Files.createDirectories(Path.of("target/guide"));
    Files.writeString(directory.resolve(guide.name() + ".txt"), text);
  }

  private String run(Guide guide, Map<String, String> environment)
      throws IOException, InterruptedException {
    var script = new StringBuilder();
    for (var step : guide.steps()) {
      if (step instanceof Guide.Text text) {
        script.append(
            "mkdir -p \"$(dirname %1$s)\"; cat > %1$s <<'END OF FILE'%n%2$sEND OF FILE%n"
                .formatted(text.path(), text.content()));
      } else if (step instanceof Guide.Command command) {
        script.append(
            "printf '%s'; (exit ${status:-0})%n{ %s%n} < /dev/null; status=$?; printf '%s%%s' $status%n"
                .formatted(MARK, command.line(), MARK));
      }
    }
    var process = new ProcessBuilder("bash", "-c", script.toString()).directory(project.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("STOPOVER_"));
    process.environment().putAll(environment);
    var running = process.redirectErrorStream(true).start();
    var output = new String(running.getInputStream().readAllBytes(), UTF_8);
    running.waitFor();
    return output;
  }

  /** The databases of the article's environments, on a server that also serves to try things on. */
  private static Map<String, String> environment(DatabaseUrl admin)
      throws SQLException, IOException, InterruptedException {
    var port = port(admin);
    var variables = new TreeMap<String, String>();
    variables.put("STOPOVER_HOME", CHECKOUT.resolve("toolkit").toString());
    variables.put("STOPOVER_SCRATCH", url(admin, Objects.requireNonNull(admin.database())));
    variables.put(
        "PATH",
        Stream.of(CHECKOUT.resolve("toolkit/bin"), CHECKOUT.resolve("sample-app/src/test/clients"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator, "", File.pathSeparator))
            + System.getenv("PATH"));
    variables.put("CONTAINER", publishing(port));
    variables.put("PORT", port);
    variables.put("PASSWORD", Objects.requireNonNull(admin.password()));
    try (var connection =
            DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
        var statement = connection.createStatement()) {
      for (var name : List.of("dev", "staging", "prod")) {
        statement.execute("CREATE DATABASE myapp_" + name);
        variables.put(name.toUpperCase(Locale.ROOT) + "_DATABASE_URL", url(admin, "myapp_" + name));
      }
    }
    return variables;
  }

  private static String url(DatabaseUrl admin, String database) {
    return "%s://%s:%s@localhost:%s/%s"
        .formatted(admin.engine().vendor(), admin.user(), admin.password(), port(admin), database);
  }

  private static String port(DatabaseUrl url) {
    return URI.create(url.jdbcUrl().substring("jdbc:".length())).getPort() + "";
  }

  /** Another container may publish the same port for the other family of addresses. */
  private static String publishing(String port) throws IOException, InterruptedException {
    var process = new ProcessBuilder("docker", "ps", "--format", "{{.ID}} {{.Ports}}").start();
    var containers = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return containers
        .lines()
        .filter(line -> line.contains("0.0.0.0:" + port + "->"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElseThrow();
  }
}
