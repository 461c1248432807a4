/** A rollout, rehearsed on a copy of the live schema. */
@NullMarked
package dev.stopover.preflight;

import org.jspecify.annotations.NullMarked;
