package dev.stopover.entity;

import dev.stopover.StopoverException;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.MapsId;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A persistent attribute, in one view whatever language it is written in.
 *
 * @param source the attribute as messages name it: {@code com.acme.Event.address.city}
 * @param path its name, with those of the embedded attributes that it is in before it
 * @param type what it holds
 * @param nullness what the language says of null
 * @param contents what it is a collection of, keys of a map first; empty where it is none
 * @param id whether it belongs to the primary key
 * @param annotations what is written on it, on the field or on the getter, by type
 * @param overrides what it says of attributes within it
 * @param associationOverride what is said of it as an association, from outside
 * @param conversion how it is converted, or {@code null} where nothing is said
 */
record Member(
    String source,
    String path,
    Class<?> type,
    Nullness nullness,
    List<Content> contents,
    boolean id,
    Map<Class<? extends Annotation>, Annotation> annotations,
    Overrides overrides,
    @Nullable AssociationOverride associationOverride,
    @Nullable Convert conversion) {

  /**
   * What a collection holds.
   *
   * @param type its type
   * @param nullness what the language says of null
   */
  record Content(Class<?> type, Nullness nullness) {}

  static Member of(
      Class<?> declaring,
      String name,
      Class<?> type,
      Nullness nullness,
      List<Content> contents,
      List<? extends AnnotatedElement> places) {
    var source = declaring.getName() + "." + name;
    var annotations = new LinkedHashMap<Class<? extends Annotation>, Annotation>();
    var overrides = Overrides.NONE;
    for (var place : places) {
      overrides = overrides.or(Overrides.on(place));
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
    return new Member(
        source,
        name,
        type,
        nullness,
        contents,
        id,
        annotations,
        overrides,
        null,
        overrides.conversion(""));
  }

  /** Returns its own name, which its column is named after. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
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
    return found != null ? found : unwritten(annotation);
  }

  static <A extends Annotation> A unwritten(Class<A> annotation) {
    return annotation.cast(Objects.requireNonNull(Unannotated.ALL.get(annotation)));
  }

  /** Returns the columns that it says its association has; empty where the defaults hold. */
  List<JoinSpec> joinColumns() {
    if (associationOverride != null && associationOverride.joinColumns().length > 0) {
      return JoinSpec.of(associationOverride.joinColumns());
    }
    var several = find(JoinColumns.class);
    var one = find(JoinColumn.class);
    return several != null
        ? JoinSpec.of(several.value())
        : one != null ? JoinSpec.of(one) : List.of();
  }

  /** Returns the foreign key that it gives to its columns together. */
  ForeignKey foreignKey() {
    if (associationOverride != null && associationOverride.joinColumns().length > 0) {
      return associationOverride.foreignKey();
    }
    return get(JoinColumns.class).foreignKey();
  }

  /** Returns the table by which it says its association goes, or nothing. */
  @Nullable JoinTable joinTable() {
    return associationOverride != null && !associationOverride.joinTable().name().isEmpty()
        ? associationOverride.joinTable()
        : find(JoinTable.class);
  }

  /** Returns the attribute as it is when this one, of an embeddable, is held by another. */
  Member within(Member outer) {
    var canBeMissing = outer.nullness == Nullness.NULLABLE;
    return new Member(
            outer.source + "." + path,
            outer.path + "." + path,
            type,
            canBeMissing ? Nullness.NULLABLE : nullness,
            contents,
            id || outer.id,
            BeanValidation.within(outer, annotations),
            overrides,
            associationOverride,
            conversion)
        .overriddenBy(outer.overrides);
  }

  /** Returns the attribute with what whoever holds it says of it and of what is within it. */
  Member overriddenBy(Overrides outer) {
    var name = name();
    var changed = new LinkedHashMap<>(annotations);
    var column = outer.column(name);
    if (column != null) {
      changed.put(Column.class, column);
    }
    var association = outer.association(name);
    var converted = outer.conversion(name);
    return new Member(
        source,
        path,
        type,
        nullness,
        contents,
        id,
        changed,
        outer.within(name).or(overrides),
        association == null ? associationOverride : association,
        converted == null ? conversion : converted);
  }

  /** Returns what a collection holds, as an attribute of the same name and annotations. */
  Member element(Content content) {
    var changed = BeanValidation.none(annotations);
    changed.remove(ElementCollection.class);
    changed.remove(Comment.class);
    var isMap = contents.size() > 1;
    var converted = overrides.conversion(isMap ? "value" : "");
    return new Member(
        source,
        path,
        content.type(),
        content.nullness(),
        List.of(),
        false,
        changed,
        isMap ? overrides.within("value") : overrides,
        null,
        converted == null ? conversion : converted);
  }

  /** Returns the key of a map, as an attribute of the same name. */
  @SuppressWarnings("deprecation") // Temporal, which is still written.
  Member key(Content content) {
    var changed = new LinkedHashMap<Class<? extends Annotation>, Annotation>();
    var enumerated = find(MapKeyEnumerated.class);
    if (enumerated != null) {
      changed.put(Enumerated.class, Samples.of(enumerated.value().name(), Enumerated.class));
    }
    var temporal = find(MapKeyTemporal.class);
    if (temporal != null) {
      changed.put(Temporal.class, Samples.of(temporal.value().name(), Temporal.class));
    }
    return new Member(
        source,
        path,
        content.type(),
        Nullness.NOT_NULL,
        List.of(),
        false,
        changed,
        overrides.within("key"),
        null,
        overrides.conversion("key"));
  }

  /** Returns the attribute as part of the primary key. */
  Member asId() {
    return new Member(
        source,
        path,
        type,
        nullness,
        contents,
        true,
        annotations,
        overrides,
        associationOverride,
        conversion);
  }

  StopoverException error(String reasonAndNextStep) {
    return StopoverException.usage(source + ": " + reasonAndNextStep);
  }

  /** Carries annotations that stand for others of the same meaning. */
  @SuppressWarnings({"deprecation", "unused"})
  private static final class Samples {
    @Enumerated(EnumType.ORDINAL)
    @Nullable Object ordinal;

    @Enumerated(EnumType.STRING)
    @Nullable Object string;

    @Temporal(TemporalType.DATE)
    @Nullable Object date;

    @Temporal(TemporalType.TIME)
    @Nullable Object time;

    @Temporal(TemporalType.TIMESTAMP)
    @Nullable Object timestamp;

    static <A extends Annotation> A of(String name, Class<A> annotation) {
      return Stream.of(Samples.class.getDeclaredFields())
          .filter(each -> each.getName().equalsIgnoreCase(name))
          .map(each -> each.getAnnotation(annotation))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Carries the annotations that stand for those that are not there. */
  @Table
  @SecondaryTable(name = "")
  static final class Unannotated {
    @Basic
    @Column
    @JoinColumn
    @JoinColumns({})
    @PrimaryKeyJoinColumns({})
    @JoinTable
    @CollectionTable
    @MapsId
    @Nullable Object attribute;

    private static final Map<Class<?>, Annotation> ALL =
        Stream.concat(
                Stream.of(Unannotated.class.getAnnotations()),
                Stream.of(Unannotated.class.getDeclaredFields())
                    .flatMap(field -> Stream.of(field.getAnnotations())))
            .collect(Collectors.toUnmodifiableMap(Annotation::annotationType, each -> each));
  }
}
