package dev.stopover.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Store an attribute that is an enum in a type of the server's own: one of the default schema that
 * {@code CREATE TYPE … AS ENUM} makes on PostgreSQL, {@code enum(…)} on MySQL.
 *
 * <p>The labels are the names of the constants, in their order. It is written where {@link
 * ServerDefault} is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface NativeEnum {

  /** Return the name of the type on PostgreSQL; by default it is named after the enum. */
  String name() default "";
}
