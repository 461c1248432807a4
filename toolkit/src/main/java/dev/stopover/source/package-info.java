/**
 * Says what a schema is expected to be, whatever it is read from.
 *
 * <p>{@link dev.stopover.source.SchemaSource} is the extension point: implement it to describe
 * tables from anything that Stopover does not read by itself.
 */
@NullMarked
package dev.stopover.source;

import org.jspecify.annotations.NullMarked;
