/**
 * Takes the schema that an application expects from Hibernate ORM itself, without a database.
 *
 * <p>Nothing outside this package touches Hibernate, which is on the class path only where a user
 * has it. Both 6.6 and 7 work.
 *
 * <p>What Hibernate writes into tables while it creates them, such as the first row of a table of a
 * generator, is no schema and is left out.
 */
@NullMarked
package dev.stopover.hibernate;

import org.jspecify.annotations.NullMarked;
