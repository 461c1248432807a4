/** The command line as goals of Maven: {@code mvn process-classes stopover:check}. */
@NullMarked
package dev.stopover.maven;

import org.jspecify.annotations.NullMarked;
