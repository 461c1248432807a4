/** Rows to try migrations with: made for any schema, and held against what became of them. */
@NullMarked
package dev.stopover.rows;

import org.jspecify.annotations.NullMarked;
