/** The command line; nothing depends on it. */
@NullMarked
package dev.stopover.cli;

import org.jspecify.annotations.NullMarked;
