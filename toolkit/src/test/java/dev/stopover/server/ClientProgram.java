package dev.stopover.server;

import dev.stopover.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Run a script with the engine's own client, which the container of the server has. */
public final class ClientProgram {

  private static final Pattern PORT = Pattern.compile("://[^/]*:(\\d+)/");

  private ClientProgram() {}

  /** What the client answered. */
  public record Answer(int exitCode, String output) {}

  /** Run a script as a person would: psql -X -f, mysql with the script as its input. */
  public static Answer run(Server server, Database database, String script) throws IOException {
    var user = String.valueOf(server.adminUrl().user());
    var client =
        server.engine() == Engine.POSTGRESQL
            ? List.of("psql", "-X", "-q", "-U", user, "-d", database.name(), "-f", "-")
            : List.of(
                "mysql",
                "-h127.0.0.1",
                "-u" + user,
                "-p" + server.adminUrl().password(),
                database.name());
    var command = new ArrayList<>(List.of("docker", "exec", "-i", container(server)));
    command.addAll(client);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var input = process.getOutputStream()) {
      input.write(script.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Answer(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String container(Server server) throws IOException {
    var port = PORT.matcher(server.adminUrl().jdbcUrl());
    if (!port.find()) {
      throw new IllegalArgumentException(server.adminUrl() + " names no port");
    }
    var process =
        new ProcessBuilder("docker", "ps", "--format", "{{.ID}} {{.Ports}}")
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("0.0.0.0:" + port.group(1) + "->"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElseThrow();
  }
}
