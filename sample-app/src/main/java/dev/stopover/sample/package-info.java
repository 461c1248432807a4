/** A small application whose schema is kept by Stopover: the documentation that runs. */
@NullMarked
package dev.stopover.sample;

import org.jspecify.annotations.NullMarked;
