package dev.stopover.entity;

import dev.stopover.Engine;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Give the table of an entity an index that {@code jakarta.persistence.Index} cannot describe: on
 * an expression, on some rows only, of another method.
 *
 * <pre>{@code
 * @SqlIndex(name = "open_by_mail", on = "(lower(email))", where = "closed_at IS NULL",
 *     engines = Engine.POSTGRESQL)
 * }</pre>
 *
 * <p>See CREATE INDEX in the manuals of PostgreSQL and MySQL (15.1.15).
 */
@Documented
@Repeatable(SqlIndex.Several.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SqlIndex {

  /** Return the name, which is needed: the server tells an expression in words of its own. */
  String name();

  /**
   * Return what it is on, as SQL: columns and expressions, each expression in parentheses, with
   * whatever follows them: {@code (lower(email)), created_at DESC}.
   */
  String on();

  /** Return whether it allows no two equal keys. */
  boolean unique() default false;

  /**
   * Return the method: {@code gin} and the like on PostgreSQL, {@code FULLTEXT} or {@code SPATIAL}
   * on MySQL; by default the server's usual one.
   */
  String method() default "";

  /** Return the condition of the rows that it holds, as SQL; PostgreSQL only. */
  String where() default "";

  /** Return the engines that are to have it; by default all. */
  Engine[] engines() default {Engine.POSTGRESQL, Engine.MYSQL};

  /** Hold several. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Several {

    /** Return the indexes. */
    SqlIndex[] value();
  }
}
