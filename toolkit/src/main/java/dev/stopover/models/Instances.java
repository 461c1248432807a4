package dev.stopover.models;

import dev.stopover.StopoverException;
import dev.stopover.source.Loading;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Makes the object that a class which a user names stands for. */
final class Instances {

  private Instances() {}

  static <T> T of(Class<T> type) {
    return Loading.lookingAt(
        type.getName(),
        () -> {
          var only = objectOf(type);
          return only == null ? created(type) : type.cast(only);
        });
  }

  /** Returns what an {@code object} of Kotlin is, or {@code null} where the class is none. */
  static @Nullable Object objectOf(Class<?> type) {
    try {
      var field = type.getDeclaredField("INSTANCE");
      if (!Modifier.isStatic(field.getModifiers()) || field.getType() != type) {
        return null;
      }
      field.setAccessible(true);
      return field.get(null);
    } catch (NoSuchFieldException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw unusable(type, e);
    }
  }

  private static <T> T created(Class<T> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw unusable(type, e);
    } catch (InvocationTargetException e) {
      throw StopoverException.usage(
          "%s: its constructor failed (%s); correct it.".formatted(type.getName(), e.getCause()),
          e);
    }
  }

  private static StopoverException unusable(Class<?> type, Exception reason) {
    return StopoverException.usage(
        "%s: it is a source of models, but cannot be created; give it a constructor without parameters."
            .formatted(type.getName()),
        reason);
  }
}
