/** Compares models, migrations and live databases; the answer is a result, never an exception. */
@NullMarked
package dev.stopover.verify;

import org.jspecify.annotations.NullMarked;
