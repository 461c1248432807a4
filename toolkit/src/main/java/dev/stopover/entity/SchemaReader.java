package dev.stopover.entity;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.source.Loading;
import dev.stopover.source.SchemaBuilder;
import jakarta.persistence.Entity;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads entities that may point to each other, for one engine. */
final class SchemaReader {

  private final Engine engine;
  private final Names names;
  private final TableParts parts;
  private final Joins joins;
  private final ColumnType types;
  private final SchemaParts all = new SchemaParts();
  private final Map<Class<?>, EntityMapping> entities = new LinkedHashMap<>();
  private final Map<EntityMapping, TableBuilder> tables = new HashMap<>();
  private final Set<Class<?>> extended = new HashSet<>();

  SchemaReader(Collection<Class<?>> types, NamingStrategy naming, Engine engine) {
    this.engine = engine;
    this.names = new Names(naming);
    this.parts = new TableParts(engine);
    this.joins = new Joins(names, parts);
    this.types = new ColumnType(new Converters(types), new ServerTypes(engine, names, all));
    for (var type : types) {
      if (type.isAnnotationPresent(Entity.class)) {
        entities.put(type, Loading.lookingAt(type.getName(), () -> new EntityMapping(type, this)));
        for (var each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
          extended.add(each);
        }
      } else if (!Converters.isConverter(type)) {
        throw StopoverException.usage(
            "%s: it is no entity; annotate it with jakarta.persistence.Entity, or %s"
                .formatted(type.getName(), "leave it out of the models."));
      }
    }
  }

  SchemaBuilder read() {
    var generators = new Generators(this, all);
    var parentsFirst =
        entities.values().stream().sorted(Comparator.comparing(EntityMapping::depth)).toList();
    looking(parentsFirst, each -> new EntityReader(each, this, table(each)).read());
    looking(parentsFirst, each -> new CollectionReader(each, this).read());
    looking(parentsFirst, generators::read);
    return all.build();
  }

  private static void looking(List<EntityMapping> entities, Consumer<EntityMapping> reading) {
    for (var each : entities) {
      Loading.lookingAt(
          each.type().getName(),
          () -> {
            reading.accept(each);
            return each;
          });
    }
  }

  /** Returns the table that holds an entity's rows; one that has none gets an unused one. */
  TableBuilder table(EntityMapping entity) {
    var found = tables.get(entity);
    if (found == null) {
      found =
          entity.hasTable()
              ? all.table(entity.table(), entity.type().getName())
              : entity.isInTableOfRoot()
                  ? table(entity.root())
                  : new TableBuilder(entity.table(), entity.type().getName());
      tables.put(entity, found);
    }
    return found;
  }

  Engine engine() {
    return engine;
  }

  Names names() {
    return names;
  }

  TableParts parts() {
    return parts;
  }

  Joins joins() {
    return joins;
  }

  ColumnType types() {
    return types;
  }

  SchemaParts all() {
    return all;
  }

  /** Tells whether another entity extends a class. */
  boolean isExtended(Class<?> type) {
    return extended.contains(type);
  }

  Stream<EntityMapping> entities() {
    return entities.values().stream();
  }

  Optional<EntityMapping> known(Class<?> type) {
    return Optional.ofNullable(entities.get(type));
  }

  EntityMapping entity(Class<?> type, Member asking) {
    var found = entities.get(type);
    if (found == null) {
      throw asking.error(
          "it points to %s, which is not among the models; add that class to them."
              .formatted(type.getName()));
    }
    return found;
  }

  EntityMapping parent(Class<?> type, Class<?> child) {
    var found = entities.get(type);
    if (found == null) {
      throw StopoverException.usage(
          "%s: it extends the entity %s, which is not among the models; add that class to them."
              .formatted(child.getName(), type.getName()));
    }
    return found;
  }
}
