/**
 * Takes the schema that an application expects from the tables of Kotlin's Exposed, without a
 * database.
 *
 * <p>Nothing outside this package touches Exposed, which is on the class path only where a user has
 * it; 1.x works. Columns, defaults and indexes are taken in the words in which Exposed itself would
 * create them; names of keys and constraints accept any other unless they are given.
 */
@NullMarked
package dev.stopover.exposed;

import org.jspecify.annotations.NullMarked;
