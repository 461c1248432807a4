/** AssertJ assertions on the schema of a database. */
@NullMarked
package dev.stopover.junit.assertion;

import org.jspecify.annotations.NullMarked;
