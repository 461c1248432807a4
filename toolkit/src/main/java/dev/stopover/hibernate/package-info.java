/**
 * Takes the schema that an application expects from Hibernate ORM itself, without a database.
 *
 * <p>Nothing outside this package touches Hibernate, which is on the class path only where a user
 * has it. Both 6.6 and 7 work.
 *
 * <p>What an application has after it has started is what is expected: the columns of keys in the
 * order of Hibernate, not null where a timestamp is generated, and with the constraints of Bean
 * Validation where one of its providers is on the class path, and {@code
 * jakarta.persistence.validation.mode} and {@code hibernate.validator.apply_to_ddl} allow it.
 *
 * <p>What Hibernate writes into tables while it creates them, such as the first row of a table of a
 * generator, is no schema and is left out.
 */
@NullMarked
package dev.stopover.hibernate;

import org.jspecify.annotations.NullMarked;
