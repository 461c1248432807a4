package dev.stopover.server;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choose a server to try things on. */
final class Scratch {

  private Scratch() {}

  static Server start(Engine engine, @Nullable String majorVersion, @Nullable ServerSpec explicit) {
    if (explicit != null) {
      return explicit(engine, majorVersion, explicit);
    }
    var failures = new ArrayList<StopoverException>();
    for (var spec : offers(engine, majorVersion)) {
      try {
        return Server.start(spec);
      } catch (StopoverException e) {
        failures.add(e);
      }
    }
    var wanted = engine.productName() + (majorVersion == null ? "" : " " + majorVersion);
    var message = new StringBuilder("There is no server of %s to try things on:".formatted(wanted));
    failures.forEach(failure -> message.append("\n  - ").append(failure.getMessage()));
    var failure = StopoverException.undecided(message.toString());
    failures.forEach(failure::addSuppressed);
    throw failure;
  }

  private static List<ServerSpec> offers(Engine engine, @Nullable String majorVersion) {
    return switch (engine) {
      case POSTGRESQL ->
          List.of(
              new ServerSpec.Image(
                  engine, "postgres:" + (majorVersion == null ? "17" : majorVersion)),
              new ServerSpec.Embedded(majorVersion));
      case MYSQL ->
          List.of(
              new ServerSpec.Image(
                  engine, "mysql:" + (majorVersion == null ? "9.7" : majorVersion)));
    };
  }

  private static Server explicit(
      Engine engine, @Nullable String majorVersion, ServerSpec explicit) {
    if (explicit.engine() != engine) {
      throw StopoverException.usage(
          "The server %s is %s, and schemas of %s are to be compared on it. Name one of %s."
              .formatted(
                  explicit,
                  explicit.engine().productName(),
                  engine.productName(),
                  engine.productName()));
    }
    var server = Server.start(explicit);
    if (majorVersion != null && !majorVersion.equals(server.majorVersion())) {
      server.close();
      throw StopoverException.usage(
          "The server %s is %s %s, and schemas of version %s are to be compared on it. Name one of"
                  .formatted(explicit, engine.productName(), server.majorVersion(), majorVersion)
              + " that version, such as %s:%s.".formatted(engine.image(), majorVersion));
    }
    return server;
  }
}
