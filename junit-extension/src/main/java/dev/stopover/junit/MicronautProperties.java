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

  /** Create the factory, as Micronaut does. */
  public MicronautProperties() {}

  @Override
  public TestPropertyProvider create(Map<String, Object> available, Class<?> testClass) {
    return () -> properties(testClass);
  }

  private static Map<String, String> properties(Class<?> testClass) {
    var properties = new HashMap<String, String>();
    for (var name : Applications.names(testClass)) {
      var scope =
          Applications.scopeOf(testClass, name)
              .filter(each -> !each.isPerMethod())
              .orElseThrow(() -> unsuitable(testClass, name));
      put(name.isEmpty() ? "default" : name, scope.handle(), properties);
    }
    return properties;
  }

  private static void put(String name, TestDatabase database, Map<String, String> properties) {
    var source = "datasources.%s.".formatted(name);
    properties.put(source + "url", database.url());
    if (database.user() != null) {
      properties.put(source + "username", database.user());
    }
    if (database.password() != null) {
      properties.put(source + "password", database.password());
    }
    properties.put("flyway.%senabled".formatted(source), "false");
    properties.put("liquibase.%senabled".formatted(source), "false");
  }

  private static StopoverException unsuitable(Class<?> testClass, String name) {
    return StopoverException.usage(
        "Micronaut has one application for all tests of %s, and it keeps its connections: let %s"
                .formatted(
                    testClass.getName(),
                    name.isEmpty() ? "the class" : "its database \"%s\"".formatted(name))
            + " have isolation = PER_CLASS, or SHARED, and one engine.");
  }
}
