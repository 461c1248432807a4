package dev.stopover.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Let the server compute the column of an attribute from other columns.
 *
 * <pre>{@code
 * @GeneratedColumn("price * amount")
 * BigDecimal total;
 * }</pre>
 *
 * <p>It is written where {@link ServerDefault} is (PostgreSQL manual, 5.4 Generated Columns; MySQL
 * manual, 15.1.20.8 CREATE TABLE and Generated Columns).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface GeneratedColumn {

  /** Return the SQL expression, without parentheses around it. */
  String value();

  /**
   * Return whether the value is stored with the row, rather than computed when it is read, which
   * PostgreSQL can from version 18.
   */
  boolean stored() default true;
}
