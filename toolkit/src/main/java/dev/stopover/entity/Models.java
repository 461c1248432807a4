package dev.stopover.entity;

import dev.stopover.StopoverException;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Sequence;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hold the schema that annotated classes expect.
 *
 * <p>The classes may be Java classes, Java records, Kotlin classes and data classes; what is read
 * from them is described with {@linkplain dev.stopover.entity this package}. Instances are
 * immutable and safe for use by several threads.
 */
public final class Models {

  private final Schema schema;
  private final Map<QualifiedName, EntityTable> tables;

  private Models(Schema schema, Map<QualifiedName, EntityTable> tables) {
    this.schema = schema;
    this.tables = tables;
  }

  /**
   * Read entities.
   *
   * @param entities classes with {@code jakarta.persistence.Entity}, at least one; their order
   *     means nothing
   * @throws StopoverException if a class is no entity, carries something that is not understood, or
   *     contradicts itself or another
   */
  public static Models of(Class<?>... entities) {
    return of(Arrays.asList(entities));
  }

  /**
   * Read entities.
   *
   * @param entities classes with {@code jakarta.persistence.Entity}, at least one; their order
   *     means nothing
   * @throws StopoverException if a class is no entity, carries something that is not understood, or
   *     contradicts itself or another
   */
  public static Models of(Collection<? extends Class<?>> entities) {
    if (entities.isEmpty()) {
      throw StopoverException.usage("There are no models: name at least one entity class.");
    }
    List<Class<?>> sorted =
        entities.stream()
            .<Class<?>>map(each -> each)
            .distinct()
            .sorted(Comparator.comparing(Class::getName))
            .toList();
    var reader = new SchemaReader(sorted);
    var tables = new LinkedHashMap<QualifiedName, EntityTable>();
    for (var each : reader.tables()) {
      var other = tables.put(each.table().name(), each);
      if (other != null) {
        throw StopoverException.usage(
            "%s: its table %s is also that of %s; give one of them another @Table(name)."
                .formatted(each.source(), each.table().name(), other.source()));
      }
    }
    var described = tables.values().stream().map(EntityTable::table).toList();
    return new Models(Schema.of(described, sequences(tables.values())), tables);
  }

  /**
   * Find entities by name and read them.
   *
   * @param loader where the classes are looked for
   * @param names fully-qualified class names ({@code com.acme.Event}, {@code com.acme.Shop$Order})
   *     and package names ({@code com.acme.model}, {@code com.acme.model.*}), at least one; a
   *     package stands for all entities in it and in the packages below it
   * @throws StopoverException if a name stands for nothing, a class cannot be loaded, or for what
   *     {@link #of(Collection)} refuses
   */
  public static Models load(ClassLoader loader, Collection<String> names) {
    var classes = new EntityClasses(loader);
    return of(names.stream().flatMap(name -> classes.named(name).stream()).toList());
  }

  /** Return the schema, with portable types and with names only where the classes give them. */
  public Schema schema() {
    return schema;
  }

  /** Return the class that a table is from, as messages show it: {@code com.acme.Event}. */
  public Optional<String> memberOf(QualifiedName table) {
    return Optional.ofNullable(tables.get(table)).map(EntityTable::source);
  }

  /**
   * Return the attribute that a column is from, as messages show it: {@code
   * com.acme.Event.ticketPrice}, or {@code com.acme.Event.address.city} within an embeddable.
   */
  public Optional<String> memberOf(QualifiedName table, String column) {
    return Optional.ofNullable(tables.get(table)).map(each -> each.members().get(column));
  }

  /** Several entities may share a sequence, if they agree on it. */
  private static List<Sequence> sequences(Collection<EntityTable> tables) {
    var sequences = new LinkedHashMap<QualifiedName, Sequence>();
    for (var table : tables) {
      for (var each : table.sequences()) {
        var other = sequences.putIfAbsent(each.name(), each);
        if (other != null && !other.equals(each)) {
          throw StopoverException.usage(
              "%s: its sequence %s is also another entity's, and differs; make them the same."
                  .formatted(table.source(), each.name()));
        }
      }
    }
    return List.copyOf(sequences.values());
  }
}
