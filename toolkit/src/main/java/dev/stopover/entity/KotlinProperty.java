package dev.stopover.entity;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import kotlin.Metadata;
import kotlin.jvm.JvmInline;
import kotlin.metadata.Attributes;
import kotlin.metadata.KmClassifier;
import kotlin.metadata.KmProperty;
import kotlin.metadata.KmType;
import kotlin.metadata.KmTypeProjection;
import kotlin.metadata.jvm.JvmExtensionsKt;
import kotlin.metadata.jvm.KotlinClassMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What only its metadata knows of a Kotlin property.
 *
 * @param field the name of the backing field, or {@code null} where there is none
 * @param getter the name of the getter's method, which may be mangled, or {@code null}
 * @param delegated whether the field holds not the value but what computes it
 * @param nullness what its type says of null
 * @param arguments what the arguments of its type say of null
 * @param valueType what its value class holds, or {@code null} where its type is none
 */
record KotlinProperty(
    @Nullable String field,
    @Nullable String getter,
    boolean delegated,
    Nullness nullness,
    List<Nullness> arguments,
    @Nullable Class<?> valueType) {

  /** Returns the properties of a Kotlin class; a class of another language has none. */
  static List<KotlinProperty> of(Class<?> type) {
    return properties(type).map(each -> of(each, type)).toList();
  }

  private static Stream<KmProperty> properties(Class<?> type) {
    var metadata = type.getAnnotation(Metadata.class);
    // Lenient, so that what a newer compiler than ours wrote is read as far as we know it.
    return metadata != null
            && KotlinClassMetadata.readLenient(metadata) instanceof KotlinClassMetadata.Class kotlin
        ? kotlin.getKmClass().getProperties().stream()
        : Stream.empty();
  }

  boolean isBackedBy(Field other) {
    return other.getName().equals(field);
  }

  boolean isReadBy(Method method) {
    return method.getName().equals(getter) && method.getParameterCount() == 0;
  }

  /** Returns what an argument of its type says of null. */
  Nullness nullnessOfArgument(int place) {
    return place < arguments.size() ? arguments.get(place) : Nullness.UNSPECIFIED;
  }

  private static Nullness nullness(KmTypeProjection argument) {
    var type = argument.getType();
    return type == null
        ? Nullness.UNSPECIFIED
        : Attributes.isNullable(type) ? Nullness.NULLABLE : Nullness.NOT_NULL;
  }

  private static KotlinProperty of(KmProperty property, Class<?> owner) {
    var field = JvmExtensionsKt.getFieldSignature(property);
    var getter = JvmExtensionsKt.getGetterSignature(property);
    var type = property.getReturnType();
    var value = valueField(type, owner);
    var nullable = Attributes.isNullable(type) || (value != null && isNullable(value));
    return new KotlinProperty(
        field == null ? null : field.getName(),
        getter == null ? null : getter.getName(),
        Attributes.isDelegated(property),
        nullable ? Nullness.NULLABLE : Nullness.NOT_NULL,
        type.getArguments().stream().map(KotlinProperty::nullness).toList(),
        value == null ? null : storedType(value));
  }

  private static @Nullable Field valueField(KmType type, Class<?> owner) {
    if (!(type.getClassifier() instanceof KmClassifier.Class classifier)) {
      return null;
    }
    var name = classifier.getName().replace('.', '$').replace('/', '.');
    try {
      var found = Class.forName(name, false, owner.getClassLoader());
      return found.isAnnotationPresent(JvmInline.class)
          ? Stream.of(found.getDeclaredFields())
              .filter(each -> !Modifier.isStatic(each.getModifiers()))
              .findFirst()
              .orElse(null)
          : null;
    } catch (ClassNotFoundException e) {
      // kotlin.Int and its like are known to the compiler only.
      return null;
    }
  }

  /** Leaves Kotlin's own value classes wrapped: an unsigned number is not the number it holds. */
  private static Class<?> storedType(Field value) {
    var valueClass = value.getDeclaringClass();
    return valueClass.getName().startsWith("kotlin.") ? valueClass : value.getType();
  }

  /** Looks at this one property only: others may be of the same value class again. */
  private static boolean isNullable(Field value) {
    return properties(value.getDeclaringClass())
        .filter(each -> isBackedBy(each, value))
        .anyMatch(each -> Attributes.isNullable(each.getReturnType()));
  }

  private static boolean isBackedBy(KmProperty property, Field field) {
    var signature = JvmExtensionsKt.getFieldSignature(property);
    return signature != null && signature.getName().equals(field.getName());
  }
}
