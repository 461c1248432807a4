package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.report.LiveDriftText;
import dev.stopover.report.Metrics;
import dev.stopover.verify.LiveDrift;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
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
  private static final int LAST_PORT = 65_535;

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

  /**
   * Refuse an address that nothing can be posted to, before anybody waits for what is to be posted.
   *
   * <p>The path of a webhook is often its secret, so it is not told.
   */
  void requireUsable() {
    if (webhook == null) {
      return;
    }
    var isWeb =
        "http".equalsIgnoreCase(webhook.getScheme())
            || "https".equalsIgnoreCase(webhook.getScheme());
    if (!isWeb || webhook.getHost() == null || webhook.getPort() > LAST_PORT) {
      throw StopoverException.usage(
          "The address after --webhook is none that a message can be posted to. Write it like https://chat.example/hook.");
    }
  }

  /**
   * Tell what was found, or that nothing could be found out.
   *
   * @param err where it is said that the webhook did not take it, which changes nothing of what was
   *     found
   */
  void tell(@Nullable LiveDrift drift, String database, PrintWriter err) {
    if (metrics != null) {
      write(metrics, Metrics.of(drift, database, Instant.now()));
    }
    if (webhook == null || drift == null) {
      return;
    }
    var message = LiveDriftText.message(drift, database);
    var isNews = last == null ? !drift.isEmpty() : !message.equals(last);
    var refusal = isNews ? post(webhook, message) : null;
    if (refusal != null) {
      err.printf(
          "The webhook at %s did not take the message: %s. Correct --webhook, or try again.%n",
          webhook.getHost(), refusal);
      err.flush();
      return;
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

  /** Return why the message was not taken, or {@code null}. */
  private static @Nullable String post(URI address, String message) {
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
      return answer.statusCode() < 300 ? null : "it answered " + answer.statusCode();
    } catch (IOException e) {
      return reason(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "it was interrupted";
    }
  }

  /** The client of the JDK says nothing where there is no connection. */
  private static String reason(IOException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) {
        return "no host has that name";
      }
    }
    var message = failure.getMessage();
    return message == null ? "there is no connection to it" : message;
  }
}
