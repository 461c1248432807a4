package dev.stopover.hibernate;

import dev.stopover.model.CheckConstraint;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/** Finds what Hibernate demands of the parts of columns that hold whole objects. */
final class AggregateChecks extends StandardTableExporter {

  /** Begins a check without a name; those of the table itself come before those of its columns. */
  private static final String BEGINNING = ", check (";

  AggregateChecks(Dialect dialect) {
    super(dialect);
  }

  List<CheckConstraint> of(Table table) {
    var written = new StringBuilder();
    applyTableCheck(table, written);
    return Stream.of(written.toString().split(Pattern.quote(BEGINNING)))
        .skip(1 + table.getChecks().stream().filter(check -> check.isAnonymous()).count())
        .map(check -> check.substring(0, check.lastIndexOf(')')))
        .map(expression -> new CheckConstraint(null, expression, null))
        .toList();
  }
}
