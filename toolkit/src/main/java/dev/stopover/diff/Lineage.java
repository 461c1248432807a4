package dev.stopover.diff;

import dev.stopover.diff.Steps.Phase;
import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Know what a table has from its parent: a column, a check or an index that needs the like of it in
 * another table comes, changes and goes with that one.
 */
final class Lineage {

  /** What a server says of a column that may not be null in the table alone. */
  private static final String NO_INHERIT = "NO INHERIT";

  /** What children do not take over when their parent gets it. */
  private static final Set<String> OF_ONE_TABLE = Set.of(Column.COMPRESSION, Column.PLANNED);

  private final Needs before;
  private final Needs after;
  private final Renewal renewal;
  private final Declarations declarationsBefore;
  private final Declarations declarationsAfter;

  Lineage(
      Needs before,
      Needs after,
      Renewal renewal,
      Map<QualifiedName, Table> tablesBefore,
      Map<QualifiedName, Table> tablesAfter) {
    this.before = before;
    this.after = after;
    this.renewal = renewal;
    this.declarationsBefore = new Declarations(tablesBefore, before);
    this.declarationsAfter = new Declarations(tablesAfter, after);
  }

  /** Tell whether a part goes by itself, since that of the parent goes. */
  boolean goesWithParent(ObjectName part) {
    return parentOf(part, before)
        .filter(parent -> renewal.isGone(parent) && !declarationsBefore.isOwn(part, parent))
        .isPresent();
  }

  /** Return what the parent has of a part that the table declares, and that stays without it. */
  Optional<ObjectName> ownBefore(ObjectName part) {
    return parentOf(part, before).filter(parent -> declarationsBefore.isOwn(part, parent));
  }

  /** Return what the parent has of a part that the table declares afterwards. */
  Optional<ObjectName> ownAfter(ObjectName part) {
    return parentOf(part, after).filter(parent -> declarationsAfter.isOwn(part, parent));
  }

  /** Return what the parent has of a part that is there before. */
  Optional<ObjectName> parentBefore(ObjectName part) {
    return parentOf(part, before);
  }

  /** Return what the parent has of a part that is there afterwards. */
  Optional<ObjectName> parentAfter(ObjectName part) {
    return parentOf(part, after);
  }

  /**
   * Return when a foreign key can be made: the key of a partitioned table that it points to holds
   * only when the partitions' own are attached to it (PostgreSQL manual, ALTER INDEX).
   */
  Phase phase(ObjectName foreignKey) {
    return after.of(foreignKey).stream()
            .flatMap(key -> after.dependentsOf(key).stream())
            .anyMatch(tie -> tie.kind().equals("attached index"))
        ? Phase.RESTORE
        : Phase.ADD_FOREIGN_KEYS;
  }

  private Optional<ObjectName> parentOf(ObjectName part, Needs needs) {
    return needs.of(part).stream()
        .filter(
            other ->
                !other.name().equals(part.name())
                    && isAlike(part, other)
                    && isTied(part.name(), other.name()))
        .findFirst();
  }

  private static boolean isAlike(ObjectName one, ObjectName other) {
    return Needs.PARTS.contains(one.kind())
        ? Needs.PARTS.contains(other.kind())
        : one.kind().equals(other.kind()) && one.detail().equals(other.detail());
  }

  /** Tell whether a table hangs on its parent all the time, and is not taken off for a while. */
  private boolean isTied(QualifiedName child, QualifiedName parent) {
    var table = ObjectName.table(child);
    var parentTable = ObjectName.table(parent);
    return before.of(table).contains(parentTable)
        && after.of(table).contains(parentTable)
        && !renewal.isGone(table)
        && !renewal.isGone(parentTable)
        && before.dependentsOf(parentTable).stream()
            .noneMatch(tie -> tie.name().equals(child) && renewal.isGone(tie));
  }

  /**
   * Return what a column is like when its parent's has changed.
   *
   * @param column the column as it was
   * @param wanted the column as it shall be
   * @param from the parent's column as it was
   * @param to the parent's column as it shall be
   */
  static Column followed(Column column, Column wanted, Column from, Column to) {
    var changed = column;
    var isRetyped = !from.type().equals(to.type());
    if (isRetyped) {
      changed = changed.withType(to.type());
    }
    var hasDefault = from.defaultValue() != null || to.defaultValue() != null;
    if (hasDefault && (isRetyped || !equal(from.defaultValue(), to.defaultValue()))) {
      changed = changed.withDefaultValue(to.defaultValue());
    }
    if (isRequiredOfChildren(from) != isRequiredOfChildren(to)) {
      changed = changed.withNullable(!isRequiredOfChildren(to));
    }
    if (from.generation() instanceof Generation.Computed
        && !equal(from.generation(), to.generation())) {
      var isAlterable = to.options().containsKey(Column.ALTERABLE_EXPRESSION);
      changed = changed.withGeneration(isAlterable ? to.generation() : null);
    }
    var options = new TreeMap<>(changed.options());
    if (isRetyped || isDifferent(Column.COLLATION, from, to)) {
      options.keySet().removeAll(Set.of(Column.STORAGE, Column.COMPRESSION));
      Optional.ofNullable(to.options().get(Column.STORAGE))
          .ifPresent(storage -> options.put(Column.STORAGE, storage));
    }
    var names = new TreeMap<>(from.options());
    names.putAll(to.options());
    names.keySet().removeAll(OF_ONE_TABLE);
    for (var name : names.keySet()) {
      var value = to.options().get(name);
      if (!equal(from.options().get(name), value)) {
        if (value == null) {
          options.remove(name);
        } else {
          options.put(name, value);
        }
      }
    }
    if (from.nullable() != to.nullable() || !requirement(from).equals(requirement(to))) {
      options.keySet().removeAll(requirement(changed.withOptions(options)).keySet());
      if (isRequiredOfChildren(to)) {
        options.putAll(requirement(wanted));
      }
    }
    return changed.withOptions(options);
  }

  /** Return what a column is like when it has come with its parent's. */
  static Column come(Column column, Column parent) {
    var options = new TreeMap<>(column.options());
    options
        .entrySet()
        .removeIf(
            option ->
                option.getKey().startsWith(Column.SETTING)
                    && !option.getKey().startsWith(Column.NOT_NULL)
                    && (OF_ONE_TABLE.contains(option.getKey())
                        || !option.getValue().equals(parent.options().get(option.getKey()))));
    if (!isRequiredOfChildren(parent)) {
      options.keySet().removeAll(requirement(column).keySet());
    }
    var isComputed = parent.generation() instanceof Generation.Computed;
    return new Column(
        column.name(),
        parent.type(),
        !isRequiredOfChildren(parent),
        parent.defaultValue(),
        isComputed ? parent.generation() : null,
        null,
        options);
  }

  private static boolean isDifferent(String option, Column from, Column to) {
    return !equal(from.options().get(option), to.options().get(option));
  }

  private static boolean isRequiredOfChildren(Column column) {
    return !column.nullable() && !NO_INHERIT.equals(column.options().get(Column.NOT_NULL));
  }

  /** Return what is said of why a column may not be null. */
  private static SortedMap<String, String> requirement(Column column) {
    return new TreeMap<>(
        column.options().tailMap(Column.NOT_NULL).headMap(Column.NOT_NULL + '\uffff'));
  }

  private static boolean equal(@Nullable Object one, @Nullable Object other) {
    return one == null ? other == null : one.equals(other);
  }
}
