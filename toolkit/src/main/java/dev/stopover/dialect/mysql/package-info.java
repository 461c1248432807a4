/** The dialect of MySQL. */
@NullMarked
package dev.stopover.dialect.mysql;

import org.jspecify.annotations.NullMarked;
