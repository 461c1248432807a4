package dev.stopover.models;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.entity.Entities;
import dev.stopover.entity.EntitySettings;
import dev.stopover.entity.NamingStrategy;
import dev.stopover.source.Loading;
import dev.stopover.source.SchemaBuilder;
import dev.stopover.source.SchemaSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    return of(classes, Entities::of);
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
    return load(loader, names, Mapping.ANNOTATIONS, Map.of());
  }

  /**
   * Find models by name and read them from their annotations.
   *
   * @param loader where the classes are looked for
   * @param names the names of classes and packages, at least one
   * @param naming how what they leave without a name is named: {@code snake-case}, {@code
   *     as-written}, or the name of a class that implements {@link NamingStrategy} and has a
   *     constructor without parameters
   * @throws StopoverException if there is no such way of naming, or for what {@link
   *     #load(ClassLoader, Collection)} refuses
   */
  public static Models load(ClassLoader loader, Collection<String> names, String naming) {
    var settings = EntitySettings.DEFAULT.withNaming(naming(loader, naming));
    var classes = new ModelClasses(loader, Mapping.ANNOTATIONS);
    return Loading.from(
        loader,
        () ->
            of(
                names.stream().flatMap(name -> classes.named(name).stream()).toList(),
                annotated -> Entities.of(annotated, settings)));
  }

  /**
   * Find models by name and read them, as a configuration says all of it.
   *
   * @param loader where the classes are looked for
   * @param names the names of classes and packages, at least one
   * @param mapping who maps annotated classes
   * @param naming how Stopover itself names what they leave without a name, as {@link
   *     #load(ClassLoader, Collection, String)} takes it, or {@code null} where nothing is said
   * @param settings what Hibernate is told, where it is Hibernate
   * @throws StopoverException if Hibernate is to follow a naming of ours, or for what the others
   *     refuse
   */
  public static Models load(
      ClassLoader loader,
      Collection<String> names,
      Mapping mapping,
      @Nullable String naming,
      Map<String, String> settings) {
    if (naming == null) {
      return load(loader, names, mapping, settings);
    }
    if (mapping == Mapping.HIBERNATE) {
      throw StopoverException.usage(
          "The naming \"%s\" is about annotations, and Hibernate maps the models. Give Hibernate its own strategies: hibernate.physical_naming_strategy and hibernate.implicit_naming_strategy."
              .formatted(naming));
    }
    return load(loader, names, naming);
  }

  private static NamingStrategy naming(ClassLoader loader, String name) {
    return switch (name) {
      case "snake-case" -> NamingStrategy.SNAKE_CASE;
      case "as-written" -> NamingStrategy.AS_WRITTEN;
      default ->
          new ModelClasses(loader, Mapping.ANNOTATIONS)
              .load(name)
              .filter(NamingStrategy.class::isAssignableFrom)
              .<NamingStrategy>map(type -> Instances.of(type.asSubclass(NamingStrategy.class)))
              .orElseThrow(
                  () ->
                      StopoverException.usage(
                          "The naming \"%s\" is not known. Write snake-case, as-written, or the name of a class that implements %s."
                              .formatted(name, NamingStrategy.class.getName())));
    };
  }

  /**
   * Find models by name and read them, annotated classes by a mapping that is chosen.
   *
   * @param loader where the classes are looked for
   * @param names the names of classes and packages, at least one; a class may be annotated, or a
   *     {@link SchemaSource} or a table of Exposed, which has a constructor without parameters or
   *     is an object of Kotlin
   * @param mapping who maps annotated classes
   * @param settings what Hibernate is told, where it is Hibernate
   * @throws StopoverException if a name stands for nothing, a class cannot be loaded, or for what
   *     {@link #of(Collection)} refuses
   */
  public static Models load(
      ClassLoader loader, Collection<String> names, Mapping mapping, Map<String, String> settings) {
    var classes = new ModelClasses(loader, mapping);
    return Loading.from(
        loader,
        () ->
            of(
                names.stream().flatMap(name -> classes.named(name).stream()).toList(),
                annotated ->
                    switch (mapping) {
                      case ANNOTATIONS -> Entities.of(annotated);
                      case HIBERNATE -> OptionalReader.hibernate(loader, annotated, settings);
                    }));
  }

  private static Models of(
      Collection<? extends Class<?>> classes, Function<List<Class<?>>, SchemaSource> reading) {
    var annotated = new ArrayList<Class<?>>();
    var sources = new ArrayList<SchemaSource>();
    var tables = new ArrayList<Object>();
    for (var type : new LinkedHashSet<>(classes)) {
      if (SchemaSource.class.isAssignableFrom(type)) {
        sources.add(Instances.of(type.asSubclass(SchemaSource.class)));
      } else if (ModelClasses.isTable(type)) {
        tables.add(Instances.of(type));
      } else {
        annotated.add(type);
      }
    }
    if (!tables.isEmpty()) {
      sources.add(OptionalReader.exposed(tables));
    }
    if (!annotated.isEmpty() || sources.isEmpty()) {
      sources.add(reading.apply(annotated));
    }
    return new Models(List.copyOf(sources));
  }

  @Override
  public SchemaBuilder describe(Engine engine) {
    var schema = SchemaBuilder.create();
    sources.forEach(source -> schema.add(source.describe(engine)));
    return schema;
  }
}
