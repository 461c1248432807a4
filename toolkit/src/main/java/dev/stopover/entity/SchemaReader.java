package dev.stopover.entity;

import dev.stopover.StopoverException;
import dev.stopover.source.Loading;
import jakarta.persistence.Entity;
import jakarta.persistence.SequenceGenerator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads entities that may point to each other. */
final class SchemaReader {

  private final Map<Class<?>, EntityReader> entities = new LinkedHashMap<>();

  SchemaReader(Collection<Class<?>> types) {
    for (var type : types) {
      if (!type.isAnnotationPresent(Entity.class)) {
        throw StopoverException.usage(
            "%s: it is no entity; annotate it with jakarta.persistence.Entity, or %s"
                .formatted(type.getName(), "leave it out of the models."));
      }
      entities.put(
          type,
          Loading.lookingAt(type.getName(), () -> new EntityReader(type, this, Naming.SNAKE_CASE)));
    }
  }

  List<EntityTable> tables() {
    return entities.entrySet().stream()
        .map(each -> Loading.lookingAt(each.getKey().getName(), each.getValue()::read))
        .toList();
  }

  EntityReader entity(Class<?> type, Member asking) {
    var found = entities.get(type);
    if (found == null) {
      throw asking.error(
          "it points to %s, which is not among the models; add that class to them."
              .formatted(type.getName()));
    }
    return found;
  }

  SequenceGenerator generator(String name, Member asking) {
    var own = asking.find(SequenceGenerator.class);
    if (own != null && (name.isEmpty() || name.equals(own.name()))) {
      return own;
    }
    return entities.values().stream()
        .flatMap(EntityReader::generators)
        .filter(each -> !name.isEmpty() && name.equals(each.name()))
        .findFirst()
        .orElseThrow(
            () ->
                asking.error(
                    "@GeneratedValue asks for the sequence generator \"%s\", %s"
                        .formatted(name, "which is not there; add a @SequenceGenerator.")));
  }
}
