package dev.stopover.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.stopover.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Find a Docker engine and the images in it, and say plainly what is missing.
 *
 * <p>Testcontainers would look for the same, but tells the log and not the caller, and tries for
 * minutes to pull an image that cannot be had.
 */
final class Docker {

  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final int PULL_MINUTES = 10;

  /** As Testcontainers has it; it removes the containers of a JVM that was killed. */
  private static final String REAPER = "testcontainers/ryuk:0.14.0";

  private final DockerClient client;

  private Docker(DockerClient client) {
    this.client = client;
  }

  /**
   * Find the Docker engine in the places where Testcontainers looks.
   *
   * @throws StopoverException undecided if none answers
   */
  static Docker connect() {
    try {
      var transport = DockerClientFactory.instance().getTransportConfig();
      return new Docker(DockerClientProviderStrategy.getClientForConfig(transport));
    } catch (RuntimeException | LinkageError e) {
      throw StopoverException.undecided(
          "No Docker engine can be used: %s. Start Docker, or name a running server by its URL."
              .formatted(absence()),
          e);
    }
  }

  private static String absence() {
    var host = System.getenv("DOCKER_HOST");
    if (host != null) {
      return "nothing usable answers at DOCKER_HOST=" + host;
    }
    if (!Files.exists(SOCKET)) {
      return "DOCKER_HOST is not set, and there is no " + SOCKET;
    }
    return (Files.isWritable(SOCKET) ? "nothing usable answers at " : "this user may not write to ")
        + SOCKET;
  }

  /**
   * Have the images ready that a container of one image needs.
   *
   * @throws StopoverException undecided if one cannot be had
   */
  void provide(String image) {
    pullIfAbsent(image, "Correct its name, or pull it by hand to see more: docker pull " + image);
    if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
      pullIfAbsent(
          REAPER,
          "Testcontainers cleans up by it: pull it, or set TESTCONTAINERS_RYUK_DISABLED=true.");
    }
  }

  private void pullIfAbsent(String image, String nextStep) {
    var name = ImageNameSubstitutor.instance().apply(DockerImageName.parse(image));
    try {
      client.inspectImageCmd(name.asCanonicalNameString()).exec();
    } catch (NotFoundException e) {
      pull(name, nextStep);
    }
  }

  private void pull(DockerImageName name, String nextStep) {
    String failure = "it takes longer than %d minutes".formatted(PULL_MINUTES);
    try (var result =
        client
            .pullImageCmd(name.getUnversionedPart())
            .withTag(name.getVersionPart())
            .exec(new PullImageResultCallback())) {
      if (result.awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = "it was interrupted";
    } catch (IOException | RuntimeException e) {
      failure = words(e);
    }
    throw StopoverException.undecided(
        "The image %s is not on this machine and cannot be pulled: %s. %s"
            .formatted(name.asCanonicalNameString(), failure, nextStep));
  }

  /** The engine answers in JSON, which its client shows as it is. */
  private static String words(Exception failure) {
    return String.valueOf(failure.getMessage())
        .strip()
        .replaceFirst("(?s)^Status \\d+: \\{\"message\":\"(.*)\"}$", "$1")
        .replace("\\\"", "\"");
  }
}
