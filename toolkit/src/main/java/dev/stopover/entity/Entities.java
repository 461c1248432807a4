package dev.stopover.entity;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.source.SchemaBuilder;
import dev.stopover.source.SchemaSource;
import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Read the schema that annotated classes expect.
 *
 * <p>The classes may be Java classes, Java records, Kotlin classes and data classes; what is read
 * from them is described with {@linkplain dev.stopover.entity this package}. Instances are
 * immutable and safe for use by several threads.
 */
public final class Entities implements SchemaSource {

  /** The annotation that makes a class an entity, by its full name. */
  public static final String ANNOTATION = Entity.class.getName();

  private final List<Class<?>> types;
  private final EntitySettings settings;

  /** What was read first, to find out whether it can be. */
  private final SchemaBuilder onPostgreSql;

  private Entities(List<Class<?>> types, EntitySettings settings) {
    this.types = types;
    this.settings = settings;
    this.onPostgreSql = read(Engine.POSTGRESQL);
  }

  /**
   * Read entities.
   *
   * @param entities classes with {@code jakarta.persistence.Entity}, at least one, and converters
   *     that apply by themselves; their order means nothing
   * @throws StopoverException if a class is no entity, carries something that is not understood, or
   *     contradicts itself or another
   */
  public static Entities of(Class<?>... entities) {
    return of(Arrays.asList(entities));
  }

  /**
   * Read entities.
   *
   * @param entities classes with {@code jakarta.persistence.Entity}, at least one, and converters
   *     that apply by themselves; their order means nothing
   * @throws StopoverException if a class is no entity, carries something that is not understood, or
   *     contradicts itself or another
   */
  public static Entities of(Collection<? extends Class<?>> entities) {
    return of(entities, EntitySettings.DEFAULT);
  }

  /**
   * Read entities in a particular way.
   *
   * @param entities classes with {@code jakarta.persistence.Entity}, at least one, and converters
   *     that apply by themselves; their order means nothing
   * @param settings how they are read
   * @throws StopoverException if a class is no entity, carries something that is not understood, or
   *     contradicts itself or another
   */
  public static Entities of(Collection<? extends Class<?>> entities, EntitySettings settings) {
    if (entities.isEmpty() || entities.stream().allMatch(Converters::isConverter)) {
      throw StopoverException.usage("There are no models: name at least one entity class.");
    }
    List<Class<?>> sorted =
        entities.stream()
            .<Class<?>>map(each -> each)
            .distinct()
            .sorted(Comparator.comparing(Class::getName))
            .toList();
    return new Entities(sorted, settings);
  }

  @Override
  public SchemaBuilder describe(Engine engine) {
    return engine == Engine.POSTGRESQL ? SchemaBuilder.create().add(onPostgreSql) : read(engine);
  }

  private SchemaBuilder read(Engine engine) {
    return new SchemaReader(types, settings.naming(), engine).read();
  }
}
