package dev.stopover.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.stopover.server.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs fixtures in a launcher session of their own. */
final class Fixtures {

  private final Map<String, String> configuration;

  private Fixtures(Map<String, String> configuration) {
    this.configuration = configuration;
  }

  static Fixtures byDefault() {
    return new Fixtures(Map.of());
  }

  static Fixtures on(String engines) {
    return byDefault().with(MigratedDatabaseExtension.ENGINES, engines);
  }

  /** Returns the address of a server in the form that a person writes it in. */
  static String urlOf(Server server) {
    var url = server.adminUrl();
    return "%s%suser=%s&password=%s"
        .formatted(
            url.jdbcUrl(), url.jdbcUrl().contains("?") ? "&" : "?", url.user(), url.password());
  }

  Fixtures with(String parameter, String value) {
    var more = new HashMap<>(configuration);
    more.put(parameter, value);
    return new Fixtures(more);
  }

  EngineExecutionResults run(Class<?>... fixtures) {
    Seen.forget();
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameters(configuration)
        .selectors(
            Stream.of(fixtures)
                .map(fixture -> selectClass(fixture))
                .toArray(DiscoverySelector[]::new))
        .execute();
  }

  /** Runs fixtures of which all tests must pass, and as many as are given. */
  void pass(int tests, Class<?>... fixtures) {
    var results = run(fixtures);
    failures(results).forEach(Fixtures::rethrow);
    results.testEvents().assertStatistics(all -> all.started(tests).succeeded(tests));
  }

  /** Runs a fixture that must fail before its first test, and returns why. */
  Throwable failure(Class<?> fixture) {
    var results = run(fixture);
    results.testEvents().assertStatistics(all -> all.started(0));
    var failures = failures(results);
    if (failures.size() != 1) {
      throw new AssertionError("expected one failure, but there were " + failures);
    }
    return failures.get(0);
  }

  static List<Throwable> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  private static void rethrow(Throwable failure) {
    throw new AssertionError("a fixture failed: " + failure.getMessage(), failure);
  }
}
