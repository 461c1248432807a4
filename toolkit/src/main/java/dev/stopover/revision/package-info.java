/** Writes a pair of migration files, and proves them before they are written. */
@NullMarked
package dev.stopover.revision;

import org.jspecify.annotations.NullMarked;
