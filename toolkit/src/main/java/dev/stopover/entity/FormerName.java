package dev.stopover.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Say what a column or a table was called before, so that a revision renames it instead of dropping
 * one and adding another.
 *
 * <pre>{@code
 * @FormerName("price")
 * BigDecimal ticketPrice;
 * }</pre>
 *
 * <p>It can stay for as long as any database is to be brought up to date: where the former name is
 * not there, or the new one is there already, it means nothing. It is written on an entity for its
 * table, or where {@link ServerDefault} is for the only column of the attribute.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
public @interface FormerName {

  /** Return the former name as the server has it. */
  String value();
}
