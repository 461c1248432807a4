package dev.stopover.dialect;

import static java.util.stream.Collectors.toSet;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Find what changes can do to the rows that are there, knowing the other changes: a table that was
 * just made has no rows, a column that was just added holds nothing but null, a key that was there
 * before is fulfilled, and a computed column holds nothing of its own.
 */
public final class Refusals {

  private static final String NULLS_NOT_DISTINCT = "NULLS NOT DISTINCT";

  /** Rows that are there need not fulfil it. */
  private static final Pattern UNTRIED = Pattern.compile("\\bNOT (?:VALID|ENFORCED)$");

  /** What an index is on where that is nothing but columns. */
  private static final Pattern COLUMNS_ALONE = Pattern.compile("[^(]*\\([^()]*\\)");

  private final Dialect dialect;
  private final Set<QualifiedName> empty = new HashSet<>();
  private final Map<QualifiedName, Set<String>> unfilled = new HashMap<>();
  private final Map<QualifiedName, List<Constraint>> fulfilled = new HashMap<>();
  private final Map<QualifiedName, List<Index>> indexes = new HashMap<>();
  private final Map<QualifiedName, List<Column>> gone = new HashMap<>();
  private final Map<QualifiedName, List<Column>> come = new HashMap<>();

  private Refusals(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Look at all changes together. */
  public static Refusals among(Changes changes, Dialect dialect) {
    var refusals = new Refusals(dialect);
    var subjects = changes.stream().map(Change::subject).collect(toSet());
    changes.tablesBefore().orElse(List.of()).stream()
        .filter(table -> subjects.contains(table.name()))
        .forEach(refusals::know);
    changes.stream().forEach(refusals::know);
    return refusals;
  }

  private void know(Table table) {
    fulfilled.put(table.name(), new ArrayList<>(table.constraints()));
    indexes.put(
        table.name(),
        new ArrayList<>(table.indexes().stream().map(index -> index.withName(null)).toList()));
  }

  private void know(Change change) {
    if (change instanceof Change.CreateTable create) {
      empty.add(create.subject());
    } else if (change instanceof Change.AddColumn add) {
      if (isUnfilled(add.column())) {
        unfilled.computeIfAbsent(add.subject(), table -> new HashSet<>()).add(add.column().name());
      }
      come.computeIfAbsent(add.subject(), table -> new ArrayList<>()).add(add.column());
    } else if (change instanceof Change.DropColumn drop) {
      gone.computeIfAbsent(drop.subject(), table -> new ArrayList<>()).add(drop.column());
    } else if (change instanceof Change.DropConstraint drop) {
      fulfilled.computeIfAbsent(drop.subject(), table -> new ArrayList<>()).add(drop.constraint());
    } else if (change instanceof Change.DropIndex drop) {
      indexes
          .computeIfAbsent(drop.subject(), table -> new ArrayList<>())
          .add(drop.index().withName(null));
    }
  }

  private static boolean isUnfilled(Column column) {
    return column.nullable() && column.defaultValue() == null && column.generation() == null;
  }

  /** Say what a change can do to the rows that are there. */
  public List<Hazard> hazards(Change change) {
    if (change instanceof Change.DropColumn drop) {
      var successor = same(drop.column(), come.get(drop.subject()));
      if (isComputed(drop.column())) {
        return successor == null ? List.of() : dialect.hazards(change);
      }
      if (successor != null && isOtherwiseWritten(successor, drop.column())) {
        return dialect
            .hazards(new Change.AlterColumn(drop.subject(), drop.column(), successor))
            .stream()
            .filter(hazard -> !(hazard instanceof Hazard.MissingValue))
            .toList();
      }
    }
    if (change instanceof Change.AddColumn add && !isComputed(add.column())) {
      var predecessor = same(add.column(), gone.get(add.subject()));
      if (predecessor != null && isOtherwiseWritten(predecessor, add.column())) {
        return dialect
            .hazards(new Change.AlterColumn(add.subject(), predecessor, add.column()))
            .stream()
            .filter(Hazard.MissingValue.class::isInstance)
            .toList();
      }
    }
    var hazards = dialect.hazards(change);
    return hazards.isEmpty() || !isFulfilled(change)
        ? hazards
        : hazards.stream().filter(hazard -> !(hazard instanceof Hazard.Refusal)).toList();
  }

  /** Find an ordinary column among others that the server takes for the same by its name. */
  private @Nullable Column same(Column column, @Nullable List<Column> others) {
    return others == null
        ? null
        : others.stream()
            .filter(other -> !isComputed(other))
            .filter(other -> dialect.isSameColumn(other.name(), column.name()))
            .findFirst()
            .orElse(null);
  }

  private static boolean isOtherwiseWritten(@Nullable Column one, Column other) {
    return one != null && !one.name().equals(other.name());
  }

  private static boolean isComputed(Column column) {
    return column.generation() instanceof Generation.Computed;
  }

  private boolean isFulfilled(Change change) {
    if (empty.contains(change.subject())) {
      return true;
    }
    if (isKeyOfNewNumbers(change)) {
      return true;
    }
    var table = change.subject();
    if (change instanceof Change.CreateIndex create) {
      return isOfNulls(table, create.index())
          || indexesOf(table).anyMatch(before -> implies(before, create.index()))
          || constraintsOf(table).anyMatch(before -> implies(before, create.index()));
    }
    return change instanceof Change.AddConstraint add
        && (UNTRIED.matcher(dialect.describe(add.constraint())).find()
            || isOfNulls(table, add.constraint())
            || constraintsOf(table).anyMatch(before -> implies(before, add.constraint()))
            || indexesOf(table).anyMatch(before -> implies(before, add.constraint())));
  }

  private Stream<Index> indexesOf(QualifiedName table) {
    return indexes.getOrDefault(table, List.of()).stream()
        .filter(index -> areStill(table, columns(index)));
  }

  private Stream<Constraint> constraintsOf(QualifiedName table) {
    return fulfilled.getOrDefault(table, List.of()).stream()
        .filter(constraint -> areStill(table, constraint.columns()));
  }

  /** A column that is made anew holds other values. */
  private boolean areStill(QualifiedName table, Collection<String> columns) {
    return come.getOrDefault(table, List.of()).stream()
        .noneMatch(column -> columns.contains(column.name()));
  }

  /** The server numbers the rows that are there. */
  private boolean isKeyOfNewNumbers(Change change) {
    var columns =
        change instanceof Change.CreateIndex create && areColumnsAlone(create.index())
            ? columns(create.index())
            : change instanceof Change.AddConstraint add && isKey(add.constraint())
                ? Set.copyOf(add.constraint().columns())
                : Set.<String>of();
    return come.getOrDefault(change.subject(), List.of()).stream()
        .anyMatch(
            column ->
                column.generation() instanceof Generation.Identity
                    && columns.contains(column.name()));
  }

  /** Where one of its columns is null, a row fulfils a key, unless the key says otherwise. */
  private boolean isOfNulls(QualifiedName table, Constraint constraint) {
    return (constraint instanceof ForeignKey || constraint instanceof UniqueConstraint)
        && !says(constraint, NULLS_NOT_DISTINCT)
        && !says(constraint, "MATCH FULL")
        && constraint.columns().stream().anyMatch(unfilled.getOrDefault(table, Set.of())::contains);
  }

  /** What is unique in some columns is so in more of them, too. */
  private static boolean implies(Index before, Index after) {
    return before.equals(after.withName(null))
        || (before.unique()
            && areColumnsAlone(before)
            && areColumnsAlone(after)
            && columns(after).containsAll(columns(before)));
  }

  private static boolean implies(Constraint before, Index after) {
    return isKey(before)
        && isOnColumnsAlone(before.definition())
        && areColumnsAlone(after)
        && columns(after).containsAll(before.columns());
  }

  private static boolean implies(Index before, Constraint after) {
    return before.unique()
        && isKey(after)
        && areColumnsAlone(before)
        && isOnColumnsAlone(after.definition())
        && after.columns().containsAll(columns(before));
  }

  private static boolean areColumnsAlone(Index index) {
    return isOnColumnsAlone(index.definition());
  }

  private static boolean isOnColumnsAlone(@Nullable String definition) {
    return definition == null || COLUMNS_ALONE.matcher(definition).matches();
  }

  private static Set<String> columns(Index index) {
    return index.keys().stream().map(Index.Key::column).collect(toSet());
  }

  private boolean isOfNulls(QualifiedName table, Index index) {
    var nulls = unfilled.getOrDefault(table, Set.of());
    return areColumnsAlone(index) && columns(index).stream().anyMatch(nulls::contains);
  }

  private static boolean implies(Constraint before, Constraint after) {
    if (says(before, "NOT VALID")) {
      return false;
    }
    if (before instanceof ForeignKey one && after instanceof ForeignKey other) {
      return one.columns().equals(other.columns())
          && one.target().equals(other.target())
          && one.targetColumns().equals(other.targetColumns())
          && says(one, "MATCH FULL") == says(other, "MATCH FULL");
    }
    return isKey(before)
        && isKey(after)
        && Set.copyOf(after.columns()).containsAll(before.columns())
        && (!says(after, NULLS_NOT_DISTINCT) || says(before, NULLS_NOT_DISTINCT));
  }

  private static boolean isKey(Constraint constraint) {
    return constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint;
  }

  private static boolean says(Constraint constraint, String words) {
    return String.valueOf(constraint.definition()).contains(words);
  }
}
