package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Know which foreign keys stay while other things change, and which lead nowhere.
 *
 * @param areTablesKnown whether these are all the steps from one schema to another
 * @param tables the tables that stay or are made, and can have keys
 * @param bound the columns of the keys that stay, on either side
 * @param unique what is unique in each table once the steps are done
 * @param loose the tables to which keys point, before or after, where nothing is unique
 */
record MySqlForeignKeys(
    boolean areTablesKnown,
    Set<QualifiedName> tables,
    Set<ObjectName> bound,
    Map<QualifiedName, Set<Set<String>>> unique,
    Set<QualifiedName> loose) {

  private static final Pattern PREFIX = Pattern.compile("\\(\\d+\\)");

  /** Statements that have to stand around others. */
  record Frame(String before, String after) {}

  private static final Frame UNCHECKED =
      new Frame(
          "SET @stopover_keys = @@foreign_key_checks, foreign_key_checks = 0",
          "SET foreign_key_checks = @stopover_keys");

  /**
   * Since 8.4 a key may point to what is not unique only where that is said (7.1.8), and without it
   * the server alters nothing of the table to which such a key points.
   */
  private static final Frame UNRESTRICTED =
      new Frame(
          "/*!80400 SET @stopover_restricted = @@restrict_fk_on_non_standard_key,"
              + " restrict_fk_on_non_standard_key = 0 */",
          "/*!80400 SET restrict_fk_on_non_standard_key = @stopover_restricted */");

  static MySqlForeignKeys of(Changes changes) {
    var made = new HashSet<QualifiedName>();
    var gone = new HashSet<QualifiedName>();
    var altered = new HashMap<QualifiedName, Table>();
    var dropped = new HashSet<ObjectName>();
    var unique = new HashMap<QualifiedName, Set<Set<String>>>();
    var lost = new HashSet<Object>();
    for (var change : changes) {
      if (change instanceof Change.DropConstraint drop) {
        lost.add(List.of(drop.subject(), drop.constraint()));
      } else if (change instanceof Change.DropIndex drop) {
        lost.add(List.of(drop.subject(), drop.index()));
      }
    }
    changes.tablesBefore().orElse(List.of()).forEach(table -> addUniqueOf(table, unique, lost));
    for (var change : changes) {
      if (change instanceof Change.DropConstraint drop) {
        dropped.add(ObjectName.constraint(drop.subject(), drop.constraint()));
      } else if (change instanceof Change.CreateTable create) {
        if (bearsKeys(create.table())) {
          made.add(create.subject());
        }
        addUniqueOf(create.table(), unique, Set.of());
      } else if (change instanceof Change.CreateIndex create) {
        addUnique(create.subject(), create.index(), unique);
      } else if (change instanceof Change.AddConstraint add) {
        addUnique(add.subject(), add.constraint(), unique);
      } else if (change instanceof Change.AlterTable alter) {
        altered.put(alter.subject(), alter.to());
      } else if (change instanceof Change.DropTable) {
        gone.add(change.subject());
      }
    }
    var tables = new HashSet<QualifiedName>();
    var bound = new HashSet<ObjectName>();
    for (var table : changes.tablesBefore().orElse(List.of())) {
      if (bearsKeys(altered.getOrDefault(table.name(), table))) {
        tables.add(table.name());
      }
      for (var key : table.foreignKeys()) {
        if (!dropped.contains(ObjectName.constraint(table.name(), key))) {
          key.columns().forEach(column -> bound.add(ObjectName.column(table.name(), column)));
          key.targetColumns().forEach(column -> bound.add(ObjectName.column(key.target(), column)));
        }
      }
    }
    tables.removeAll(gone);
    tables.addAll(made);
    var uniqueBefore = new HashMap<QualifiedName, Set<Set<String>>>();
    changes
        .tablesBefore()
        .orElse(List.of())
        .forEach(table -> addUniqueOf(table, uniqueBefore, Set.of()));
    var loose = new HashSet<QualifiedName>();
    changes
        .tablesBefore()
        .orElse(List.of())
        .forEach(table -> addLoose(table.foreignKeys(), uniqueBefore, loose));
    changes.forEach(change -> addLoose(keysOf(change), unique, loose));
    return new MySqlForeignKeys(changes.tablesBefore().isPresent(), tables, bound, unique, loose);
  }

  private static void addLoose(
      List<ForeignKey> keys,
      Map<QualifiedName, Set<Set<String>>> unique,
      Set<QualifiedName> loose) {
    keys.stream()
        .filter(key -> !pointsToUnique(key, unique))
        .forEach(key -> loose.add(key.target()));
  }

  private static boolean pointsToUnique(
      ForeignKey key, Map<QualifiedName, Set<Set<String>>> unique) {
    return unique.getOrDefault(key.target(), Set.of()).contains(Set.copyOf(key.targetColumns()));
  }

  /** Only InnoDB knows foreign keys; a key to another table is made as one that leads nowhere. */
  private static boolean bearsKeys(Table table) {
    return !table.options().containsKey(MySqlCatalog.STORAGE_ENGINE);
  }

  private static void addUniqueOf(
      Table table, Map<QualifiedName, Set<Set<String>>> unique, Set<Object> lost) {
    table.constraints().stream()
        .filter(key -> !lost.contains(List.of(table.name(), key)))
        .forEach(key -> addUnique(table.name(), key, unique));
    table.indexes().stream()
        .filter(index -> !lost.contains(List.of(table.name(), index)))
        .forEach(index -> addUnique(table.name(), index, unique));
  }

  private static void addUnique(
      QualifiedName table, Constraint constraint, Map<QualifiedName, Set<Set<String>>> unique) {
    if (constraint instanceof PrimaryKey key) {
      add(table, key.columns(), key.definition(), unique);
    } else if (constraint instanceof UniqueConstraint key) {
      add(table, key.columns(), key.definition(), unique);
    }
  }

  private static void addUnique(
      QualifiedName table, Index index, Map<QualifiedName, Set<Set<String>>> unique) {
    if (index.unique()) {
      add(table, index.keys().stream().map(Index.Key::column).toList(), index.definition(), unique);
    }
  }

  private static void add(
      QualifiedName table,
      List<String> columns,
      @Nullable String definition,
      Map<QualifiedName, Set<Set<String>>> unique) {
    if (definition == null || !PREFIX.matcher(definition).find()) {
      unique.computeIfAbsent(table, each -> new HashSet<>()).add(Set.copyOf(columns));
    }
  }

  /**
   * Return what must be set otherwise while a step makes foreign keys, or changes their columns.
   *
   * @param copied the steps that are made in one with it by copying the table
   */
  List<Frame> framesOf(Change change, List<Change> copied) {
    var keys = areTablesKnown ? keysOf(change) : List.<ForeignKey>of();
    var frames = new ArrayList<Frame>();
    if (keys.stream().anyMatch(this::pointsNowhere) || copied.stream().anyMatch(this::isGuarded)) {
      frames.add(UNCHECKED);
    }
    if (keys.stream().anyMatch(this::pointsToWhatIsNotUnique)
        || (altersTable(change)
            && tables.contains(change.subject())
            && loose.contains(change.subject()))) {
      frames.add(UNRESTRICTED);
    }
    return frames;
  }

  /** Tell whether the server takes a step for one that may change the values of a key. */
  private boolean isGuarded(Change change) {
    return change instanceof Change.AlterColumn alter
        && bound.contains(ObjectName.column(alter.subject(), alter.to().name()))
        && (!Objects.equals(alter.from().generation(), alter.to().generation())
            || (alter.from().nullable() && !alter.to().nullable()));
  }

  private boolean pointsNowhere(ForeignKey key) {
    return key.target().schema() == null && !tables.contains(key.target());
  }

  private boolean pointsToWhatIsNotUnique(ForeignKey key) {
    return tables.contains(key.target()) && !pointsToUnique(key, unique);
  }

  private static boolean altersTable(Change change) {
    return change instanceof Change.AlterTable
        || change instanceof Change.AddColumn
        || change instanceof Change.DropColumn
        || change instanceof Change.AlterColumn
        || change instanceof Change.MoveColumn
        || change instanceof Change.AddConstraint
        || change instanceof Change.DropConstraint
        || change instanceof Change.CreateIndex
        || change instanceof Change.RenameIndex
        || change instanceof Change.DropIndex;
  }

  private static List<ForeignKey> keysOf(Change change) {
    return change instanceof Change.CreateTable create
        ? create.table().foreignKeys()
        : change instanceof Change.AddConstraint add && add.constraint() instanceof ForeignKey key
            ? List.of(key)
            : List.of();
  }

  /**
   * Tell whether a step makes the column of a key refuse null: the server does so only where it
   * need not copy the table, which it may have to for what else is changed of it.
   */
  boolean isRequiredColumn(Change change) {
    return change instanceof Change.AlterColumn alter
        && alter.from().withNullable(false).equals(alter.to())
        && bound.contains(ObjectName.column(alter.subject(), alter.to().name()));
  }
}
