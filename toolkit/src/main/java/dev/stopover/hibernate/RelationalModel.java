package dev.stopover.hibernate;

import dev.stopover.Engine;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.SchemaObject.Growth;
import dev.stopover.model.SchemaObject.Place;
import dev.stopover.model.Sequence;
import dev.stopover.source.SchemaBuilder;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Table;

/**
 * Turns Hibernate's relational model into ours, in the order in which Hibernate itself would create
 * it.
 */
final class RelationalModel {

  private static final String SOURCE = "Hibernate";

  private final Metadata metadata;
  private final Dialect dialect;
  private final Names names;
  private final Origins origins;
  private final TableMapping tables;
  private final SchemaBuilder schema = SchemaBuilder.create();
  private int statements;
  private final Map<Place, ObjectName> last = new EnumMap<>(Place.class);

  RelationalModel(Metadata metadata, Engine engine, Map<String, String> settings) {
    this.metadata = metadata;
    this.dialect = metadata.getDatabase().getDialect();
    this.names = new Names(engine, metadata.getDatabase(), settings);
    this.origins = new Origins(metadata);
    this.tables = new TableMapping(metadata, engine, names);
  }

  SchemaBuilder describe() {
    auxiliary(true);
    for (var namespace : metadata.getDatabase().getNamespaces()) {
      for (var type : namespace.getDependencyOrderedUserDefinedTypes()) {
        statements(
            Place.UNDER_TABLES,
            dialect
                .getUserDefinedTypeExporter()
                .getSqlCreateStrings(type, metadata, names.context()));
      }
    }
    for (var namespace : metadata.getDatabase().getNamespaces()) {
      namespace.getSequences().forEach(sequence -> add(namespace, sequence));
      namespace.getTables().stream().filter(Table::isPhysicalTable).forEach(this::add);
    }
    auxiliary(false);
    return schema;
  }

  private void add(Namespace namespace, org.hibernate.boot.model.relational.Sequence sequence) {
    if (sequence.getIncrementSize() < 0 || !Since7.options(sequence).isEmpty()) {
      statements(
          Place.UNDER_TABLES,
          dialect.getSequenceExporter().getSqlCreateStrings(sequence, metadata, names.context()));
    } else {
      schema.sequence(
          Sequence.of(
              names.of(namespace, sequence.getName().getSequenceName()),
              sequence.getInitialValue(),
              sequence.getIncrementSize()),
          SOURCE);
    }
  }

  private void add(Table table) {
    if (table.isView()) {
      statements(
          Place.OVER_TABLES,
          dialect.getTableExporter().getSqlCreateStrings(table, metadata, names.context()));
      return;
    }
    var known = origins.ofColumns(table);
    var members = new HashMap<String, String>();
    for (var column : table.getColumns()) {
      var member = known.get(column.getName());
      if (member != null) {
        members.put(names.of(column), member);
      }
    }
    schema.table(tables.of(table), origins.of(table), members);
  }

  private void auxiliary(boolean beforeTables) {
    for (AuxiliaryDatabaseObject each : metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
      if (each.appliesToDialect(dialect) && each.beforeTablesOnCreation() == beforeTables) {
        statements(
            beforeTables ? Place.UNDER_TABLES : Place.OVER_TABLES,
            dialect
                .getAuxiliaryDatabaseObjectExporter()
                .getSqlCreateStrings(each, metadata, names.context()));
      }
    }
  }

  /** Has the server run what is no table, one after the other, and say what came of it. */
  private void statements(Place place, String[] written) {
    for (var statement : written) {
      if (!statement.isBlank()) {
        statements++;
        var id = new ObjectName("statement", QualifiedName.of(SOURCE), String.valueOf(statements));
        schema.object(
            new SchemaObject(id, null, place, statement, "", List.of(), Growth.NONE),
            SOURCE,
            last.containsKey(place) ? Set.of(last.get(place)) : Set.of());
        last.put(place, id);
      }
    }
  }
}
