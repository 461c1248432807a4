package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Tell Quarkus that the database of the test that runs is the application's.
 *
 * <pre>{@code
 * public class OnTestDatabase implements QuarkusTestProfile {
 *   @Override
 *   public Map<String, String> getConfigOverrides() {
 *     return QuarkusProperties.forDefault();
 *   }
 * }
 *
 * @QuarkusTest
 * @TestProfile(OnTestDatabase.class)
 * @MigratedDatabase(models = Venue.class)
 * class VenueTests { … }
 * }</pre>
 *
 * <p>Quarkus keeps one application for all classes of a profile. It has no pool then, and asks for
 * the database of the moment at each connection ({@link TestDatabaseDriver}): so each test may have
 * its own.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class QuarkusProperties {

  private static final String SOURCE = "quarkus.datasource.";

  private QuarkusProperties() {}

  /** Return the properties of the data source without a name. */
  public static Map<String, String> forDefault() {
    return properties("", SOURCE);
  }

  /**
   * Return the properties of data sources that are named as databases of the tests are ({@link
   * MigratedDatabaseExtension.Builder#name}), together with those of the one without a name.
   */
  public static Map<String, String> forDefaultAnd(String... names) {
    var all = new LinkedHashMap<>(forDefault());
    for (var name : List.of(names)) {
      all.putAll(properties(name, "%s\"%s\".".formatted(SOURCE, name)));
    }
    return all;
  }

  private static Map<String, String> properties(String name, String source) {
    var properties = new LinkedHashMap<String, String>();
    properties.put(source + "jdbc.url", TestDatabaseDriver.URL + name);
    properties.put(source + "jdbc.driver", TestDatabaseDriver.class.getName());
    properties.put(source + "jdbc.pooling-enabled", "false");
    return properties;
  }
}
