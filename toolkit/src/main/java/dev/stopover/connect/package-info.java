/** Environments, URLs, secrets and connection pools. */
@NullMarked
package dev.stopover.connect;

import org.jspecify.annotations.NullMarked;
