package dev.stopover.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Transient;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field and its getter, as the language of their class pairs them.
 *
 * @param name the property's name
 * @param places the field and the getter; one of them may be missing
 * @param type the type, on the field or on the getter, whichever gives the access
 * @param kotlin what Kotlin knows of it, or {@code null} where it is written in Java
 */
record Property(
    String name,
    List<AnnotatedElement> places,
    AnnotatedType type,
    @Nullable KotlinProperty kotlin) {

  static List<Property> ofFields(Class<?> owner) {
    var kotlin = KotlinProperty.of(owner);
    return fields(owner)
        .flatMap(
            field -> {
              var property = find(kotlin, each -> each.isBackedBy(field));
              if (property != null && property.delegated()) {
                return Stream.empty();
              }
              var getter =
                  getters(owner)
                      .filter(
                          each ->
                              property != null
                                  ? property.isReadBy(each)
                                  : (owner.isRecord() && each.getName().equals(field.getName()))
                                      || nameOf(each).equals(field.getName()));
              var places = Stream.concat(Stream.<AnnotatedElement>of(field), getter).toList();
              return Stream.of(
                  new Property(field.getName(), places, field.getAnnotatedType(), property));
            })
        .toList();
  }

  /** Sorts by the fields, since a class file gives methods in no order to rely on. */
  static List<Property> ofGetters(Class<?> owner) {
    var kotlin = KotlinProperty.of(owner);
    var fieldNames = fields(owner).map(Field::getName).toList();
    Comparator<Property> byField =
        Comparator.comparing(
            each ->
                fieldNames.contains(each.name) ? fieldNames.indexOf(each.name) : fieldNames.size());
    return getters(owner)
        .filter(each -> !nameOf(each).isEmpty())
        .map(
            getter -> {
              var name = nameOf(getter);
              var field = fields(owner).filter(each -> each.getName().equals(name));
              var places = Stream.concat(Stream.<AnnotatedElement>of(getter), field).toList();
              var property = find(kotlin, each -> each.isReadBy(getter));
              return new Property(name, places, getter.getAnnotatedReturnType(), property);
            })
        .sorted(byField.thenComparing(Property::name))
        .toList();
  }

  /** Tells whether it is accessed in a way other than that of its class. */
  boolean isAccessed(AccessType access) {
    var written = places.get(0).getAnnotation(Access.class);
    return written != null && written.value() == access;
  }

  boolean isTransient() {
    return places.stream().anyMatch(each -> each.isAnnotationPresent(Transient.class));
  }

  /**
   * Returns the attribute that the property is.
   *
   * @param owner the class that declares it
   * @param arguments what is known of type variables
   */
  Member toMember(Class<?> owner, Map<TypeVariable<?>, Type> arguments) {
    var valueType = kotlin == null ? null : kotlin.valueType();
    var erased = Types.erase(type.getType(), arguments);
    return Member.of(
        owner,
        name,
        valueType == null ? erased : valueType,
        kotlin == null ? Nullness.ofJava(type, owner) : kotlin.nullness(),
        contents(owner, erased, arguments),
        places);
  }

  private List<Member.Content> contents(
      Class<?> owner, Class<?> erased, Map<TypeVariable<?>, Type> arguments) {
    if (!(type instanceof AnnotatedParameterizedType generic)
        || !(Collection.class.isAssignableFrom(erased) || Map.class.isAssignableFrom(erased))) {
      return List.of();
    }
    var contents = new ArrayList<Member.Content>();
    for (var each : generic.getAnnotatedActualTypeArguments()) {
      var nullness =
          kotlin == null
              ? Nullness.ofJava(each, owner)
              : kotlin.nullnessOfArgument(contents.size());
      contents.add(new Member.Content(Types.erase(each.getType(), arguments), nullness));
    }
    return contents;
  }

  private static Stream<Field> fields(Class<?> owner) {
    return Stream.of(owner.getDeclaredFields())
        .filter(each -> !each.isSynthetic())
        .filter(each -> !Modifier.isStatic(each.getModifiers()))
        .filter(each -> !Modifier.isTransient(each.getModifiers()));
  }

  private static Stream<Method> getters(Class<?> owner) {
    return Stream.of(owner.getDeclaredMethods())
        .filter(each -> !each.isSynthetic())
        .filter(each -> !Modifier.isStatic(each.getModifiers()))
        .filter(each -> each.getParameterCount() == 0 && each.getReturnType() != void.class);
  }

  /** Returns the name of the property that a method gets by the rules of beans, or nothing. */
  private static String nameOf(Method method) {
    var name = method.getName();
    var prefix = method.getReturnType() == boolean.class && name.startsWith("is") ? "is" : "get";
    var rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    if (rest.isEmpty() || Character.isLowerCase(rest.charAt(0))) {
      return "";
    }
    if (rest.length() > 1 && Character.isUpperCase(rest.charAt(1))) {
      return rest;
    }
    return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
  }

  private static @Nullable KotlinProperty find(
      List<KotlinProperty> properties, Predicate<KotlinProperty> condition) {
    return properties.stream().filter(condition).findFirst().orElse(null);
  }
}
