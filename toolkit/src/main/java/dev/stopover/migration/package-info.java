/** Applies and undoes versioned SQL files such that a plain Flyway can always go on. */
@NullMarked
package dev.stopover.migration;

import org.jspecify.annotations.NullMarked;
