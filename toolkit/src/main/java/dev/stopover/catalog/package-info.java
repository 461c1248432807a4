/** Reads a live database into a schema, in the server's own words. */
@NullMarked
package dev.stopover.catalog;

import org.jspecify.annotations.NullMarked;
