package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.report.LiveDriftText;
import dev.stopover.report.Metrics;
import dev.stopover.verify.LiveDrift;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Tells others of drift: a chat by its webhook, a monitoring system by a file. */
final class Announcement {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description =
          "Where the result is posted to as JSON, with a text that chats show: when there is drift,"
              + " and with --watch whenever it changes.")
  private @Nullable URI webhook;

  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description = "Where the result is written to each time, in the text format of Prometheus.")
  private @Nullable Path metrics;

  private @Nullable String last;

  /** Tell what was found, or that nothing could be found out. */
  void tell(@Nullable LiveDrift drift, String database) {
    if (metrics != null) {
      write(metrics, Metrics.of(drift, database, Instant.now()));
    }
    if (webhook == null || drift == null) {
      return;
    }
    var message = LiveDriftText.message(drift, database);
    var isNews = last == null ? !drift.isEmpty() : !message.equals(last);
    if (isNews) {
      post(webhook, message);
    }
    last = message;
  }

  /** A reader never sees half of it. */
  private static void write(Path file, String text) {
    try {
      var next = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StopoverException.usage(
          "The metrics file %s cannot be written: %s. Check that its folder is there."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void post(URI address, String message) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(message))
            .build();
    try {
      var answer =
          HttpClient.newBuilder()
              .connectTimeout(TIMEOUT)
              .build()
              .send(request, BodyHandlers.discarding());
      if (answer.statusCode() >= 300) {
        throw refused(address, "it answered " + answer.statusCode(), null);
      }
    } catch (IOException e) {
      throw refused(address, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(address, "it was interrupted", e);
    }
  }

  /** The path of a webhook is often its secret, so it is not told. */
  private static StopoverException refused(URI address, String reason, @Nullable Exception cause) {
    var text =
        "The webhook at %s did not take the message: %s. Correct --webhook, or try again."
            .formatted(address.getHost(), reason);
    return cause == null ? StopoverException.usage(text) : StopoverException.usage(text, cause);
  }
}
