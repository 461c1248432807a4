/** Holds servers, migrated databases and their copies, and proves the migrations once. */
@NullMarked
package dev.stopover.junit.internal;

import org.jspecify.annotations.NullMarked;
