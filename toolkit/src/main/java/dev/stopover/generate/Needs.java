package dev.stopover.generate;

import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows what needs what. */
final class Needs {

  private static final Set<String> OF_TABLES = Set.of("table", "column", "constraint", "index");

  private final Schema schema;

  Needs(Schema schema) {
    this.schema = schema;
  }

  /** Returns all that tables need, however far away, other tables and what those need left out. */
  Set<ObjectName> of(Collection<Table> tables) {
    return closure(tables.stream().flatMap(Needs::partsOf).toList());
  }

  /** Returns the tables that a thing needs, however far away. */
  Set<QualifiedName> tablesOf(ObjectName thing) {
    return closure(List.of(thing)).stream()
        .filter(each -> OF_TABLES.contains(each.kind()))
        .map(ObjectName::name)
        .collect(Collectors.toSet());
  }

  /** Returns what has to be there before some tables are created, and can be. */
  Schema before(Collection<Table> tables) {
    var needed = of(tables);
    var objects =
        schema.objects().stream()
            .filter(
                each ->
                    needed.contains(each.id()) || each.place() == SchemaObject.Place.UNDER_TABLES)
            .filter(each -> tablesOf(each.id()).isEmpty())
            .toList();
    var sequences =
        schema.sequences().stream()
            .filter(each -> needed.contains(ObjectName.sequence(each.name())))
            .toList();
    return new Schema(
        Selection.namespaces(List.of(), List.<Sequence>copyOf(sequences), objects),
        List.of(),
        sequences,
        objects,
        schema.needs(),
        List.of());
  }

  private Set<ObjectName> closure(Collection<ObjectName> roots) {
    var found = new HashSet<>(roots);
    var next = new ArrayDeque<>(roots);
    while (!next.isEmpty()) {
      for (var each : schema.needs().getOrDefault(next.remove(), Set.of())) {
        if (found.add(each)) {
          next.add(each);
        }
      }
    }
    return found;
  }

  private static Stream<ObjectName> partsOf(Table table) {
    var name = table.name();
    return Stream.of(
            Stream.of(ObjectName.table(name)),
            table.columns().stream().map(each -> ObjectName.column(name, each.name())),
            table.constraints().stream().map(each -> ObjectName.constraint(name, each)),
            table.indexes().stream().map(each -> ObjectName.index(name, each)))
        .flatMap(each -> each);
  }
}
