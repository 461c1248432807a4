package dev.stopover.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.stopover.StopoverException;
import dev.stopover.server.ServerSpec.Image;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** Find a Docker engine and the images in it, and say plainly when there is none. */
final class Docker {

  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final int PULL_MINUTES = 10;

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
      return new Docker(DockerClientFactory.instance().client());
    } catch (RuntimeException | LinkageError e) {
      throw StopoverException.undecided(
          "No Docker engine can be used: %s. Start Docker, or name a running server by its URL."
              .formatted(reason(e)),
          e);
    }
  }

  /** Testcontainers tells the log what it tried, and us only that it failed. */
  private static String reason(Throwable failure) {
    var message = String.valueOf(failure.getMessage());
    if (!message.contains("valid Docker environment") && !message.contains("Previous attempts")) {
      return message;
    }
    var host = System.getenv("DOCKER_HOST");
    if (host != null) {
      return "DOCKER_HOST is %s, and nothing usable answers there".formatted(host);
    }
    if (!Files.exists(SOCKET)) {
      return "DOCKER_HOST is not set, and there is no " + SOCKET;
    }
    return Files.isWritable(SOCKET)
        ? "nothing answers at " + SOCKET
        : "this user may not write to " + SOCKET;
  }

  /**
   * Pull an image unless it is there; once, where Testcontainers would try again for two minutes.
   *
   * @throws StopoverException undecided if the image cannot be had
   */
  void provide(Image image) {
    try {
      client.inspectImageCmd(image.name()).exec();
    } catch (NotFoundException absent) {
      pull(image);
    }
  }

  private void pull(Image image) {
    var name = DockerImageName.parse(image.name());
    String failure = "it took longer than %d minutes".formatted(PULL_MINUTES);
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
    } catch (java.io.IOException | RuntimeException e) {
      failure = String.valueOf(e.getMessage()).strip();
    }
    throw StopoverException.undecided(
        "The image %s is not on this machine and cannot be pulled: %s. Correct its name, or try:"
                .formatted(image.name(), failure)
            + " docker pull "
            + image.name());
  }
}
