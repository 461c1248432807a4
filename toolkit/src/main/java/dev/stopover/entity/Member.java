package dev.stopover.entity;

import dev.stopover.StopoverException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A persistent attribute, in one view whatever language it is written in.
 *
 * @param source the attribute as messages name it: {@code com.acme.Event.address.city}
 * @param name its own name, which its column is named after
 * @param type what it holds
 * @param nullness what the language says of null
 * @param id whether it belongs to the primary key
 * @param annotations what is written on it, on the field or on the getter, by type
 * @param overrides the columns that it gives to attributes within it, by their path from here
 */
record Member(
    String source,
    String name,
    Class<?> type,
    Nullness nullness,
    boolean id,
    Map<Class<? extends Annotation>, Annotation> annotations,
    Map<String, Column> overrides) {

  static Member of(
      Class<?> declaring,
      String name,
      Class<?> type,
      Nullness nullness,
      List<? extends AnnotatedElement> places) {
    var source = declaring.getName() + "." + name;
    var annotations = new LinkedHashMap<Class<? extends Annotation>, Annotation>();
    var overrides = new HashMap<String, Column>();
    for (var place : places) {
      overrides.putAll(overridesOn(place));
      for (var each : place.getAnnotations()) {
        var other = annotations.put(each.annotationType(), each);
        if (other != null && !other.equals(each)) {
          throw StopoverException.usage(
              "%s: @%s is written on it twice and differs; keep one."
                  .formatted(source, each.annotationType().getSimpleName()));
        }
      }
    }
    var id = annotations.containsKey(Id.class) || annotations.containsKey(EmbeddedId.class);
    return new Member(source, name, type, nullness, id, annotations, overrides);
  }

  static Map<String, Column> overridesOn(AnnotatedElement place) {
    var overrides = new HashMap<String, Column>();
    for (var each : place.getAnnotationsByType(AttributeOverride.class)) {
      overrides.put(each.name(), each.column());
    }
    return overrides;
  }

  <A extends Annotation> @Nullable A find(Class<A> annotation) {
    return annotation.cast(annotations.get(annotation));
  }

  boolean has(Class<? extends Annotation> annotation) {
    return annotations.containsKey(annotation);
  }

  /** Returns the annotation; one that is not there means the same as one with nothing in it. */
  <A extends Annotation> A get(Class<A> annotation) {
    var found = find(annotation);
    return found != null
        ? found
        : Objects.requireNonNull(
            Unannotated.class.getDeclaredFields()[0].getAnnotation(annotation));
  }

  /** Returns the attribute as it is when this one, of an embeddable, is held by another. */
  Member within(Member outer) {
    var canBeMissing = outer.nullness == Nullness.NULLABLE;
    return new Member(
            outer.source + "." + name,
            name,
            type,
            canBeMissing ? Nullness.NULLABLE : nullness,
            id || outer.id,
            annotations,
            overrides)
        .overriddenBy(outer.overrides);
  }

  /** Returns the attribute with the columns that whoever holds it gives to it and within it. */
  Member overriddenBy(Map<String, Column> columns) {
    var changed = new LinkedHashMap<>(annotations);
    var within = new HashMap<>(overrides);
    columns.forEach(
        (path, column) -> {
          if (path.equals(name)) {
            changed.put(Column.class, column);
          } else if (path.startsWith(name + ".")) {
            within.put(path.substring(name.length() + 1), column);
          }
        });
    return new Member(source, name, type, nullness, id, changed, within);
  }

  StopoverException error(String reasonAndNextStep) {
    return StopoverException.usage(source + ": " + reasonAndNextStep);
  }

  /** Carries the annotations that stand for those that are not there. */
  @Table
  static final class Unannotated {
    @Basic @Column @JoinColumn @Nullable Object attribute;
  }
}
