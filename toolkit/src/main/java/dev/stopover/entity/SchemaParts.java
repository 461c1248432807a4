package dev.stopover.entity;

import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Sequence;
import dev.stopover.source.SchemaBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the tables, sequences and other objects of all entities. */
final class SchemaParts {

  private final List<TableBuilder> tables = new ArrayList<>();
  private final Map<QualifiedName, TableBuilder> shared = new LinkedHashMap<>();
  private final List<Sourced<Sequence>> sequences = new ArrayList<>();
  private final List<Sourced<SchemaObject>> objects = new ArrayList<>();

  private record Sourced<P>(P part, String source) {}

  TableBuilder table(QualifiedName name, String source) {
    var table = new TableBuilder(name, source);
    tables.add(table);
    return table;
  }

  /** Returns a table that several attributes may speak of. */
  TableBuilder shared(QualifiedName name, String source) {
    return shared.computeIfAbsent(name, each -> new TableBuilder(each, source));
  }

  void add(Sequence sequence, String source) {
    sequences.add(new Sourced<>(sequence, source));
  }

  void add(SchemaObject object, String source) {
    objects.add(new Sourced<>(object, source));
  }

  SchemaBuilder build() {
    var schema = SchemaBuilder.create();
    for (var each : tables) {
      schema.table(each.build(), each.source(), each.sources());
      each.tellFormerNames(schema);
    }
    for (var each : shared.values()) {
      schema.table(each.build(), each.source(), each.sources());
    }
    sequences.forEach(each -> schema.sequence(each.part(), each.source()));
    objects.forEach(each -> schema.object(each.part(), each.source(), Set.of()));
    return schema;
  }
}
