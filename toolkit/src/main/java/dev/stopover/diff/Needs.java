package dev.stopover.diff;

import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Know which thing of a schema needs which others, and which are needed by it. */
final class Needs {

  /** What a table has beside its columns. */
  static final Set<String> PARTS = Set.of("constraint", "index");

  private static final Set<String> TABLES_AND_PARTS =
      Set.of("table", "column", "constraint", "index");

  private final Map<QualifiedName, Table> tables;
  private final Map<ObjectName, Set<ObjectName>> needs = new HashMap<>();
  private final Map<ObjectName, Set<ObjectName>> dependents = new HashMap<>();

  Needs(Schema schema, Map<QualifiedName, Table> tables) {
    this.tables = tables;
    for (var table : schema.tables()) {
      var id = ObjectName.table(table.name());
      table.columns().forEach(column -> add(ObjectName.column(table.name(), column.name()), id));
      for (var constraint : table.constraints()) {
        var constraintId = ObjectName.constraint(table.name(), constraint);
        add(constraintId, id);
        constraint
            .columns()
            .forEach(column -> add(constraintId, ObjectName.column(table.name(), column)));
        if (constraint instanceof ForeignKey key && tables.get(key.target()) != null) {
          addTarget(constraintId, key, tables.get(key.target()));
        }
      }
      for (var index : table.indexes()) {
        var indexId = ObjectName.index(table.name(), index);
        add(indexId, id);
        index.keys().stream()
            .filter(key -> table.column(key.column()).isPresent())
            .forEach(key -> add(indexId, ObjectName.column(table.name(), key.column())));
      }
    }
    for (var object : schema.objects()) {
      if (object.owner() != null) {
        add(object.id(), object.owner());
      }
    }
    schema.needs().forEach((thing, needed) -> needed.forEach(other -> add(thing, other)));
  }

  /** A foreign key needs the columns that it points to, and the key or index over them. */
  private void addTarget(ObjectName key, ForeignKey foreign, Table target) {
    add(key, ObjectName.table(target.name()));
    foreign.targetColumns().forEach(column -> add(key, ObjectName.column(target.name(), column)));
    var isServed = false;
    for (var constraint : target.constraints()) {
      if (serves(constraint, foreign)) {
        add(key, ObjectName.constraint(target.name(), constraint));
        isServed = true;
      }
    }
    for (var index : target.indexes()) {
      if (index.unique() && columns(index).equals(foreign.targetColumns())) {
        add(key, ObjectName.index(target.name(), index));
        isServed = true;
      }
    }
    if (!isServed) {
      target.indexes().stream()
          .filter(index -> beginsWith(index, foreign.targetColumns()))
          .forEach(index -> add(key, ObjectName.index(target.name(), index)));
    }
  }

  private static List<String> columns(Index index) {
    return index.keys().stream().map(Index.Key::column).toList();
  }

  /** MySQL lets a foreign key point to what is not unique. */
  private static boolean beginsWith(Index index, List<String> columns) {
    var there = columns(index);
    return there.size() >= columns.size() && there.subList(0, columns.size()).equals(columns);
  }

  private static boolean serves(Constraint constraint, ForeignKey foreign) {
    return (constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint)
        && (foreign.targetColumns().isEmpty()
            ? constraint instanceof PrimaryKey
            : Set.copyOf(constraint.columns()).equals(Set.copyOf(foreign.targetColumns())));
  }

  private void add(ObjectName thing, ObjectName needed) {
    if (!thing.equals(needed)) {
      needs.computeIfAbsent(thing, key -> new LinkedHashSet<>()).add(needed);
      dependents.computeIfAbsent(needed, key -> new LinkedHashSet<>()).add(thing);
    }
  }

  Collection<ObjectName> of(ObjectName thing) {
    return needs.getOrDefault(thing, Set.of());
  }

  /** Return what a thing needs, and what the views among that need. */
  Stream<ObjectName> throughViews(ObjectName thing) {
    var all = new LinkedHashSet<>(of(thing));
    var waiting = new ArrayDeque<>(all);
    while (!waiting.isEmpty()) {
      var next = waiting.poll();
      if (next.kind().endsWith("view")) {
        of(next).stream().filter(all::add).forEach(waiting::add);
      }
    }
    return all.stream();
  }

  /** Tell whether a thing calls a routine of the schema. */
  boolean isOverRoutine(ObjectName thing) {
    return of(thing).stream().anyMatch(needed -> needed.kind().equals("function"));
  }

  Collection<ObjectName> dependentsOf(ObjectName thing) {
    return dependents.getOrDefault(thing, Set.of());
  }

  /** Tell whether a thing needs, however indirectly, another one or the table of that one. */
  boolean reaches(ObjectName thing, ObjectName other) {
    var table = ObjectName.table(other.name());
    var waiting = new ArrayDeque<>(Set.of(thing));
    var seen = new HashSet<ObjectName>();
    while (!waiting.isEmpty()) {
      var next = waiting.poll();
      if (next.equals(other)
          || (isOfTable(other) && isOfTable(next) && ObjectName.table(next.name()).equals(table))) {
        return true;
      }
      if (seen.add(next)) {
        waiting.addAll(of(next));
      }
    }
    return false;
  }

  /**
   * Tell whether a thing needs something beside the tables that in turn needs its owner, so that
   * the two cannot be made, or dropped, in one step. A table is made with its constraints.
   */
  boolean leadsBack(ObjectName thing, ObjectName owner) {
    var waiting = new ArrayDeque<ObjectName>();
    for (var needed : of(thing)) {
      if (!isOfTable(needed) && !needed.equals(owner)) {
        waiting.add(needed);
      }
    }
    var seen = new HashSet<ObjectName>();
    var opened = new HashSet<QualifiedName>();
    while (!waiting.isEmpty()) {
      var next = waiting.poll();
      if (next.equals(owner) || (isOfTable(next) && ObjectName.table(next.name()).equals(owner))) {
        return true;
      }
      if (seen.add(next)) {
        waiting.addAll(of(next));
        var table = isOfTable(next) ? tables.get(next.name()) : null;
        if (table != null && opened.add(next.name())) {
          Renewal.forEachPart(
              table,
              part -> of(part).stream().filter(needed -> !isOfTable(needed)).forEach(waiting::add));
        }
      }
    }
    return false;
  }

  /**
   * Tell whether a part cannot be made in one step with its table, be it because that of the parent
   * waits until all partitions are attached.
   */
  boolean waitsForTable(ObjectName part, ObjectName table) {
    return leadsBack(part, table)
        || ofParent(part).filter(parent -> waitsForTable(parent, table)).isPresent();
  }

  /** Return what the parent of a partition has of a key or an index. */
  Optional<ObjectName> ofParent(ObjectName part) {
    return of(part).stream()
        .filter(needed -> PARTS.contains(needed.kind()) && !needed.name().equals(part.name()))
        .filter(needed -> !of(part).contains(ObjectName.table(needed.name())))
        .findFirst();
  }

  private static boolean isOfTable(ObjectName thing) {
    return TABLES_AND_PARTS.contains(thing.kind());
  }
}
