package dev.stopover.entity;

import dev.stopover.model.ForeignKey;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Make the column of a plain attribute a foreign key.
 *
 * <pre>{@code
 * @References(Venue.class)
 * int venueId;
 * }</pre>
 *
 * <p>It is written where {@link ServerDefault} is. An attribute that holds the other entity itself
 * takes {@code jakarta.persistence.ManyToOne} instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface References {

  /** Return the entity that the column points to; it has to be among the models. */
  Class<?> value();

  /** Return the column that is pointed to; by default the only column of the primary key. */
  String column() default "";

  /** Return the name of the foreign key; by default the server chooses one. */
  String name() default "";

  /** Return what happens to a row when the one that it points to is deleted. */
  ForeignKey.Action onDelete() default ForeignKey.Action.NO_ACTION;
}
