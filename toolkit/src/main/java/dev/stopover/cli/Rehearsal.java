package dev.stopover.cli;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.Settings;
import dev.stopover.entity.Models;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which models are compared, and on which server. */
final class Rehearsal {

  @Option(
      names = "--models",
      paramLabel = "NAMES",
      description = "The classes and packages of the models, separated by commas.")
  private @Nullable String models;

  @Option(
      names = "--scratch",
      paramLabel = "SERVER",
      description =
          "Where things are tried: an image such as postgres:17, embedded, or the URL of a server"
              + " on which databases may be created. By default a container of the version that"
              + " --url has.")
  private @Nullable String scratch;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "The engine where neither --url nor --scratch tells it: postgresql or mysql.")
  private @Nullable String engine;

  /** Return what these options say, by key. */
  Map<String, @Nullable String> options() {
    var options = new HashMap<String, @Nullable String>();
    options.put("models", models);
    options.put("scratch", scratch);
    options.put("engine", engine);
    return options;
  }

  /** Return the engine that the models are for. */
  static Engine engine(Settings settings) {
    return knownEngine(settings).orElseThrow(() -> engineUnknown(settings));
  }

  /** Return the engine that the models are for, where anything tells it. */
  static Optional<Engine> knownEngine(Settings settings) {
    var url = settings.url();
    var named = settings.engine();
    if (url != null && named != null && url.engine() != named) {
      throw StopoverException.usage(
          "The database %s is not %s, which --engine or the key engine in %s names. Correct one of the two."
              .formatted(url.describe(), named.productName(), settings.source()));
    }
    return url == null
        ? Optional.ofNullable(named).or(() -> spec(settings).map(ServerSpec::engine))
        : Optional.of(url.engine());
  }

  static StopoverException engineUnknown(Settings settings) {
    return StopoverException.usage(
        "The engine is not known. Name it with the key engine in %s, the variable STOPOVER_ENGINE or"
                .formatted(settings.source())
            + " --engine (postgresql or mysql), or name a database with DATABASE_URL or --url.");
  }

  /** Read the models. */
  static Models models(Settings settings) {
    if (settings.models().isEmpty()) {
      throw StopoverException.usage(
          "No models are configured. Name their classes or packages with the key models in %s, the"
                  .formatted(settings.source())
              + " variable STOPOVER_MODELS or --models.");
    }
    return Models.load(Thread.currentThread().getContextClassLoader(), settings.models());
  }

  /** Start a server like the one that the database is on. */
  static Server server(Settings settings) {
    var engine = engine(settings);
    var spec = spec(settings).orElse(null);
    var url = settings.url();
    var itself = url == null ? null : new ServerSpec.Existing(url);
    if (itself == null || itself.equals(spec)) {
      return Server.scratch(engine, null, spec);
    }
    try (var live = Server.start(itself)) {
      return Server.scratch(engine, live.majorVersion(), spec);
    }
  }

  private static Optional<ServerSpec> spec(Settings settings) {
    return Optional.ofNullable(settings.scratch()).map(ServerSpec::parse);
  }
}
