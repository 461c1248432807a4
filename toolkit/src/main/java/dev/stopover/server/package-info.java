/** Where a database comes from: a container, an embedded server or an existing URL. */
@NullMarked
package dev.stopover.server;

import org.jspecify.annotations.NullMarked;
