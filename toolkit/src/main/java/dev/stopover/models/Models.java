package dev.stopover.models;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.entity.Entities;
import dev.stopover.source.SchemaBuilder;
import dev.stopover.source.SchemaSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Hold the models that a user has named.
 *
 * <p>Instances are immutable and safe for use by several threads.
 */
public final class Models implements SchemaSource {

  private final List<SchemaSource> sources;

  private Models(List<SchemaSource> sources) {
    this.sources = sources;
  }

  /**
   * Read model classes.
   *
   * @param classes classes with {@code jakarta.persistence.Entity}, at least one; their order means
   *     nothing
   * @throws StopoverException if a class is no model, carries something that is not understood, or
   *     contradicts itself or another
   */
  public static Models of(Class<?>... classes) {
    return of(Arrays.asList(classes));
  }

  /**
   * Read model classes.
   *
   * @param classes classes with {@code jakarta.persistence.Entity}, at least one; their order means
   *     nothing
   * @throws StopoverException if a class is no model, carries something that is not understood, or
   *     contradicts itself or another
   */
  public static Models of(Collection<? extends Class<?>> classes) {
    return new Models(List.of(Entities.of(classes)));
  }

  /**
   * Find models by name and read them.
   *
   * @param loader where the classes are looked for
   * @param names fully-qualified class names ({@code com.acme.Event}, {@code com.acme.Shop$Order})
   *     and package names ({@code com.acme.model}, {@code com.acme.model.*}), at least one; a
   *     package stands for all models in it and in the packages below it
   * @throws StopoverException if a name stands for nothing, a class cannot be loaded, or for what
   *     {@link #of(Collection)} refuses
   */
  public static Models load(ClassLoader loader, Collection<String> names) {
    var classes = new ModelClasses(loader);
    return of(names.stream().flatMap(name -> classes.named(name).stream()).toList());
  }

  @Override
  public SchemaBuilder describe(Engine engine) {
    var schema = SchemaBuilder.create();
    sources.forEach(source -> schema.add(source.describe(engine)));
    return schema;
  }
}
