package dev.stopover.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.LiveServer.Source;
import dev.stopover.server.ServerSpec.Image;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/** Run a server in a container, with settings that are fit for nothing but tests. */
final class Container {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long SHARED_MEMORY = 1L << 30;

  private final Image image;
  private final Recorded container;

  /** Docker publishes ports to the network that the machine is on. */
  private final String password;

  private final boolean reused;

  private Container(Image image, boolean reused) {
    this.image = image;
    this.reused = reused;
    this.password =
        reused ? lastingPassword() : new BigInteger(128, new SecureRandom()).toString(36);
    this.container =
        new Recorded(image)
            .withLabel("dev.stopover", reused ? "reused" : "server")
            .withSharedMemorySize(SHARED_MEMORY)
            .withReuse(reused);
    switch (image.engine()) {
      case POSTGRESQL -> postgresql();
      case MYSQL -> mysql();
    }
    ServiceLoader.load(ContainerSettings.class).forEach(this::add);
  }

  /** The same again in a later run of the same person, since Testcontainers knows it by that. */
  private static String lastingPassword() {
    var person = System.getProperty("user.name") + " " + System.getProperty("user.home");
    return UUID.nameUUIDFromBytes(("stopover " + person).getBytes(UTF_8)).toString();
  }

  private void add(ContainerSettings settings) {
    var command =
        Stream.of(
            List.of(container.getCommandParts()), settings.arguments(image.engine(), image.name()));
    container.withCommand(command.flatMap(List::stream).toArray(String[]::new));
    container.withEnv(settings.environment(image.engine(), image.name()));
  }

  /**
   * Start a container and wait until it lets us in.
   *
   * @throws StopoverException undecided if there is no Docker engine or no such image, or if what
   *     is in the image does not become a server
   */
  static LiveServer start(Image image) {
    return start(image, false);
  }

  /**
   * Connect to the container that an earlier run left, or start the one that later runs find.
   *
   * @return nothing where this machine does not allow it
   * @throws StopoverException as {@link #start} does
   */
  static Optional<Server> reused(Image image) {
    return TestcontainersConfiguration.getInstance().environmentSupportsReuse()
        ? Optional.of(start(image, true))
        : Optional.empty();
  }

  private static LiveServer start(Image image, boolean reused) {
    Docker.connect().provide(image.name());
    var container = new Container(image, reused);
    try {
      container.container.start();
      return container.connect();
    } catch (RuntimeException e) {
      container.stop();
      throw container.explain(e);
    }
  }

  /** A data directory of our own is in memory with every version's image: the default one moved. */
  private void postgresql() {
    container
        .withExposedPorts(5432)
        .withEnv("POSTGRES_PASSWORD", password)
        .withEnv("POSTGRES_INITDB_ARGS", "--no-sync")
        .withEnv("PGDATA", "/stopover/data")
        .withTmpFs(Map.of("/stopover", "rw"))
        .withCommand(
            "postgres",
            "-c",
            "fsync=off",
            "-c",
            "synchronous_commit=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "max_connections=500");
  }

  private void mysql() {
    container
        .withExposedPorts(3306)
        .withEnv("MYSQL_ROOT_PASSWORD", password)
        .withTmpFs(Map.of("/var/lib/mysql", "rw"))
        .withCommand(
            "mysqld",
            "--skip-log-bin",
            "--skip-name-resolve",
            "--mysqlx=OFF",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0",
            // Else each TRUNCATE and ALTER writes statistics down, as putting rows back does.
            "--innodb-stats-persistent=OFF",
            // Nothing is watched but the writes to each table, by which clones are put back.
            "--performance-schema=ON",
            "--performance-schema-instrument=%=OFF",
            "--performance-schema-instrument=wait/io/table/sql/handler=COUNTED",
            "--performance-schema-consumer-global-instrumentation=ON",
            "--performance-schema-digests-size=0",
            "--performance-schema-events-statements-history-size=0",
            "--performance-schema-events-statements-history-long-size=0",
            "--performance-schema-events-transactions-history-size=0",
            "--performance-schema-events-transactions-history-long-size=0",
            "--performance-schema-events-stages-history-long-size=0",
            "--performance-schema-events-waits-history-long-size=0",
            "--performance-schema-error-size=0",
            "--table-open-cache=16000",
            "--table-open-cache-instances=1",
            "--table-definition-cache=16000",
            "--max-connections=500");
  }

  private LiveServer connect() {
    var source = new Source(description(), url(), reused ? null : this::stop);
    var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (true) {
      try {
        var server = LiveServer.connect(source);
        container.serves = true;
        return server;
      } catch (StopoverException e) {
        if (e.code() != Code.DATABASE || !container.isRunning() || System.nanoTime() > deadline) {
          throw e;
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StopoverException.undecided("The start of a container was interrupted.", e);
    }
  }

  private DatabaseUrl url() {
    return switch (image.engine()) {
      case POSTGRESQL ->
          new DatabaseUrl(
              "jdbc:postgresql://%s:%d/postgres"
                  .formatted(container.getHost(), container.getMappedPort(5432)),
              "postgres",
              password);
      // A TLS handshake would cost more than most statements, for a server that lives for minutes.
      case MYSQL ->
          new DatabaseUrl(
              "jdbc:mysql://%s:%d/mysql?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                  .formatted(container.getHost(), container.getMappedPort(3306)),
              "root",
              password);
    };
  }

  private String description() {
    return "%s in a %scontainer of %s"
        .formatted(image.engine().productName(), reused ? "reused " : "", image.name());
  }

  private StopoverException explain(RuntimeException failure) {
    if (failure instanceof StopoverException known && known.code() != Code.DATABASE) {
      return known;
    }
    var reason = new ServerLog(container.log).reason(String.valueOf(failure.getMessage()));
    return StopoverException.undecided(
        "A container of the image %s does not become a server of %s: %s. Look at it with:"
                .formatted(image.name(), image.engine().productName(), reason)
            + " docker run --rm "
            + image.name(),
        failure);
  }

  private void stop() {
    container.stop();
  }

  /** Testcontainers waits for a port or a log line, and removes with a container what it said. */
  private static final class Recorded extends GenericContainer<Recorded> {

    private boolean serves;
    private String log = "";

    Recorded(Image image) {
      super(DockerImageName.parse(image.name()));
    }

    @Override
    protected void waitUntilContainerStarted() {}

    @Override
    protected void containerIsStopping(InspectContainerResponse state) {
      log = serves ? "" : getLogs();
    }
  }
}
