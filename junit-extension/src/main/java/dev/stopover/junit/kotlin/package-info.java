/** What reads better in Kotlin than the same in Java. */
@NullMarked
package dev.stopover.junit.kotlin;

import org.jspecify.annotations.NullMarked;
