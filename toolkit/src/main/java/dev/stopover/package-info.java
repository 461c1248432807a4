/** The vocabulary that every package shares: the engines, and the one exception. */
@NullMarked
package dev.stopover;

import org.jspecify.annotations.NullMarked;
