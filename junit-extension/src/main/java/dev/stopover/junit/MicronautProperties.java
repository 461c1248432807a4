package dev.stopover.junit;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.stopover.StopoverException;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.test.support.TestPropertyProviderFactory;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Tell Micronaut where the database of a test class is.
 *
 * <p>Micronaut finds it in {@code META-INF/services}. Its application, with a pool of connections,
 * lives as long as the class, and so must the database.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public final class MicronautProperties implements TestPropertyProviderFactory {

  private static final String SOURCE = "datasources.default.";

  /** Create the factory, as Micronaut does. */
  public MicronautProperties() {}

  @Override
  public TestPropertyProvider create(Map<String, Object> available, Class<?> testClass) {
    return () -> properties(testClass);
  }

  private static Map<String, String> properties(Class<?> testClass) {
    var owner = Applications.ownerOf(testClass);
    if (owner == null) {
      return Map.of();
    }
    var scope =
        Applications.scopeOf(owner)
            .filter(each -> !each.isPerMethod())
            .orElseThrow(() -> unsuitable(owner));
    return properties(scope.handle());
  }

  private static Map<String, String> properties(TestDatabase database) {
    var properties = new HashMap<String, String>();
    properties.put(SOURCE + "url", database.url());
    if (database.user() != null) {
      properties.put(SOURCE + "username", database.user());
    }
    if (database.password() != null) {
      properties.put(SOURCE + "password", database.password());
    }
    properties.put("flyway.datasources.default.enabled", "false");
    properties.put("liquibase.datasources.default.enabled", "false");
    return properties;
  }

  private static StopoverException unsuitable(Class<?> owner) {
    return StopoverException.usage(
        "Micronaut has one application for all tests of %s, and it keeps its connections: let the"
                .formatted(owner.getName())
            + " class have isolation = PER_CLASS, or SHARED, and one engine.");
  }
}
