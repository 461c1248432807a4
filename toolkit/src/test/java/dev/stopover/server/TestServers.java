package dev.stopover.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Start each server once, for all tests of the JVM; they stop when it ends. */
public final class TestServers {

  private static final Map<String, Server> SERVERS = new ConcurrentHashMap<>();

  private TestServers() {}

  public static Server get(String spec) {
    return SERVERS.computeIfAbsent(spec, text -> Server.start(ServerSpec.parse(text)));
  }
}
