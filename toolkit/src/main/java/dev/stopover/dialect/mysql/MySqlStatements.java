package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Write the statements for many changes, several in one where a table must not pass through what
 * lies between.
 *
 * <ul>
 *   <li>An {@code AUTO_INCREMENT} column must always be a key (MySQL manual, 15.1.22).
 *   <li>A foreign key must always have an index on either side, which the server may have made by
 *       itself and drops by itself once another one serves (15.1.22.5).
 *   <li>A computed column may stand before those that it is computed from.
 *   <li>A table must always have a visible column, and may be required to have a primary key.
 *   <li>Each column that is moved makes the server build the table anew.
 *   <li>A row must not be too large, even if it is only until another column is smaller.
 *   <li>Columns take their collation from the table as it is then, and an engine or a row format
 *       may not bear the columns and keys that go, or those that come.
 * </ul>
 *
 * <p>Every unique key of a partitioned table must hold all columns that it is partitioned by
 * (26.6.1), and it can have no foreign keys: so partitions go first and come last, or stay where
 * nothing of that is changed.
 */
final class MySqlStatements {

  /** A row that is numbered 0 would get another number otherwise (7.1.11). */
  private static final MySqlForeignKeys.Frame ZERO_STAYS =
      new MySqlForeignKeys.Frame(
          "SET @stopover_zero = @@sql_mode,"
              + " sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')",
          "SET sql_mode = @stopover_zero");

  private final MySqlDialect dialect;
  private final Changes all;
  private final Map<QualifiedName, List<Change>> ofEachTable;
  private final Map<QualifiedName, Table> before;
  private final List<Change> changes;
  private final MySqlForeignKeys keys;
  private final MySqlZeroDates zeroDates;
  private final Map<QualifiedName, List<Change>> together = new HashMap<>();
  private final Map<QualifiedName, Change.AlterTable> repartitioned = new HashMap<>();
  private final Map<QualifiedName, Change.AlterTable> options = new HashMap<>();
  private final Map<QualifiedName, Change> last = new HashMap<>();
  private final Map<QualifiedName, Change> firstMade = new HashMap<>();
  private final Map<QualifiedName, List<Change.AddConstraint>> lateChecks = new LinkedHashMap<>();
  private final IdentityHashMap<Change, String> instead = new IdentityHashMap<>();
  private final Set<Change> apart = Collections.newSetFromMap(new IdentityHashMap<>());

  MySqlStatements(MySqlDialect dialect, Changes all) {
    this.dialect = dialect;
    this.all = all;
    this.ofEachTable = all.stream().collect(Collectors.groupingBy(Change::subject));
    this.before =
        all.tablesBefore().orElse(List.of()).stream()
            .collect(Collectors.toMap(Table::name, table -> table));
    this.keys = MySqlForeignKeys.of(all);
    all.stream().filter(keys::isRequiredColumn).forEach(apart::add);
    this.changes = all.stream().filter(change -> !isDoneAnyway(change)).toList();
    this.zeroDates = new MySqlZeroDates(all);
    findLateChecks();
    var like = MySqlLikeIndexes.among(changes, dialect);
    apart.addAll(like.apart());
    like.written().forEach(instead::put);
    MySqlRenamedColumns.among(changes, dialect).forEach(instead::put);
    findFurtherFulltextKeys();
    var tables =
        changes.stream()
            .filter(change -> MySqlParts.isPart(change) && !apart.contains(change))
            .collect(Collectors.groupingBy(Change::subject));
    for (var change : changes) {
      if (change instanceof Change.AlterTable alter) {
        options.put(alter.subject(), alter);
      }
    }
    // A column that is moved may no longer tell that it was numbered.
    var renumbered =
        all.stream()
            .filter(MySqlParts::touchesAutoIncrement)
            .map(Change::subject)
            .collect(Collectors.toSet());
    tables.forEach(
        (table, parts) -> {
          if (renumbered.contains(table)
              || MySqlParts.mustGoTogether(parts)
              || parts.stream().anyMatch(this::isKept)
              || (parts.size() > 1 && losesAllThatIsVisible(table, parts))
              || changesWhatBearsParts(table)) {
            together.put(table, parts);
            firstMade.put(
                table,
                parts.stream()
                    .filter(part -> !MySqlParts.comesEarly(part))
                    .findFirst()
                    .orElse(parts.get(parts.size() - 1)));
          }
        });
    for (var change : changes) {
      last.put(change.subject(), change);
      if (change instanceof Change.AlterTable alter
          && tables.containsKey(alter.subject())
          && !dialect.repartitioned(alter.from(), alter.to()).isEmpty()) {
        repartitioned.put(alter.subject(), alter);
      }
    }
    for (var table : all.tablesBefore().orElse(List.of())) {
      if (tables.containsKey(table.name()) && losesWhatItIsPartitionedBy(table)) {
        repartitioned.putIfAbsent(
            table.name(), options.getOrDefault(table.name(), new Change.AlterTable(table, table)));
      }
    }
  }

  /** A column whose name is written in other letters holds what it held. */
  private boolean beginsToNumber(Change change) {
    return MySqlParts.beginsToNumber(change)
        || (instead.containsKey(change) && MySqlParts.addsNumbered(change));
  }

  private boolean losesAllThatIsVisible(QualifiedName name, List<Change> parts) {
    var hidden = new HashSet<String>();
    for (var part : parts) {
      if (part instanceof Change.DropColumn drop) {
        hidden.add(drop.column().name());
      } else if (part instanceof Change.AlterColumn alter && isInvisible(alter.to())) {
        hidden.add(alter.from().name());
      }
    }
    var table = before.get(name);
    return !hidden.isEmpty()
        && (table == null
            || table.columns().stream()
                .allMatch(column -> isInvisible(column) || hidden.contains(column.name())));
  }

  private static boolean isInvisible(Column column) {
    return column.options().containsKey(MySqlCatalog.INVISIBLE);
  }

  /** The column comes again, but the server lets none go by which a table is partitioned. */
  private boolean losesWhatItIsPartitionedBy(Table table) {
    var partitions = table.options().get(MySqlCatalog.PARTITION);
    return partitions != null
        && ofEachTable.getOrDefault(table.name(), List.of()).stream()
            .filter(Change.DropColumn.class::isInstance)
            .anyMatch(MySqlPartitions.of(partitions)::concerns);
  }

  List<List<String>> inOrder() {
    var ofEach = new ArrayList<List<String>>();
    var begun = new HashSet<QualifiedName>();
    for (var change : all) {
      var statements = new ArrayList<String>();
      ofEach.add(statements);
      if (isDoneAnyway(change)) {
        continue;
      }
      var table = change.subject();
      var partitions = repartitioned.get(table);
      if (partitions != null
          && MySqlParts.isPart(change)
          && begun.add(table)
          && mustGoFirst(partitions)) {
        statements.add(dialect.unpartitioned(table));
      }
      if (change instanceof Change.AlterTable alter && together.containsKey(table)) {
        if (partitions == null) {
          statements.addAll(dialect.repartitioned(alter.from(), alter.to()));
        }
      } else if (partitions != null && change == partitions) {
        dialect.reset(partitions.from(), partitions.to()).ifPresent(statements::add);
      } else if (!isLateCheck(change)) {
        statements.addAll(statements(change));
      }
      if (partitions != null && change == last.get(table)) {
        statements.addAll(partitionedAgain(partitions));
      }
      if (change == last.get(table) && lateChecks.containsKey(table)) {
        statements.add(
            dialect.alter(table)
                + lateChecks.get(table).stream()
                    .map(dialect::part)
                    .collect(Collectors.joining(",\n    ")));
      }
      if (!statements.isEmpty()) {
        var frames = new ArrayList<>(keys.framesOf(change, madeWith(change)));
        if (madeWith(change).stream().anyMatch(this::beginsToNumber)) {
          frames.add(ZERO_STAYS);
        }
        for (var frame : frames) {
          statements.add(0, frame.before());
          statements.add(frame.after());
        }
      }
      zeroDates.admitIn(statements, change);
    }
    return ofEach;
  }

  /** Return for each change the place of that with which it is made. */
  List<Integer> places() {
    var places = new IdentityHashMap<Change, Integer>();
    all.forEach(change -> places.put(change, places.size()));
    return all.stream().map(change -> places.getOrDefault(maker(change), 0)).toList();
  }

  private Change maker(Change change) {
    var table = change.subject();
    if (isDoneAnyway(change)) {
      return ofEachTable.getOrDefault(table, List.of()).stream()
          .filter(other -> other != change && makesAlong(other, (Change.AlterColumn) change))
          .findFirst()
          .map(this::maker)
          .orElse(change);
    }
    if (isLateCheck(change)) {
      return last.getOrDefault(table, change);
    }
    return together.containsKey(table)
            && !apart.contains(change)
            && (MySqlParts.isPart(change) || change instanceof Change.AlterTable)
        ? firstMade.getOrDefault(table, change)
        : change;
  }

  private List<Change> madeWith(Change change) {
    return change == firstMade.get(change.subject())
        ? ofEachTable.getOrDefault(change.subject(), List.of()).stream()
            .filter(other -> !apart.contains(other))
            .toList()
        : List.of();
  }

  private List<String> statements(Change change) {
    var table = change.subject();
    var parts = together.get(table);
    if (parts == null || !MySqlParts.isPart(change) || apart.contains(change)) {
      return dialect.statements(change);
    }
    if (change != firstMade.get(table)) {
      return List.of();
    }
    var placed = MySqlParts.placed(MySqlFilling.withoutVaryingBesideNew(parts));
    var text =
        placed.stream()
            .filter(part -> !MySqlParts.isOvertaken(part, placed))
            .map(part -> instead.getOrDefault(part, dialect.part(part)))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.toList());
    var alter = options.get(table);
    if (alter != null) {
      dialect.optionsOnly(alter.from(), alter.to()).ifPresent(text::add);
    }
    var statements = new ArrayList<String>();
    statements.add(dialect.alter(table) + String.join(",\n    ", text));
    for (var part : parts) {
      statements.addAll(
          instead.containsKey(part)
              ? MySqlFilling.defaults(dialect, part)
              : MySqlFilling.statements(dialect, part, parts));
    }
    return statements;
  }

  private void findLateChecks() {
    for (var change : changes) {
      if (change instanceof Change.AddConstraint add && isLateCheck(add)) {
        lateChecks.computeIfAbsent(add.subject(), table -> new ArrayList<>()).add(add);
      }
    }
  }

  /**
   * With each further statement about the table the server rewrites a text in a check for the
   * character set of the column beside it.
   */
  private static boolean isLateCheck(Change change) {
    return change instanceof Change.AddConstraint add
        && add.constraint() instanceof CheckConstraint check
        && check.expression().contains("_utf8mb4'");
  }

  /** The server makes one fulltext key at a time. */
  private void findFurtherFulltextKeys() {
    var seen = new HashSet<QualifiedName>();
    for (var change : changes) {
      if (change instanceof Change.CreateIndex create
          && create.index().definition() != null
          && create.index().definition().startsWith("FULLTEXT")
          && !seen.add(create.subject())) {
        apart.add(change);
      }
    }
  }

  private boolean changesWhatBearsParts(QualifiedName table) {
    var alter = options.get(table);
    return alter != null && MySqlOptions.areChanged(alter.from(), alter.to());
  }

  /**
   * A column that is moved is described anew by that, with all that is changed of it; one that
   * keeps its collation is left behind by its table.
   */
  private boolean isDoneAnyway(Change change) {
    return change instanceof Change.AlterColumn alter
        && !apart.contains(change)
        && ofEachTable.getOrDefault(alter.subject(), List.of()).stream()
            .anyMatch(other -> makesAlong(other, alter));
  }

  private static boolean makesAlong(Change other, Change.AlterColumn alter) {
    return (other instanceof Change.MoveColumn move && move.column().equals(alter.to()))
        || (other instanceof Change.AlterTable table && MySqlOptions.leaveBehind(table, alter));
  }

  /** Tell whether the partitions of a table would hinder what else is done to it, or it them. */
  private boolean mustGoFirst(Change.AlterTable alter) {
    var before = alter.from().options().get(MySqlCatalog.PARTITION);
    var after = alter.to().options().get(MySqlCatalog.PARTITION);
    if (before == null) {
      return false;
    }
    if (after == null) {
      return true;
    }
    var ways = List.of(MySqlPartitions.of(before), MySqlPartitions.of(after));
    return ofEachTable.getOrDefault(alter.subject(), List.of()).stream()
        .anyMatch(change -> ways.stream().anyMatch(way -> way.concerns(change)));
  }

  private List<String> partitionedAgain(Change.AlterTable alter) {
    var after = alter.to().options().get(MySqlCatalog.PARTITION);
    return after == null
        ? List.of()
        : mustGoFirst(alter)
            ? List.of(dialect.partitioned(alter.subject(), after))
            : dialect.repartitioned(alter.from(), alter.to());
  }

  private boolean isKept(Change change) {
    return change instanceof Change.DropColumn && instead.containsKey(change);
  }
}
