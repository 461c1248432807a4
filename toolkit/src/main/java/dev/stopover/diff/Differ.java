package dev.stopover.diff;

import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Find the steps from one schema to another. */
final class Differ {

  /**
   * Order the steps: what stands in the way goes first, and each step finds what it needs. Within a
   * phase the steps stay in the order in which they were found.
   */
  private enum Phase {
    CREATE_NAMESPACES,
    DROP_FOREIGN_KEYS,
    DROP_CONSTRAINTS,
    DROP_INDEXES,
    DROP_TABLES,
    DROP_COLUMNS,
    CREATE_SEQUENCES,
    CREATE_TABLES,
    ALTER_TABLES,
    ALTER_COLUMNS,
    ADD_CONSTRAINTS,
    CREATE_INDEXES,
    ADD_FOREIGN_KEYS,
    DROP_SEQUENCES,
    DROP_NAMESPACES
  }

  private final Schema from;
  private final Schema to;
  private final Map<Phase, List<Change>> steps = new EnumMap<>(Phase.class);

  Differ(Schema from, Schema to) {
    this.from = from;
    this.to = to;
  }

  List<Change> steps() {
    missingFrom(from.namespaces(), to.namespaces())
        .forEach(
            name ->
                add(Phase.CREATE_NAMESPACES, new Change.CreateNamespace(QualifiedName.of(name))));
    missingFrom(to.namespaces(), from.namespaces())
        .forEach(
            name -> add(Phase.DROP_NAMESPACES, new Change.DropNamespace(QualifiedName.of(name))));
    compareSequences();
    var before = byName(from.tables(), Table::name);
    var after = byName(to.tables(), Table::name);
    dropTables(from.tables().stream().filter(table -> !after.containsKey(table.name())).toList());
    createTables(to.tables().stream().filter(table -> !before.containsKey(table.name())).toList());
    after.forEach(
        (name, table) -> {
          var old = before.get(name);
          if (old != null) {
            compareTables(old, table);
            renewForeignKeys(old, table);
          }
        });
    return steps.values().stream().flatMap(Collection::stream).toList();
  }

  private void add(Phase phase, Change change) {
    steps.computeIfAbsent(phase, key -> new ArrayList<>()).add(change);
  }

  private void compareSequences() {
    var gone = byName(from.sequences(), Sequence::name);
    for (var sequence : to.sequences()) {
      var old = gone.remove(sequence.name());
      if (old == null) {
        add(Phase.CREATE_SEQUENCES, new Change.CreateSequence(sequence));
      } else if (!old.equals(sequence)) {
        add(Phase.CREATE_SEQUENCES, new Change.AlterSequence(old, sequence));
      }
    }
    gone.values().forEach(sequence -> add(Phase.DROP_SEQUENCES, new Change.DropSequence(sequence)));
  }

  private void createTables(List<Table> tables) {
    // The target of a foreign key must be there, and its columns must be as they shall be.
    var waiting = new HashSet<>(tables.stream().map(Table::name).toList());
    to.tables().stream()
        .filter(table -> from.table(table.name()).filter(old -> !old.equals(table)).isPresent())
        .forEach(table -> waiting.add(table.name()));
    for (var table : TableOrder.targetsFirst(tables)) {
      waiting.remove(table.name());
      var inline = new ArrayList<Constraint>();
      for (var constraint : table.constraints()) {
        if (constraint instanceof ForeignKey key && waiting.contains(key.target())) {
          add(Phase.ADD_FOREIGN_KEYS, new Change.AddConstraint(table.name(), key));
        } else {
          inline.add(constraint);
        }
      }
      add(Phase.CREATE_TABLES, new Change.CreateTable(table.withConstraints(inline)));
    }
  }

  private void dropTables(List<Table> tables) {
    var order = TableOrder.targetsFirst(tables);
    for (var i = order.size() - 1; i >= 0; i--) {
      var target = order.get(i);
      for (var remaining : order.subList(0, i)) {
        remaining.foreignKeys().stream()
            .filter(key -> key.target().equals(target.name()))
            .forEach(key -> drop(remaining.name(), key));
      }
      add(Phase.DROP_TABLES, new Change.DropTable(target));
    }
  }

  private void compareTables(Table before, Table after) {
    compareColumns(before, after);
    missingFrom(after.constraints(), before.constraints())
        .forEach(constraint -> drop(after.name(), constraint));
    missingFrom(before.constraints(), after.constraints())
        .forEach(
            constraint ->
                add(
                    constraint instanceof ForeignKey
                        ? Phase.ADD_FOREIGN_KEYS
                        : Phase.ADD_CONSTRAINTS,
                    new Change.AddConstraint(after.name(), constraint)));
    missingFrom(after.indexes(), before.indexes())
        .forEach(index -> add(Phase.DROP_INDEXES, new Change.DropIndex(after.name(), index)));
    missingFrom(before.indexes(), after.indexes())
        .forEach(index -> add(Phase.CREATE_INDEXES, new Change.CreateIndex(after.name(), index)));
    if (!Objects.equals(before.comment(), after.comment())
        || !before.options().equals(after.options())) {
      add(Phase.ALTER_TABLES, new Change.AlterTable(before, after));
    }
  }

  /** Take foreign keys out of the way while what they are on, or point to, is changed. */
  private void renewForeignKeys(Table before, Table after) {
    for (var key : after.foreignKeys()) {
      if (before.constraints().contains(key)
          && (changes(before, after, key.columns())
              || from.table(key.target())
                  .flatMap(
                      old ->
                          to.table(key.target())
                              .map(target -> changes(old, target, key.targetColumns())))
                  .orElse(false))) {
        drop(after.name(), key);
        add(Phase.ADD_FOREIGN_KEYS, new Change.AddConstraint(after.name(), key));
      }
    }
  }

  private static boolean changes(Table before, Table after, List<String> columns) {
    return columns.stream()
            .anyMatch(
                name ->
                    !before
                        .column(name)
                        .map(Column::type)
                        .equals(after.column(name).map(Column::type)))
        || before.constraints().stream()
            .filter(key -> !(key instanceof ForeignKey) && key.columns().equals(columns))
            .anyMatch(key -> !after.constraints().contains(key));
  }

  private void compareColumns(Table before, Table after) {
    var gone = byName(before.columns(), Column::name);
    String previous = null;
    for (var column : after.columns()) {
      var old = gone.remove(column.name());
      if (old == null) {
        add(Phase.ALTER_COLUMNS, new Change.AddColumn(after.name(), column, previous));
      } else if (!old.equals(column)) {
        add(Phase.ALTER_COLUMNS, new Change.AlterColumn(after.name(), old, column));
      }
      previous = column.name();
    }
    gone.values()
        .forEach(column -> add(Phase.DROP_COLUMNS, new Change.DropColumn(after.name(), column)));
  }

  private void drop(QualifiedName table, Constraint constraint) {
    add(
        constraint instanceof ForeignKey ? Phase.DROP_FOREIGN_KEYS : Phase.DROP_CONSTRAINTS,
        new Change.DropConstraint(table, constraint));
  }

  private static <T> List<T> missingFrom(List<T> there, List<T> wanted) {
    return wanted.stream().filter(part -> !there.contains(part)).toList();
  }

  private static <K, V> Map<K, V> byName(List<V> values, Function<V, K> name) {
    var map = new LinkedHashMap<K, V>();
    values.forEach(value -> map.put(name.apply(value), value));
    return map;
  }
}
