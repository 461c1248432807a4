package dev.stopover.entity;

import dev.stopover.StopoverException;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
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

  /** Returns the attributes, inherited ones first, with those of embeddables in their place. */
  static List<Member> membersOf(Class<?> entity) {
    var reader = new MemberReader(defaultAccess(entity));
    return reader.attributesOf(entity).stream()
        .flatMap(each -> reader.flatten(each, Set.of(entity)))
        .toList();
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
    var kind = Kind.of(member);
    kind.requireUnderstood(member.annotations().values(), member.source());
    var oneToMany = member.find(OneToMany.class);
    if (oneToMany != null && oneToMany.mappedBy().isEmpty()) {
      throw member.error(
          "@OneToMany without mappedBy is not understood yet; map the other side with @ManyToOne.");
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
    var overrides = new HashMap<String, Column>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      var kind = Kind.of(each);
      kind.requireUnderstood(Arrays.asList(each.getAnnotations()), each.getName());
      if (kind == Kind.ENTITY && each != type) {
        throw StopoverException.usage(
            "%s: it extends the entity %s, and inheritance is not understood yet; %s"
                .formatted(type.getName(), each.getName(), "leave the class out of the models."));
      }
      Member.overridesOn(each).forEach(overrides::putIfAbsent);
      if (kind == Kind.UNMAPPED && each != type) {
        requireNothing(Kind.UNMAPPED, each, Set.of());
      } else {
        attributes.addAll(0, declaredBy(each, arguments));
      }
      if (each.getGenericSuperclass() instanceof ParameterizedType generic) {
        var variables = each.getSuperclass().getTypeParameters();
        for (var i = 0; i < variables.length; i++) {
          arguments.put(variables[i], generic.getActualTypeArguments()[i]);
        }
      }
    }
    requireKnown(overrides, attributes, type.getName());
    return attributes.stream().map(each -> each.overriddenBy(overrides)).toList();
  }

  private List<Member> declaredBy(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
    var properties =
        accessTo(type) == AccessType.FIELD ? Property.ofFields(type) : Property.ofGetters(type);
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

  private static void requireKnown(
      Map<String, Column> overrides, List<Member> attributes, String source) {
    var names = attributes.stream().map(Member::name).toList();
    for (var path : overrides.keySet()) {
      if (!names.contains(path.split("\\.", 2)[0])) {
        throw StopoverException.usage(
            "%s: @AttributeOverride names the attribute %s, which is not there; %s"
                .formatted(
                    source, path, names.isEmpty() ? "remove it." : "choose one of " + names + "."));
      }
    }
  }
}
