package dev.stopover.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Store an attribute of any type as a JSON document: {@code jsonb} on PostgreSQL, {@code json} on
 * MySQL.
 *
 * <p>It is written where {@link ServerDefault} is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Json {}
