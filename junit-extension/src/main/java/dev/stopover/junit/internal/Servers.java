package dev.stopover.junit.internal;

import dev.stopover.StopoverException;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hold the servers of a launcher session, and the databases that are copied for its classes.
 *
 * <p>It is safe for use by several threads. A server that cannot be had, and migrations that fail
 * their checks, are tried once and fail everyone alike.
 */
public final class Servers implements Resource {

  private final ServerChoice choice;
  private final Queue<Server> started = new ConcurrentLinkedQueue<>();
  private final Map<ServerSpec, Once<Server>> servers = new ConcurrentHashMap<>();
  private final Map<TemplateKey, Once<Template>> templates = new ConcurrentHashMap<>();

  private record TemplateKey(ServerSpec server, Blueprint blueprint) {}

  /**
   * Create an empty holder; a server is started when a database on it is first asked for.
   *
   * @param configuration returns the value of a configuration parameter
   */
  public Servers(Function<String, Optional<String>> configuration) {
    this.choice = new ServerChoice(configuration);
  }

  /** Begin to start servers that will be asked for, all at the same time. */
  public void startAhead(Collection<ServerSpec> specs) {
    for (var spec : specs) {
      var thread = new Thread(() -> whyNot(spec), "stopover-start-" + spec.engine().vendor());
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Start a server; return why that cannot be done, or {@code null}. */
  public @Nullable StopoverException whyNot(ServerSpec spec) {
    try {
      server(spec);
      return null;
    } catch (StopoverException e) {
      return e;
    }
  }

  /**
   * Return what the migrations make, checked and ready to be copied.
   *
   * @throws StopoverException if no server can be had, a model is wrong or a script fails
   * @throws org.opentest4j.AssertionFailedError if a check finds something
   */
  public Template template(ServerSpec server, Blueprint blueprint, Reports reports) {
    return templates
        .computeIfAbsent(
            new TemplateKey(server, blueprint),
            key -> new Once<>(() -> Template.create(blueprint, () -> server(server), reports)))
        .get();
  }

  private Server server(ServerSpec spec) {
    return servers.computeIfAbsent(spec, key -> new Once<>(() -> start(spec))).get();
  }

  private Server start(ServerSpec spec) {
    var server = choice.start(spec);
    started.add(server);
    return server;
  }

  /**
   * Stop what was started, and drop what was created.
   *
   * @throws StopoverException if a server refuses; the others are stopped all the same
   */
  @Override
  public void close() {
    var failures = new ArrayList<StopoverException>();
    for (var server : started) {
      try {
        server.close();
      } catch (StopoverException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.remove(0);
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
