package dev.stopover.entity;

import dev.stopover.StopoverException;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kotlin.Metadata;

/** Finds the persistent attributes of an entity, those of superclasses and embeddables included. */
final class MemberReader {

  private final AccessType defaultAccess;

  private MemberReader(AccessType defaultAccess) {
    this.defaultAccess = defaultAccess;
  }

  static MemberReader of(Class<?> entity) {
    return new MemberReader(defaultAccess(entity));
  }

  /**
   * Returns the attributes that an entity has beside those of an entity that it extends, inherited
   * ones first, with those of embeddables in their place.
   */
  List<Member> membersOf(Class<?> entity) {
    return attributesOf(entity).stream().flatMap(each -> flatten(each, Set.of(entity))).toList();
  }

  /** Returns the attributes of what an element collection holds, or what it holds itself. */
  List<Member> membersOf(Member element) {
    return flattenUnchecked(element, Set.of()).toList();
  }

  /** Follows the place of the id, as Jakarta Persistence has it. */
  private static AccessType defaultAccess(Class<?> entity) {
    for (Class<?> each = entity; each != null; each = each.getSuperclass()) {
      for (var method : hasProperties(each) ? new Method[0] : each.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Id.class) || method.isAnnotationPresent(EmbeddedId.class)) {
          return AccessType.PROPERTY;
        }
      }
    }
    return AccessType.FIELD;
  }

  /** Records and Kotlin classes declare properties; where their annotations are, means nothing. */
  private static boolean hasProperties(Class<?> type) {
    return type.isRecord() || type.isAnnotationPresent(Metadata.class);
  }

  private Stream<Member> flatten(Member member, Set<Class<?>> holders) {
    Kind.of(member).requireUnderstood(member.annotations().values(), member.source());
    return flattenUnchecked(member, holders);
  }

  private Stream<Member> flattenUnchecked(Member member, Set<Class<?>> holders) {
    var kind = Kind.of(member);
    if (kind == Kind.ELEMENTS || kind == Kind.TO_MANY) {
      return Stream.of(member);
    }
    if (kind != Kind.EMBEDDED) {
      requireKnown(member.overrides(), List.of(), member.source());
      return Stream.of(member);
    }
    var inner = new HashSet<>(holders);
    if (!inner.add(member.type())) {
      throw member.error("an embeddable cannot hold itself; make it an entity.");
    }
    var attributes = attributesOf(member.type());
    if (attributes.isEmpty()) {
      throw member.error(
          "%s has no attributes with %s access; annotate it with @Access."
              .formatted(member.type().getName(), accessTo(member.type())));
    }
    requireKnown(member.overrides(), attributes, member.source());
    return attributes.stream().flatMap(each -> flatten(each.within(member), inner));
  }

  private List<Member> attributesOf(Class<?> type) {
    var attributes = new ArrayList<Member>();
    var arguments = new HashMap<TypeVariable<?>, Type>();
    var overrides = Overrides.NONE;
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      var kind = Kind.of(each);
      if (kind == Kind.ENTITY && each != type) {
        break;
      }
      kind.requireUnderstood(Arrays.asList(each.getAnnotations()), each.getName());
      overrides = overrides.or(Overrides.on(each));
      if (kind == Kind.UNMAPPED && each != type) {
        requireNothing(Kind.UNMAPPED, each, Set.of());
      } else {
        attributes.addAll(0, declaredBy(each, arguments));
      }
      arguments.putAll(Types.arguments(each.getGenericSuperclass()));
    }
    requireKnown(overrides, attributes, type.getName());
    var all = overrides;
    return attributes.stream().map(each -> each.overriddenBy(all)).toList();
  }

  private List<Member> declaredBy(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
    var properties = properties(type);
    var attributes =
        properties.stream()
            .filter(each -> !each.isTransient())
            .map(each -> each.toMember(type, arguments))
            .toList();
    var taken = new HashSet<AnnotatedElement>();
    properties.forEach(each -> taken.addAll(each.places()));
    requireNothing(Kind.OTHER, type, taken);
    return attributes;
  }

  /** Takes single properties in the other way where {@code @Access} is on that side of them. */
  private List<Property> properties(Class<?> type) {
    var access = accessTo(type);
    var byFields = access == AccessType.FIELD;
    var usual = byFields ? Property.ofFields(type) : Property.ofGetters(type);
    if (hasProperties(type)) {
      return usual;
    }
    var other = byFields ? AccessType.PROPERTY : AccessType.FIELD;
    var others =
        (byFields ? Property.ofGetters(type) : Property.ofFields(type))
            .stream().filter(each -> each.isAccessed(other)).toList();
    var names = others.stream().map(Property::name).toList();
    return Stream.concat(
            usual.stream().filter(each -> !names.contains(each.name())), others.stream())
        .toList();
  }

  private AccessType accessTo(Class<?> type) {
    var access = type.getAnnotation(Access.class);
    if (access != null) {
      return access.value();
    }
    return hasProperties(type) ? AccessType.FIELD : defaultAccess;
  }

  private static void requireNothing(Kind kind, Class<?> type, Set<AnnotatedElement> except) {
    for (var each : type.getDeclaredFields()) {
      if (!except.contains(each)) {
        var source = type.getName() + "." + each.getName();
        kind.requireUnderstood(Arrays.asList(each.getAnnotations()), source);
      }
    }
    for (var each : type.getDeclaredMethods()) {
      if (!each.isSynthetic() && !except.contains(each)) {
        var source = type.getName() + "." + each.getName() + "()";
        kind.requireUnderstood(Arrays.asList(each.getAnnotations()), source);
      }
    }
  }

  private static void requireKnown(Overrides overrides, List<Member> attributes, String source) {
    var names = attributes.stream().map(Member::name).toList();
    overrides
        .paths()
        .forEach(
            (path, annotation) -> {
              var isOwn = path.isEmpty() && annotation.equals("Convert");
              if (!isOwn && !names.contains(path.split("\\.", 2)[0])) {
                throw StopoverException.usage(
                    "%s: @%s names the attribute %s, which is not there; %s"
                        .formatted(
                            source,
                            annotation,
                            path,
                            names.isEmpty() ? "remove it." : "choose one of " + names + "."));
              }
            });
  }
}
