package dev.stopover.entity;

import dev.stopover.StopoverException;
import jakarta.persistence.Access;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AssociationOverrides;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Basic;
import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converts;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyJoinColumns;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedEntityGraphs;
import jakarta.persistence.NamedNativeQueries;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQueries;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQueries;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.SqlResultSetMappings;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.TableGenerators;
import jakarta.persistence.Temporal;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** What an annotation is written on, and which annotations are understood there. */
@SuppressWarnings("deprecation") // Temporal, which is still written.
enum Kind {
  ENTITY(
      "is not understood on an entity; remove it.",
      Access.class,
      AssociationOverride.class,
      AssociationOverrides.class,
      AttributeOverride.class,
      AttributeOverrides.class,
      Comment.class,
      Convert.class,
      Converts.class,
      DiscriminatorColumn.class,
      Entity.class,
      FormerName.class,
      Inheritance.class,
      PrimaryKeyJoinColumn.class,
      PrimaryKeyJoinColumns.class,
      SecondaryTable.class,
      SecondaryTables.class,
      SequenceGenerator.class,
      SequenceGenerators.class,
      SqlIndex.class,
      SqlIndex.Several.class,
      Table.class,
      TableGenerator.class,
      TableGenerators.class),
  MAPPED_SUPERCLASS(
      "is not understood on a mapped superclass; remove it.",
      Access.class,
      AssociationOverride.class,
      AssociationOverrides.class,
      AttributeOverride.class,
      AttributeOverrides.class,
      Convert.class,
      Converts.class,
      MappedSuperclass.class,
      SequenceGenerator.class,
      SequenceGenerators.class,
      TableGenerator.class,
      TableGenerators.class),
  EMBEDDABLE("is not understood on an embeddable; remove it.", Embeddable.class, Access.class),
  BASIC(
      "is not understood on a plain attribute; remove it.",
      Access.class,
      Basic.class,
      Column.class,
      Comment.class,
      Convert.class,
      Converts.class,
      Enumerated.class,
      FormerName.class,
      GeneratedColumn.class,
      GeneratedValue.class,
      Id.class,
      Json.class,
      Lob.class,
      NativeEnum.class,
      References.class,
      SequenceGenerator.class,
      SequenceGenerators.class,
      ServerDefault.class,
      TableGenerator.class,
      TableGenerators.class,
      Temporal.class,
      Version.class),
  EMBEDDED(
      "is not understood on an embedded attribute; remove it.",
      Access.class,
      AssociationOverride.class,
      AssociationOverrides.class,
      AttributeOverride.class,
      AttributeOverrides.class,
      Convert.class,
      Converts.class,
      Embedded.class,
      EmbeddedId.class),
  TO_ONE(
      "is not understood on an association; remove it.",
      Access.class,
      Comment.class,
      FormerName.class,
      Id.class,
      JoinColumn.class,
      JoinColumns.class,
      JoinTable.class,
      ManyToOne.class,
      MapsId.class,
      OneToOne.class,
      PrimaryKeyJoinColumn.class,
      PrimaryKeyJoinColumns.class),
  INVERSE(
      "is not understood on the inverse side of an association; remove it.",
      Access.class,
      ManyToMany.class,
      MapKey.class,
      MapKeyClass.class,
      MapKeyColumn.class,
      MapKeyEnumerated.class,
      MapKeyJoinColumn.class,
      MapKeyJoinColumns.class,
      MapKeyTemporal.class,
      OneToMany.class,
      OneToOne.class,
      OrderBy.class,
      OrderColumn.class),
  ELEMENTS(
      "is not understood on an element collection; remove it.",
      Access.class,
      AssociationOverride.class,
      AssociationOverrides.class,
      AttributeOverride.class,
      AttributeOverrides.class,
      Basic.class,
      CollectionTable.class,
      Column.class,
      Comment.class,
      Convert.class,
      Converts.class,
      ElementCollection.class,
      Embedded.class,
      Enumerated.class,
      JoinColumn.class,
      JoinColumns.class,
      Json.class,
      Lob.class,
      NativeEnum.class,
      MapKeyClass.class,
      MapKeyColumn.class,
      MapKeyEnumerated.class,
      MapKeyJoinColumn.class,
      MapKeyJoinColumns.class,
      MapKeyTemporal.class,
      OrderBy.class,
      OrderColumn.class,
      References.class,
      Temporal.class),
  TO_MANY(
      "is not understood on an association to many; remove it.",
      Access.class,
      AttributeOverride.class,
      AttributeOverrides.class,
      Comment.class,
      Convert.class,
      Converts.class,
      JoinColumn.class,
      JoinColumns.class,
      JoinTable.class,
      ManyToMany.class,
      MapKey.class,
      MapKeyClass.class,
      MapKeyColumn.class,
      MapKeyEnumerated.class,
      MapKeyJoinColumn.class,
      MapKeyJoinColumns.class,
      MapKeyTemporal.class,
      OneToMany.class,
      OrderBy.class,
      OrderColumn.class),
  /** A field or a method that stands for no attribute. */
  OTHER("is not understood on what is no attribute; write it on the field or the getter of one."),
  /** Anything in a superclass that Jakarta Persistence passes over. */
  UNMAPPED(
      "has no meaning in a class that is not mapped; annotate the class with @MappedSuperclass,"
          + " or remove it.");

  /** The packages of which every annotation counts; Hibernate's change the schema as well. */
  private static final Set<String> PACKAGES =
      Set.of(
          "jakarta.persistence",
          "org.hibernate.annotations",
          "org.hibernate.envers",
          Kind.class.getPackageName());

  /** What can be written in its one place only, and means nothing to a schema. */
  private static final Set<Class<? extends Annotation>> WITHOUT_BEARING =
      Set.of(
          Cacheable.class,
          DiscriminatorValue.class,
          EntityListeners.class,
          ExcludeDefaultListeners.class,
          ExcludeSuperclassListeners.class,
          IdClass.class,
          NamedEntityGraph.class,
          NamedEntityGraphs.class,
          NamedNativeQueries.class,
          NamedNativeQuery.class,
          NamedQueries.class,
          NamedQuery.class,
          NamedStoredProcedureQueries.class,
          NamedStoredProcedureQuery.class,
          PostLoad.class,
          PostPersist.class,
          PostRemove.class,
          PostUpdate.class,
          PrePersist.class,
          PreRemove.class,
          PreUpdate.class,
          SqlResultSetMapping.class,
          SqlResultSetMappings.class,
          Transient.class);

  private static final Set<String> NOT_UNDERSTOOD = Set.of("catalog");

  private final String misplaced;

  @SuppressWarnings("ImmutableEnumChecker") // As is what Set.of returns.
  private final Set<Class<? extends Annotation>> understood;

  @SafeVarargs
  @SuppressWarnings("varargs")
  Kind(String misplaced, Class<? extends Annotation>... understood) {
    this.misplaced = misplaced;
    this.understood = Set.of(understood);
  }

  static Kind of(Class<?> type) {
    if (type.isAnnotationPresent(Entity.class)) {
      return ENTITY;
    }
    if (type.isAnnotationPresent(MappedSuperclass.class)) {
      return MAPPED_SUPERCLASS;
    }
    return type.isAnnotationPresent(Embeddable.class) ? EMBEDDABLE : UNMAPPED;
  }

  static Kind of(Member member) {
    if (member.has(ElementCollection.class)) {
      return ELEMENTS;
    }
    var oneToMany = member.find(OneToMany.class);
    var manyToMany = member.find(ManyToMany.class);
    var oneToOne = member.find(OneToOne.class);
    if (oneToMany != null) {
      return oneToMany.mappedBy().isEmpty() ? TO_MANY : INVERSE;
    }
    if (manyToMany != null) {
      return manyToMany.mappedBy().isEmpty() ? TO_MANY : INVERSE;
    }
    if (oneToOne != null && !oneToOne.mappedBy().isEmpty()) {
      return INVERSE;
    }
    if (oneToOne != null || member.has(ManyToOne.class)) {
      return TO_ONE;
    }
    return member.has(Embedded.class)
            || member.has(EmbeddedId.class)
            || member.type().isAnnotationPresent(Embeddable.class)
        ? EMBEDDED
        : BASIC;
  }

  /** Refuses what is not understood, rather than describe a schema that is not the one meant. */
  void requireUnderstood(Collection<Annotation> annotations, String source) {
    for (var each : annotations) {
      var type = each.annotationType();
      if (understood.contains(type)) {
        requireUnset(each, source);
      } else if (PACKAGES.contains(type.getPackageName()) && !hasNoBearing(type)) {
        var known = Stream.of(values()).anyMatch(kind -> kind.understood.contains(type));
        throw StopoverException.usage(
            "%s: @%s %s".formatted(source, nameOf(type), known ? misplaced : unknown()));
      }
    }
  }

  private static boolean hasNoBearing(Class<?> annotation) {
    return WITHOUT_BEARING.contains(annotation) || HibernatesOwn.hasNoBearing(annotation);
  }

  /** Refuses attributes of an annotation, and of those within it, that are not understood. */
  private static void requireUnset(Annotation annotation, String source) {
    for (var attribute : annotation.annotationType().getDeclaredMethods()) {
      var value = valueOf(attribute, annotation);
      if (value instanceof Annotation inner) {
        requireUnset(inner, source);
      } else if (value instanceof Annotation[] several) {
        Stream.of(several).forEach(inner -> requireUnset(inner, source));
      } else if (NOT_UNDERSTOOD.contains(attribute.getName()) && !value.equals("")) {
        throw StopoverException.usage(
            "%s: @%s(%s) is not understood yet; remove it, or write it by hand in a migration."
                .formatted(
                    source, annotation.annotationType().getSimpleName(), attribute.getName()));
      }
    }
  }

  private static Object valueOf(Method attribute, Annotation annotation) {
    try {
      return attribute.invoke(annotation);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof TypeNotPresentException missing
          ? missing
          : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private String unknown() {
    return "is not understood yet; "
        + switch (this) {
          case ENTITY, MAPPED_SUPERCLASS, EMBEDDABLE ->
              "remove it, or leave the class out of the models.";
          default ->
              "mark the attribute @Transient, or write what it stands for by hand in a migration.";
        };
  }

  private static String nameOf(Class<?> annotation) {
    return annotation.getPackageName().startsWith("org.hibernate")
        ? annotation.getName()
        : annotation.getSimpleName();
  }
}
