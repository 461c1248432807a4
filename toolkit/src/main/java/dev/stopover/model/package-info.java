/** What a database schema consists of, as immutable records. */
@NullMarked
package dev.stopover.model;

import org.jspecify.annotations.NullMarked;
