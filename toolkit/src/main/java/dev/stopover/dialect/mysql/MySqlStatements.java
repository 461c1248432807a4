package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.Generation;
import dev.stopover.model.ObjectName;
import dev.stopover.model.PrimaryKey;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Write the statements for many changes, several in one where a table must not pass through what
 * lies between.
 *
 * <ul>
 *   <li>An {@code AUTO_INCREMENT} column must always be a key (MySQL manual, 15.1.22).
 *   <li>A foreign key must always have an index on either side, which the server may have made by
 *       itself and drops by itself once another one serves (15.1.22.5).
 *   <li>A computed column may stand before those that it is computed from.
 *   <li>A table must always have a column, and may be required to have a primary key.
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

  private static final Pattern VISIBILITY = Pattern.compile(" INVISIBLE\\b(?! *')");

  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          " (?:WITH PARSER `?\\w+`?|KEY_BLOCK_SIZE=\\d+|(?:SECONDARY_)?ENGINE_ATTRIBUTE '(?:[^']|'')*')");

  private static final Pattern DATES = Pattern.compile("date|timestamp");

  private static final String ZERO_DATES =
      """
      SET @stopover_dates = @@sql_mode,
          sql_mode = REPLACE(REPLACE(@@sql_mode, 'NO_ZERO_IN_DATE', ''), 'NO_ZERO_DATE', '')""";

  private static final String USUAL_DATES = "SET sql_mode = @stopover_dates";

  private final MySqlDialect dialect;
  private final Changes all;
  private final Map<QualifiedName, List<Change>> ofEachTable;
  private final List<Change> changes;
  private final MySqlForeignKeys keys;
  private final Map<QualifiedName, List<Change>> together = new HashMap<>();
  private final Map<QualifiedName, Change.AlterTable> repartitioned = new HashMap<>();
  private final Map<QualifiedName, Change.AlterTable> options = new HashMap<>();
  private final Map<QualifiedName, Change> last = new HashMap<>();
  private final Map<QualifiedName, Change> firstMade = new HashMap<>();

  private final Map<QualifiedName, List<Change.AddConstraint>> lateChecks = new LinkedHashMap<>();
  private final IdentityHashMap<Change, String> visibilities = new IdentityHashMap<>();
  private final Set<Change> apart = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<QualifiedName> withZeroDates = new HashSet<>();

  MySqlStatements(MySqlDialect dialect, Changes all) {
    this.dialect = dialect;
    this.all = all;
    this.ofEachTable = all.stream().collect(Collectors.groupingBy(Change::subject));
    this.keys = MySqlForeignKeys.of(all);
    all.stream().filter(keys::isRequiredColumn).forEach(apart::add);
    this.changes = all.stream().filter(change -> !isDoneAnyway(change)).toList();
    changes.forEach(this::classify);
    all.tablesBefore().orElse(List.of()).stream()
        .filter(table -> table.columns().stream().anyMatch(MySqlStatements::isZeroDate))
        .forEach(table -> withZeroDates.add(table.name()));
    findLikeIndexes();
    MySqlRenamedColumns.among(changes, dialect).forEach(visibilities::put);
    findFurtherFulltextKeys();
    var tables =
        changes.stream()
            .filter(change -> isPart(change) && !apart.contains(change))
            .collect(Collectors.groupingBy(Change::subject));
    for (var change : changes) {
      if (change instanceof Change.AlterTable alter) {
        options.put(alter.subject(), alter);
      }
    }
    // A column that is moved may no longer tell that it was numbered.
    var renumbered =
        all.stream()
            .filter(MySqlStatements::touchesAutoIncrement)
            .map(Change::subject)
            .collect(Collectors.toSet());
    tables.forEach(
        (table, parts) -> {
          if (renumbered.contains(table)
              || mustGoTogether(parts)
              || parts.stream().anyMatch(this::isKept)
              || changesWhatBearsParts(table)) {
            together.put(table, parts);
            firstMade.put(
                table,
                parts.stream()
                    .filter(part -> !dropsKey(part))
                    .findFirst()
                    .orElse(parts.get(parts.size() - 1)));
          }
        });
    for (var change : changes) {
      last.put(change.subject(), change);
      if (change instanceof Change.AlterTable alter
          && tables.containsKey(alter.subject())
          && dialect.repartitioned(alter.from(), alter.to()).isPresent()) {
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
      if (partitions != null && isPart(change) && begun.add(table) && mustGoFirst(partitions)) {
        statements.add(dialect.unpartitioned(table));
      }
      if (change instanceof Change.AlterTable alter && together.containsKey(table)) {
        if (partitions == null) {
          dialect.repartitioned(alter.from(), alter.to()).ifPresent(statements::add);
        }
      } else if (partitions != null && change == partitions) {
        dialect.reset(partitions.from(), partitions.to()).ifPresent(statements::add);
      } else if (!isLateCheck(change)) {
        statements.addAll(statements(change));
      }
      if (partitions != null && change == last.get(table)) {
        partitionedAgain(partitions).ifPresent(statements::add);
      }
      if (change == last.get(table) && lateChecks.containsKey(table)) {
        statements.add(
            dialect.alter(table)
                + lateChecks.get(table).stream()
                    .map(dialect::part)
                    .collect(Collectors.joining(",\n    ")));
      }
      if (!statements.isEmpty()) {
        for (var frame : keys.framesOf(change, madeWith(change))) {
          statements.add(0, frame.before());
          statements.add(frame.after());
        }
      }
      if (withZeroDates.contains(table)
          && !(change instanceof Change.DropTable)
          && !statements.isEmpty()) {
        statements.add(0, ZERO_DATES);
        statements.add(USUAL_DATES);
      }
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
            && (isPart(change) || change instanceof Change.AlterTable)
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
    if (parts == null || !isPart(change) || apart.contains(change)) {
      return dialect.statements(change);
    }
    if (change != firstMade.get(table)) {
      return List.of();
    }
    var placed = placed(MySqlFilling.withoutVaryingBesideNew(parts));
    var text =
        placed.stream()
            .filter(part -> !isOvertaken(part, placed))
            .map(part -> visibilities.getOrDefault(part, dialect.part(part)))
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
          visibilities.containsKey(part)
              ? MySqlFilling.defaults(dialect, part)
              : MySqlFilling.statements(dialect, part, parts));
    }
    return statements;
  }

  private void classify(Change change) {
    if (change instanceof Change.AddConstraint add && isLateCheck(add)) {
      lateChecks.computeIfAbsent(add.subject(), table -> new ArrayList<>()).add(add);
    }
    var columns =
        change instanceof Change.CreateTable create
            ? create.table().columns()
            : change instanceof Change.AddColumn add
                ? List.of(add.column())
                : change instanceof Change.MoveColumn move
                    ? List.of(move.column())
                    : change instanceof Change.AlterColumn alter
                        ? List.of(alter.from(), alter.to())
                        : List.<Column>of();
    if (columns.stream().anyMatch(MySqlStatements::isZeroDate)) {
      withZeroDates.add(change.subject());
    }
  }

  private static boolean isZeroDate(Column column) {
    return column.defaultValue() != null
        && column.type() instanceof DataType.Native type
        && DATES.matcher(type.sql()).lookingAt()
        && column.defaultValue().contains("-00");
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

  /**
   * The server takes an index that goes and one that comes under its name for one that stays where
   * only these words are different.
   */
  private void findLikeIndexes() {
    var dropped = new HashMap<ObjectName, Change.DropIndex>();
    for (var change : changes) {
      if (change instanceof Change.DropIndex drop && drop.index().definition() != null) {
        dropped.put(ObjectName.index(drop.subject(), drop.index()), drop);
      } else if (change instanceof Change.CreateIndex create
          && create.index().definition() != null) {
        var drop = dropped.get(ObjectName.index(create.subject(), create.index()));
        if (drop == null
            || isSpatial(drop)
            || isOnNewColumn(create)
            || Objects.equals(drop.index().definition(), create.index().definition())
            || drop.index().unique() != create.index().unique()
            || !Objects.equals(drop.index().comment(), create.index().comment())) {
          continue;
        }
        var before = VISIBILITY.matcher(drop.index().definition()).replaceAll("");
        var after = VISIBILITY.matcher(create.index().definition()).replaceAll("");
        if (before.equals(after)) {
          visibilities.put(drop, "");
          visibilities.put(
              create,
              "ALTER INDEX "
                  + dialect.identifier(Objects.requireNonNull(create.index().name()))
                  + (after.equals(create.index().definition()) ? " VISIBLE" : " INVISIBLE"));
        } else if (ATTRIBUTE
            .matcher(before)
            .replaceAll("")
            .equals(ATTRIBUTE.matcher(after).replaceAll(""))) {
          apart.add(drop);
        }
      }
    }
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

  private boolean isOnNewColumn(Change.CreateIndex create) {
    var names = MySqlText.names(Objects.requireNonNull(create.index().definition()));
    return changes.stream()
        .anyMatch(
            change ->
                change instanceof Change.AddColumn add
                    && add.subject().equals(create.subject())
                    && names.contains(add.column().name()));
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

  /** Put each column that comes after another one behind that. */
  private static List<Change> placed(List<Change> parts) {
    var waiting = new ArrayList<>(parts);
    var placed = new ArrayList<Change>();
    while (!waiting.isEmpty()) {
      var next =
          waiting.stream()
              .filter(part -> waiting.stream().noneMatch(other -> follows(part, other)))
              .findFirst()
              .orElse(waiting.get(0));
      waiting.remove(next);
      placed.add(next);
    }
    return placed;
  }

  /** Tell whether a column is put behind one that another change puts somewhere. */
  private static boolean follows(Change part, Change other) {
    var after =
        part instanceof Change.AddColumn add
            ? add.after()
            : part instanceof Change.MoveColumn move ? move.after() : null;
    return after != null
        && ((other instanceof Change.AddColumn add && after.equals(add.column().name()))
            || (other instanceof Change.MoveColumn move && after.equals(move.column().name())));
  }

  /** One statement says of each column only what it is like in the end. */
  private static boolean isOvertaken(Change part, List<Change> placed) {
    return part instanceof Change.AlterColumn first
        && placed.subList(placed.indexOf(part) + 1, placed.size()).stream()
            .anyMatch(
                later ->
                    later instanceof Change.AlterColumn alter
                        && alter.to().name().equals(first.to().name()));
  }

  private static boolean comesBeforeItsPlace(List<Change> parts) {
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      if (parts.subList(i + 1, parts.size()).stream().anyMatch(later -> follows(part, later))) {
        return true;
      }
    }
    return false;
  }

  /** Tell whether the partitions of a table would hinder what else is done to it, or it them. */
  private boolean mustGoFirst(Change.AlterTable alter) {
    var before = alter.from().options().get(MySqlCatalog.PARTITION);
    var after = alter.to().options().get(MySqlCatalog.PARTITION);
    if (before == null) {
      return false;
    }
    return after == null
        || ofEachTable.getOrDefault(alter.subject(), List.of()).stream()
            .anyMatch(
                change ->
                    MySqlPartitions.of(before).concerns(change)
                        || MySqlPartitions.of(after).concerns(change));
  }

  private Optional<String> partitionedAgain(Change.AlterTable alter) {
    var after = alter.to().options().get(MySqlCatalog.PARTITION);
    return after == null
        ? Optional.empty()
        : mustGoFirst(alter)
            ? Optional.of(dialect.partitioned(alter.subject(), after))
            : dialect.repartitioned(alter.from(), alter.to());
  }

  /** Tell whether a change is one that can stand beside others in an {@code ALTER TABLE}. */
  private static boolean isPart(Change change) {
    return change instanceof Change.AddColumn
        || change instanceof Change.DropColumn
        || change instanceof Change.AlterColumn
        || change instanceof Change.MoveColumn
        || change instanceof Change.CreateIndex
        || change instanceof Change.RenameIndex
        || (change instanceof Change.DropIndex drop && !isSpatial(drop))
        || (change instanceof Change.AddConstraint add && add.constraint() instanceof PrimaryKey)
        || (change instanceof Change.DropConstraint drop
            && drop.constraint() instanceof PrimaryKey);
  }

  /** A column's spatial reference system can change only when its key is gone already. */
  private static boolean isSpatial(Change.DropIndex drop) {
    var definition = drop.index().definition();
    return definition != null && definition.startsWith("SPATIAL");
  }

  private static boolean dropsKey(Change change) {
    return change instanceof Change.DropIndex || change instanceof Change.DropConstraint;
  }

  private boolean isKept(Change change) {
    return change instanceof Change.DropColumn && visibilities.containsKey(change);
  }

  private static boolean mustGoTogether(List<Change> parts) {
    return parts.stream().anyMatch(MySqlStatements::touchesAutoIncrement)
        || (parts.stream().anyMatch(MySqlStatements::dropsKey)
            && parts.stream().anyMatch(MySqlStatements::addsKey))
        || comesBeforeItsPlace(parts)
        || (parts.size() > 1 && parts.stream().anyMatch(MySqlStatements::isComputedOtherwise))
        || MySqlRowSize.mayBeTooMuchBetween(parts)
        || (parts.stream().anyMatch(Change.DropColumn.class::isInstance)
            && addsFromTheFirst(parts));
  }

  private static boolean isComputedOtherwise(Change change) {
    return change instanceof Change.AlterColumn alter
        && alter.to().generation() instanceof Generation.Computed computed
        && !computed.equals(alter.from().generation());
  }

  private static boolean addsKey(Change change) {
    return change instanceof Change.CreateIndex || change instanceof Change.AddConstraint;
  }

  /** Where all columns are new, each follows another new one. */
  private static boolean addsFromTheFirst(List<Change> parts) {
    var added = new ArrayList<Change.AddColumn>();
    parts.stream()
        .filter(Change.AddColumn.class::isInstance)
        .map(Change.AddColumn.class::cast)
        .forEach(added::add);
    Set<@Nullable String> names = new HashSet<>();
    names.add(null);
    added.forEach(add -> names.add(add.column().name()));
    return !added.isEmpty() && added.stream().allMatch(add -> names.contains(add.after()));
  }

  private static boolean touchesAutoIncrement(Change change) {
    if (change instanceof Change.AlterColumn alter) {
      return isAutoIncrement(alter.from()) != isAutoIncrement(alter.to());
    }
    return (change instanceof Change.MoveColumn move && isAutoIncrement(move.column()))
        || (change instanceof Change.AddColumn add && isAutoIncrement(add.column()))
        || (change instanceof Change.DropColumn drop && isAutoIncrement(drop.column()));
  }

  private static boolean isAutoIncrement(Column column) {
    return column.generation() instanceof Generation.Identity;
  }
}
