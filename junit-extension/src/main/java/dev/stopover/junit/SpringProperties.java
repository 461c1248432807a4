package dev.stopover.junit;

import dev.stopover.StopoverException;
import dev.stopover.junit.Applications.Origin;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Tell Spring Boot where the database is, whenever it is asked for, and that everything is done.
 *
 * <p>The migrations are applied, so that Flyway and Liquibase have nothing to do, and no other
 * database is to stand in for this one. Where all databases have names, the application's own is
 * none of them, and nothing is said of it.
 */
final class SpringProperties
    extends EnumerablePropertySource<Map<String, Supplier<@Nullable Object>>> {

  SpringProperties(Set<Origin> origins) {
    super("@MigratedDatabase", values(origins));
  }

  private static Map<String, Supplier<@Nullable Object>> values(Set<Origin> origins) {
    var values = new LinkedHashMap<String, Supplier<@Nullable Object>>();
    for (var origin : origins) {
      if (origin.name().isEmpty()) {
        putAddress(origin, values);
        values.put("spring.flyway.enabled", () -> false);
        values.put("spring.liquibase.enabled", () -> false);
        values.put("spring.test.database.replace", () -> "NONE");
      }
    }
    return values;
  }

  private static void putAddress(Origin origin, Map<String, Supplier<@Nullable Object>> values) {
    values.put("spring.datasource.url", () -> Applications.current(origin).url());
    values.put("spring.datasource.username", () -> Applications.current(origin).user());
    values.put("spring.datasource.password", () -> Applications.current(origin).password());
    values.put("spring.datasource.driver-class-name", () -> driver(Applications.current(origin)));
  }

  private static String driver(TestDatabase database) {
    try {
      return DriverManager.getDriver(database.url()).getClass().getName();
    } catch (SQLException e) {
      throw StopoverException.usage(
          "There is no driver for %s on the class path.".formatted(database.url()), e);
    }
  }

  @Override
  public String[] getPropertyNames() {
    return source.keySet().toArray(String[]::new);
  }

  @Override
  public @Nullable Object getProperty(String name) {
    var value = source.get(name);
    return value == null ? null : value.get();
  }
}
