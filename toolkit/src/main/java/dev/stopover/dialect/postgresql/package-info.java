/** The dialect of PostgreSQL. */
@NullMarked
package dev.stopover.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
