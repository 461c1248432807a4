/** Reads annotated classes, records and Kotlin classes into a schema. */
@NullMarked
package dev.stopover.entity;

import org.jspecify.annotations.NullMarked;
