package dev.stopover.junit;

import java.sql.Connection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what fixtures got, for the tests that ran them; the tests run one after the other. */
final class Seen {

  static final Queue<Connection> CONNECTIONS = new ConcurrentLinkedQueue<>();
  static final Map<String, TestDatabase> DATABASES = new ConcurrentHashMap<>();

  private Seen() {}

  static String name(String key) {
    return DATABASES.get(key).name();
  }

  static void forget() {
    CONNECTIONS.clear();
    DATABASES.clear();
  }
}
