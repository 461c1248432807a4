package dev.stopover.diff;

import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Take tables off their parents before all else, and put them under others when all else is done:
 * so they keep their rows (PostgreSQL manual, ALTER TABLE, INHERIT). A table that is taken off
 * keeps what it had from its parents as its own, and one that is put under a parent declares all
 * that the parent has; what it is to have from the parent alone only a new table can have.
 */
final class Families {

  private final Schema from;
  private final Schema to;
  private final Set<QualifiedName> moved = new HashSet<>();
  private final List<Change> takenOff = new ArrayList<>();
  private final List<Change> putUnder = new ArrayList<>();

  Families(Schema from, Schema to) {
    this.from = from;
    this.to = to;
    var later = byName(to);
    for (var table : from.tables()) {
      var wanted = later.get(table.name());
      if (wanted != null
          && !Objects.equals(
              table.options().get(Table.INHERITS), wanted.options().get(Table.INHERITS))
          && declaresAll(wanted)) {
        moved.add(table.name());
        addMove(table, withoutParents(table), takenOff);
        addMove(withoutParents(wanted), wanted, putUnder);
      }
    }
  }

  /** Return the steps that lead from one schema to the other. */
  List<Change> steps() {
    if (moved.isEmpty()) {
      return Differ.steps(from, to);
    }
    var steps = new ArrayList<>(takenOff);
    steps.addAll(Differ.steps(apart(from), apart(to)));
    steps.addAll(putUnder);
    return steps;
  }

  private static void addMove(Table was, Table later, List<Change> steps) {
    if (!was.options().equals(later.options())) {
      steps.add(new Change.AlterTable(was, later));
    }
  }

  private static Table withoutParents(Table table) {
    var options = new TreeMap<>(table.options());
    options.remove(Table.INHERITS);
    return table.withOptions(options);
  }

  private boolean declaresAll(Table table) {
    return table.columns().stream()
            .noneMatch(
                column ->
                    column.options().containsKey(Column.INHERITED)
                        || Column.FROM_PARENT.equals(column.options().get(Column.NOT_NULL)))
        && table.constraints().containsAll(checksOfParents(to, table.name()));
  }

  /** Return a schema in which the tables that move have no parents. */
  private Schema apart(Schema schema) {
    var tables =
        schema.tables().stream()
            .map(table -> moved.contains(table.name()) ? alone(schema, table) : table)
            .toList();
    var needs = new HashMap<ObjectName, Set<ObjectName>>();
    schema.needs().forEach((thing, needed) -> needs.put(thing, withoutParents(thing, needed)));
    return new Schema(
        schema.namespaces(),
        tables,
        schema.sequences(),
        schema.objects(),
        needs,
        schema.notCompared(),
        schema.collation());
  }

  private static Table alone(Schema schema, Table table) {
    var constraints = new LinkedHashMap<String, Constraint>();
    var all = new ArrayList<Constraint>(table.constraints());
    all.addAll(checksOfParents(schema, table.name()));
    all.forEach(
        constraint -> constraints.putIfAbsent(String.valueOf(constraint.name()), constraint));
    return withoutParents(table)
        .withColumns(table.columns().stream().map(Families::alone).toList())
        .withConstraints(List.copyOf(constraints.values()));
  }

  private static Column alone(Column column) {
    var options = new TreeMap<>(column.options());
    options.keySet().removeIf(option -> option.startsWith(Column.BESIDE_PARENT));
    options.remove(Column.INHERITED);
    options.remove(Column.DECLARED);
    return column.withOptions(options);
  }

  private Set<ObjectName> withoutParents(ObjectName thing, Set<ObjectName> needed) {
    if (!moved.contains(thing.name())) {
      return needed;
    }
    var others = new HashSet<>(needed);
    others.removeIf(
        other ->
            thing.kind().equals("table")
                ? other.kind().equals("table")
                : Declarations.isAlike(thing, other));
    return others;
  }

  /** Return the checks that a table has from its parents and theirs. */
  private static List<CheckConstraint> checksOfParents(Schema schema, QualifiedName name) {
    var checks = new ArrayList<CheckConstraint>();
    for (var parent : parents(schema, name)) {
      schema.table(parent).stream()
          .flatMap(table -> table.constraintsOf(CheckConstraint.class).stream())
          .filter(check -> !String.valueOf(check.definition()).contains(" NO INHERIT"))
          .forEach(checks::add);
      checks.addAll(checksOfParents(schema, parent));
    }
    return checks;
  }

  private static List<QualifiedName> parents(Schema schema, QualifiedName name) {
    return schema.needs().getOrDefault(ObjectName.table(name), Set.of()).stream()
        .filter(needed -> needed.kind().equals("table"))
        .map(ObjectName::name)
        .sorted()
        .toList();
  }

  private static Map<QualifiedName, Table> byName(Schema schema) {
    var tables = new HashMap<QualifiedName, Table>();
    schema.tables().forEach(table -> tables.put(table.name(), table));
    return tables;
  }
}
