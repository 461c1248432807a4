package dev.stopover.entity;

import dev.stopover.StopoverException;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Temporal;
import jakarta.persistence.Version;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows what attributes are converted to before they are stored. */
@SuppressWarnings("deprecation") // Temporal, which is still written.
final class Converters {

  private final Map<Class<?>, Class<?>> automatic = new HashMap<>();

  Converters(Collection<Class<?>> types) {
    for (var type : types) {
      var written = type.getAnnotation(Converter.class);
      if (written != null && written.autoApply()) {
        var other = automatic.put(argument(type, 0), type);
        if (other != null) {
          throw StopoverException.usage(
              "%s: it converts what %s converts too, both with autoApply; take that from one."
                  .formatted(type.getName(), other.getName()));
        }
      }
    }
  }

  static boolean isConverter(Class<?> type) {
    return type.isAnnotationPresent(Converter.class)
        && AttributeConverter.class.isAssignableFrom(type);
  }

  /** Returns the type that an attribute is converted to, or nothing where it is not converted. */
  Optional<Class<?>> storedType(Member member) {
    var written = member.conversion();
    if (written != null && written.disableConversion()) {
      return Optional.empty();
    }
    if (written != null && written.converter() != AttributeConverter.class) {
      return Optional.of(argument(written.converter(), 1));
    }
    if (member.id()
        || member.has(Version.class)
        || member.has(Enumerated.class)
        || member.has(Temporal.class)) {
      return Optional.empty();
    }
    return Optional.<Class<?>>ofNullable(automatic.get(boxed(member.type())))
        .map(each -> argument(each, 1));
  }

  static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private static Class<?> argument(Class<?> converter, int parameter) {
    return Types.argument(converter, AttributeConverter.class, parameter)
        .filter(each -> each != Object.class)
        .orElseThrow(
            () ->
                StopoverException.usage(
                    "%s: it does not say which types it converts; implement %s."
                        .formatted(converter.getName(), "AttributeConverter<Type, StoredType>")));
  }
}
