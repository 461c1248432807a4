package dev.stopover.entity;

import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What the language itself says of null. */
enum Nullness {
  NULLABLE,
  NOT_NULL,
  UNSPECIFIED;

  /** Reads a Java type where it is used, within the class that uses it. */
  static Nullness ofJava(AnnotatedType type, Class<?> user) {
    if (type.getType() instanceof Class<?> plain && plain.isPrimitive()) {
      return NOT_NULL;
    }
    if (type.isAnnotationPresent(Nullable.class)) {
      return NULLABLE;
    }
    return type.isAnnotationPresent(NonNull.class) || isNullMarked(user) ? NOT_NULL : UNSPECIFIED;
  }

  private static boolean isNullMarked(Class<?> user) {
    for (Class<?> scope = user; scope != null; scope = scope.getEnclosingClass()) {
      if (scope.isAnnotationPresent(NullMarked.class)) {
        return true;
      }
      if (scope.isAnnotationPresent(NullUnmarked.class)) {
        return false;
      }
    }
    var ofPackage = user.getPackage();
    return ofPackage.isAnnotationPresent(NullMarked.class)
        || (!ofPackage.isAnnotationPresent(NullUnmarked.class)
            && user.getModule().isAnnotationPresent(NullMarked.class));
  }
}
