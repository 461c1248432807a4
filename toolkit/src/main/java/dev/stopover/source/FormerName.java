package dev.stopover.source;

import dev.stopover.model.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Tell what a table or a column was called before.
 *
 * @param table the table as it is called now
 * @param column the column as it is called now, or {@code null} where it is about the table
 * @param former the former name
 */
public record FormerName(QualifiedName table, @Nullable String column, String former) {}
