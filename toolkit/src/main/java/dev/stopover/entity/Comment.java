package dev.stopover.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Give a comment to what Jakarta Persistence gives none, such as the table of a collection.
 *
 * <p>On an entity it is about its table, on a collection about the table that it is in, on any
 * other attribute about its columns. It is written on a class, or where {@link ServerDefault} is;
 * what Jakarta Persistence says of the same table or column goes first.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
public @interface Comment {

  /** Return the comment. */
  String value();
}
