/** What an engine speaks: its types, its DDL for each change, and the order it wants them in. */
@NullMarked
package dev.stopover.dialect;

import org.jspecify.annotations.NullMarked;
