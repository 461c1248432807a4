/** Gives a JUnit test a migrated database of its own. */
@NullMarked
package dev.stopover.junit;

import org.jspecify.annotations.NullMarked;
