package dev.stopover.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Give the column of an attribute a default on the server.
 *
 * <pre>{@code
 * @ServerDefault("now()")
 * LocalDateTime createdAt;
 * }</pre>
 *
 * <p>It is written on a field, a record component, a getter, or a Kotlin property or constructor
 * property. Like Jakarta's own annotations it cannot be put on a parameter, so that every version
 * of the Kotlin compiler puts it on the field.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface ServerDefault {

  /** Return the default as an SQL expression: {@code now()}, {@code 0}, {@code 'draft'}. */
  String value();
}
