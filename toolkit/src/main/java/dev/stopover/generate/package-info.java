/**
 * Writes model classes from a schema, and SQL beside them for what annotations cannot say.
 *
 * <p>{@link dev.stopover.generate.ModelGenerator} says in classes what it can, compiles them, reads
 * them back the way any models are read, and leaves to SQL what then is still missing. So classes
 * and SQL together are the schema, and nothing has to be known twice of what an annotation can say.
 */
@NullMarked
package dev.stopover.generate;

import org.jspecify.annotations.NullMarked;
