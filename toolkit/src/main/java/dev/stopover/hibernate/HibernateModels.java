package dev.stopover.hibernate;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.source.SchemaBuilder;
import dev.stopover.source.SchemaSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Describe what an application that uses Hibernate ORM expects: its naming strategies, its types,
 * its generators, and what Envers adds where that is on the class path.
 *
 * <p>Hibernate is not asked to connect to anything. Names that it makes up for constraints and
 * indexes accept any other.
 *
 * <p>Instances are immutable and safe for use by several threads.
 */
public final class HibernateModels implements SchemaSource {

  private final List<Class<?>> classes;
  private final Map<String, String> settings;

  private HibernateModels(List<Class<?>> classes, Map<String, String> settings) {
    this.classes = classes;
    this.settings = settings;
  }

  /**
   * Take the classes that Hibernate is to map.
   *
   * @param classes entities, at least one, and converters, embeddables and whatever else is
   *     annotated for Hibernate; their order means nothing
   * @param settings Hibernate's own settings, such as {@code hibernate.physical_naming_strategy};
   *     those that say how to connect are not looked at
   * @throws StopoverException if there is no class
   */
  public static HibernateModels of(Collection<Class<?>> classes, Map<String, String> settings) {
    if (classes.isEmpty()) {
      throw StopoverException.usage("There are no models; name at least one entity.");
    }
    return new HibernateModels(classes.stream().distinct().toList(), Map.copyOf(settings));
  }

  /**
   * {@inheritDoc}
   *
   * @throws StopoverException if Hibernate refuses what a class says
   */
  @Override
  public SchemaBuilder describe(Engine engine) {
    try (var boot = Boot.of(classes, settings, engine)) {
      return new RelationalModel(boot.metadata(), engine, settings).describe();
    }
  }
}
