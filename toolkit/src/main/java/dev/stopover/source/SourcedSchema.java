package dev.stopover.source;

import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hold a schema that is expected, and where each part of it comes from.
 *
 * <p>Instances are immutable and safe for use by several threads.
 */
public final class SourcedSchema {

  private final Schema schema;
  private final Map<QualifiedName, String> tables;
  private final Map<QualifiedName, Map<String, String>> columns;
  private final List<FormerName> formerNames;

  SourcedSchema(
      Schema schema,
      Map<QualifiedName, String> tables,
      Map<QualifiedName, Map<String, String>> columns,
      List<FormerName> formerNames) {
    this.schema = schema;
    this.tables = Map.copyOf(tables);
    this.columns = Map.copyOf(columns);
    this.formerNames = List.copyOf(formerNames);
  }

  /** Return the schema, with names of constraints and indexes only where the source gives them. */
  public Schema schema() {
    return schema;
  }

  /** Return what tables and columns were called before, as far as the source says so. */
  public List<FormerName> formerNames() {
    return formerNames;
  }

  /** Return what a table is from, as messages show it: {@code com.acme.Event}. */
  public Optional<String> memberOf(QualifiedName table) {
    return Optional.ofNullable(tables.get(table));
  }

  /**
   * Return what a column is from, as messages show it: {@code com.acme.Event.ticketPrice}, or
   * {@code com.acme.Event.address.city} within an embeddable.
   */
  public Optional<String> memberOf(QualifiedName table, String column) {
    return Optional.ofNullable(columns.get(table)).map(each -> each.get(column));
  }
}
