/** Turns a result into text, JSON and other formats. */
@NullMarked
package dev.stopover.report;

import org.jspecify.annotations.NullMarked;
