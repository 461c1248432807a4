/** Compares two schemas and names each change with its hazard. */
@NullMarked
package dev.stopover.diff;

import org.jspecify.annotations.NullMarked;
