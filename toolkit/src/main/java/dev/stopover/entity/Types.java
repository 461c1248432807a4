package dev.stopover.entity;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Follows type variables to what they stand for. */
final class Types {

  private Types() {}

  static Class<?> erase(Type type, Map<TypeVariable<?>, Type> arguments) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return erase(generic.getRawType(), arguments);
    }
    if (type instanceof GenericArrayType array) {
      return erase(array.getGenericComponentType(), arguments).arrayType();
    }
    if (type instanceof TypeVariable<?> variable) {
      return erase(arguments.getOrDefault(variable, variable.getBounds()[0]), arguments);
    }
    return type instanceof WildcardType wildcard
        ? erase(wildcard.getUpperBounds()[0], arguments)
        : Object.class;
  }

  /** Returns what the parameters of a generic superclass or interface stand for. */
  static Map<TypeVariable<?>, Type> arguments(Type type) {
    var arguments = new HashMap<TypeVariable<?>, Type>();
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      var variables = raw.getTypeParameters();
      for (var i = 0; i < variables.length; i++) {
        arguments.put(variables[i], generic.getActualTypeArguments()[i]);
      }
    }
    return arguments;
  }

  /**
   * Returns what a class gives for a parameter of an interface that it implements, or nothing where
   * it leaves that open.
   */
  static Optional<Class<?>> argument(Class<?> type, Class<?> implemented, int parameter) {
    return argument(type, implemented, parameter, Map.of());
  }

  private static Optional<Class<?>> argument(
      Type type, Class<?> implemented, int parameter, Map<TypeVariable<?>, Type> known) {
    var arguments = new HashMap<>(known);
    arguments.putAll(arguments(type));
    var raw = erase(type, arguments);
    if (raw == implemented) {
      return type instanceof ParameterizedType generic
          ? Optional.of(erase(generic.getActualTypeArguments()[parameter], arguments))
          : Optional.empty();
    }
    for (var each : raw.getGenericInterfaces()) {
      var found = argument(each, implemented, parameter, arguments);
      if (found.isPresent()) {
        return found;
      }
    }
    var parent = raw.getGenericSuperclass();
    return parent == null ? Optional.empty() : argument(parent, implemented, parameter, arguments);
  }
}
