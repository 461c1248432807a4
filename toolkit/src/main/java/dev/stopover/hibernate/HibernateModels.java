package dev.stopover.hibernate;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.source.Loading;
import dev.stopover.source.SchemaBuilder;
import dev.stopover.source.SchemaSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

  private static final String OWN = "org.hibernate.";

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
   * @throws StopoverException if Hibernate is not there, if there is no class, or if one carries no
   *     annotation of Hibernate's or Jakarta Persistence's
   */
  public static HibernateModels of(Collection<Class<?>> classes, Map<String, String> settings) {
    if (classes.isEmpty()) {
      throw StopoverException.usage("There are no models: name at least one entity class.");
    }
    requireHibernate();
    classes.forEach(HibernateModels::requireMapped);
    return new HibernateModels(classes.stream().distinct().toList(), Map.copyOf(settings));
  }

  private static void requireHibernate() {
    try {
      Class.forName("org.hibernate.boot.Metadata", false, HibernateModels.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw StopoverException.usage(
          "The models are to be mapped by Hibernate, which is not on the class path; add"
              + " org.hibernate.orm:hibernate-core, 6.6 or later.",
          e);
    }
  }

  private static void requireMapped(Class<?> type) {
    if (Stream.of(type.getAnnotations())
        .map(each -> each.annotationType().getName())
        .noneMatch(name -> name.startsWith("jakarta.persistence.") || name.startsWith(OWN))) {
      throw StopoverException.usage(
          "%s: it carries nothing that Hibernate maps; annotate it, or leave it out of the models."
              .formatted(type.getName()));
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws StopoverException if Hibernate refuses what a class says
   */
  @Override
  public SchemaBuilder describe(Engine engine) {
    return Loading.from(
        Boot.loaders(classes).findFirst().orElse(HibernateModels.class.getClassLoader()),
        () -> {
          try (var boot = Boot.of(classes, settings, engine)) {
            return new RelationalModel(boot.metadata(), engine, settings).describe();
          }
        });
  }
}
