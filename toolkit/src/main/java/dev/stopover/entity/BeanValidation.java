package dev.stopover.entity;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what Bean Validation asks of a column, as Hibernate does.
 *
 * <p>Its annotations go by their names, since they are on the class path only where a user has
 * them.
 */
final class BeanValidation {

  private static final String PACKAGE = "jakarta.validation.constraints.";
  private static final String DEFAULT_GROUP = "jakarta.validation.groups.Default";
  private static final String VALID = "jakarta.validation.Valid";
  private static final String CONSTRAINT = "jakarta.validation.Constraint";
  private static final String COMPOSITION =
      "org.hibernate.validator.constraints.ConstraintComposition";
  private static final String LENGTH = "org.hibernate.validator.constraints.Length";

  private static final Set<String> NOT_NULL =
      Set.of(PACKAGE + "NotNull", PACKAGE + "NotEmpty", PACKAGE + "NotBlank");

  private static final ClassValue<Boolean> IS_CONSTRAINT =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return Stream.of(type.getAnnotations()).anyMatch(each -> isNamed(each, CONSTRAINT));
        }
      };

  private BeanValidation() {}

  /** Tells whether an attribute may not be null. */
  static boolean isNotNull(Member member) {
    return constraints(member).anyMatch(BeanValidation::isNotNull);
  }

  private static boolean isNotNull(Annotation constraint) {
    var type = constraint.annotationType();
    return NOT_NULL.contains(type.getName())
        || (Stream.of(type.getAnnotations()).noneMatch(each -> isNamed(each, COMPOSITION))
            && composing(constraint).anyMatch(BeanValidation::isNotNull));
  }

  /** Returns what is said of a column, with what the constraints on its attribute add. */
  static ColumnSpec applied(Member member, ColumnSpec spec) {
    var applied = spec;
    for (var each : constraints(member).flatMap(BeanValidation::withComposing).toList()) {
      var name = each.annotationType().getName();
      if (name.equals(PACKAGE + "Digits")) {
        var fraction = (int) value(each, "fraction");
        applied = applied.withDigits((int) value(each, "integer") + fraction, fraction);
      } else if (member.type() == String.class
          && (name.equals(PACKAGE + "Size") || name.equals(LENGTH))
          && (int) value(each, "max") < Integer.MAX_VALUE) {
        applied = applied.withLength((int) value(each, "max"));
      }
    }
    return applied;
  }

  /** Returns the annotations of a part of an embedded attribute that count within it. */
  static Map<Class<? extends Annotation>, Annotation> within(
      Member outer, Map<Class<? extends Annotation>, Annotation> inner) {
    var isValidated = outer.annotations().values().stream().anyMatch(each -> isNamed(each, VALID));
    var isThere = isNotNull(outer);
    return without(inner, each -> !isValidated || (!isThere && isNotNull(each)));
  }

  /** Returns the annotations that say nothing of the collection that they are on. */
  static Map<Class<? extends Annotation>, Annotation> none(
      Map<Class<? extends Annotation>, Annotation> annotations) {
    return without(annotations, each -> true);
  }

  private static Map<Class<? extends Annotation>, Annotation> without(
      Map<Class<? extends Annotation>, Annotation> annotations, Predicate<Annotation> condition) {
    var rest = new LinkedHashMap<>(annotations);
    rest.values().removeIf(each -> isConstraint(each) && condition.test(each));
    return rest;
  }

  private static Stream<Annotation> constraints(Member member) {
    return member.annotations().values().stream()
        .filter(BeanValidation::isConstraint)
        .filter(BeanValidation::isOfDefaultGroup);
  }

  private static boolean isConstraint(Annotation annotation) {
    return IS_CONSTRAINT.get(annotation.annotationType());
  }

  private static Stream<Annotation> composing(Annotation constraint) {
    return Stream.of(constraint.annotationType().getAnnotations())
        .filter(BeanValidation::isConstraint);
  }

  private static Stream<Annotation> withComposing(Annotation constraint) {
    return Stream.concat(
        Stream.of(constraint), composing(constraint).flatMap(BeanValidation::withComposing));
  }

  private static boolean isOfDefaultGroup(Annotation constraint) {
    var groups =
        Stream.of((Class<?>[]) value(constraint, "groups"))
            .map(Class::getName)
            .collect(Collectors.toSet());
    return groups.isEmpty() || groups.contains(DEFAULT_GROUP);
  }

  private static boolean isNamed(Annotation annotation, String name) {
    return annotation.annotationType().getName().equals(name);
  }

  private static Object value(Annotation annotation, String attribute) {
    try {
      var method = annotation.annotationType().getMethod(attribute);
      method.setAccessible(true);
      return method.invoke(annotation);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(annotation.annotationType() + "." + attribute, e);
    }
  }
}
