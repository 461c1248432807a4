/** Finds the models that a user names, and reads each in the way of its kind. */
@NullMarked
package dev.stopover.models;

import org.jspecify.annotations.NullMarked;
