package dev.stopover.junit.internal;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Choose where a server comes from.
 *
 * <p>What is asked for by an image is, in this order, the server whose URL is configured, a
 * container that an earlier run left where Testcontainers may reuse it, a container of the image,
 * and for PostgreSQL's own image the embedded binaries of the same version.
 *
 * @param configuration returns the value of a configuration parameter
 */
record ServerChoice(Function<String, Optional<String>> configuration) {

  private static final Logger LOG = LoggerFactory.getLogger(ServerChoice.class);
  private static final String URL = "stopover.test.url";
  private static final String SWEEP = "stopover.test.sweepHours";
  private static final Pattern OFFICIAL = Pattern.compile("postgres(?::(\\d+)(?:[.-].*)?)?");

  /**
   * Start a server or connect to one.
   *
   * @throws StopoverException if none can be had, with the reason of each attempt
   */
  Server start(ServerSpec wanted) {
    var failures = new ArrayList<StopoverException>();
    for (var offer : offers(wanted)) {
      try {
        var server =
            offer instanceof ServerSpec.Image image
                ? Server.reused(image).orElseGet(() -> Server.start(image))
                : Server.start(offer);
        LOG.info("Tests that ask for {} use {}.", wanted, server.describe());
        sweep(server);
        return server;
      } catch (StopoverException e) {
        if (e.code() != Code.UNDECIDED) {
          throw e;
        }
        failures.add(e);
      }
    }
    throw failures.size() == 1 ? failures.get(0) : none(wanted, failures);
  }

  private List<ServerSpec> offers(ServerSpec wanted) {
    if (!(wanted instanceof ServerSpec.Image image)) {
      return List.of(wanted);
    }
    var url = url(image.engine());
    if (url.isPresent()) {
      return List.of(url.get());
    }
    var official = OFFICIAL.matcher(image.name());
    return official.matches()
        ? List.of(image, new ServerSpec.Embedded(official.group(1)))
        : List.of(image);
  }

  private Optional<ServerSpec> url(Engine engine) {
    return configured(URL + "." + engine.vendor())
        .or(() -> configured(URL))
        .map(ServerSpec::parse)
        .filter(server -> server.engine() == engine);
  }

  private Optional<String> configured(String key) {
    return configuration
        .apply(key)
        .or(
            () ->
                Optional.ofNullable(System.getenv(key.toUpperCase(Locale.ROOT).replace('.', '_'))));
  }

  private static StopoverException none(ServerSpec wanted, List<StopoverException> failures) {
    var message =
        new StringBuilder("There is no server for tests that ask for %s:".formatted(wanted));
    failures.forEach(failure -> message.append("\n  - ").append(failure.getMessage()));
    var failure = StopoverException.undecided(message.toString());
    failures.forEach(failure::addSuppressed);
    return failure;
  }

  /** Another JVM may use what is young. */
  private void sweep(Server server) {
    if (server.isDisposable()) {
      return;
    }
    try {
      int hours = configured(SWEEP).map(Integer::parseInt).orElse(24);
      var dropped = server.sweep(Instant.now().minus(Duration.ofHours(hours)));
      if (!dropped.isEmpty()) {
        LOG.info("{}: dropped what killed runs left: {}", server.describe(), dropped);
      }
    } catch (StopoverException e) {
      LOG.warn("{}", e.getMessage());
    } catch (NumberFormatException e) {
      throw StopoverException.usage(
          "The parameter %s=%s is no number of hours."
              .formatted(SWEEP, configured(SWEEP).orElse("")),
          e);
    }
  }
}
