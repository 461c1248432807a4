package dev.stopover.dialect;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Find what changes can do to the rows that are there, knowing the other changes: a table that was
 * just made has no rows, a column that was just added holds nothing but null, and a key that was
 * there before is fulfilled.
 */
public final class Refusals {

  private static final String NULLS_NOT_DISTINCT = "NULLS NOT DISTINCT";

  private final Dialect dialect;
  private final Set<QualifiedName> empty = new HashSet<>();
  private final Map<QualifiedName, Set<String>> unfilled = new HashMap<>();
  private final Map<QualifiedName, List<Constraint>> fulfilled = new HashMap<>();
  private final Map<QualifiedName, List<Index>> indexes = new HashMap<>();

  private Refusals(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Look at all changes together. */
  public static Refusals among(Changes changes, Dialect dialect) {
    var refusals = new Refusals(dialect);
    changes.stream().forEach(refusals::know);
    return refusals;
  }

  private void know(Change change) {
    if (change instanceof Change.CreateTable create) {
      empty.add(create.subject());
    } else if (change instanceof Change.AddColumn add && isUnfilled(add.column())) {
      unfilled.computeIfAbsent(add.subject(), table -> new HashSet<>()).add(add.column().name());
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
    var hazards = dialect.hazards(change);
    return hazards.isEmpty() || !isFulfilled(change)
        ? hazards
        : hazards.stream().filter(hazard -> !(hazard instanceof Hazard.Refusal)).toList();
  }

  private boolean isFulfilled(Change change) {
    if (empty.contains(change.subject())) {
      return true;
    }
    if (change instanceof Change.CreateIndex create) {
      return indexes
          .getOrDefault(create.subject(), List.of())
          .contains(create.index().withName(null));
    }
    return change instanceof Change.AddConstraint add
        && (isOfNulls(add.subject(), add.constraint())
            || fulfilled.getOrDefault(add.subject(), List.of()).stream()
                .anyMatch(before -> implies(before, add.constraint())));
  }

  /** Where one of its columns is null, a row fulfils a key, unless the key says otherwise. */
  private boolean isOfNulls(QualifiedName table, Constraint constraint) {
    return (constraint instanceof ForeignKey || constraint instanceof UniqueConstraint)
        && !says(constraint, NULLS_NOT_DISTINCT)
        && !says(constraint, "MATCH FULL")
        && constraint.columns().stream().anyMatch(unfilled.getOrDefault(table, Set.of())::contains);
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
        && Set.copyOf(before.columns()).equals(Set.copyOf(after.columns()))
        && (!says(after, NULLS_NOT_DISTINCT) || says(before, NULLS_NOT_DISTINCT));
  }

  private static boolean isKey(Constraint constraint) {
    return constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint;
  }

  private static boolean says(Constraint constraint, String words) {
    return String.valueOf(constraint.definition()).contains(words);
  }
}
