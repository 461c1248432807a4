package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import dev.stopover.model.PrimaryKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Know what of a table can, and what must, be changed in one {@code ALTER TABLE}, and in which
 * order it stands there.
 */
final class MySqlParts {

  private MySqlParts() {}

  /** Tell whether a change is one that can stand beside others in an {@code ALTER TABLE}. */
  static boolean isPart(Change change) {
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
  static boolean isSpatial(Change.DropIndex drop) {
    var definition = drop.index().definition();
    return definition != null && definition.startsWith("SPATIAL");
  }

  /** Tell whether a part stands before what it makes room for, where it stands alone. */
  static boolean comesEarly(Change change) {
    return dropsKey(change) || change instanceof Change.RenameIndex;
  }

  private static boolean dropsKey(Change change) {
    return change instanceof Change.DropIndex || change instanceof Change.DropConstraint;
  }

  /** Tell whether a table must not pass through what lies between its changes. */
  static boolean mustGoTogether(List<Change> parts) {
    return parts.stream().anyMatch(MySqlParts::touchesAutoIncrement)
        || (parts.stream().anyMatch(MySqlParts::dropsKey)
            && parts.stream().anyMatch(MySqlParts::addsKey))
        || comesBeforeItsPlace(parts)
        || parts.stream().filter(Change.MoveColumn.class::isInstance).count() > 1
        || (parts.size() > 1 && parts.stream().anyMatch(MySqlParts::isComputedOtherwise))
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

  static boolean touchesAutoIncrement(Change change) {
    if (change instanceof Change.AlterColumn alter) {
      return isAutoIncrement(alter.from()) != isAutoIncrement(alter.to());
    }
    return (change instanceof Change.MoveColumn move && isAutoIncrement(move.column()))
        || (change instanceof Change.AddColumn add && isAutoIncrement(add.column()))
        || (change instanceof Change.DropColumn drop && isAutoIncrement(drop.column()));
  }

  /** Tell whether rows that are there come to be numbered by the server. */
  static boolean beginsToNumber(Change change) {
    return change instanceof Change.AlterColumn alter
        && !isAutoIncrement(alter.from())
        && isAutoIncrement(alter.to());
  }

  static boolean addsNumbered(Change change) {
    return change instanceof Change.AddColumn add && isAutoIncrement(add.column());
  }

  private static boolean isAutoIncrement(Column column) {
    return column.generation() instanceof Generation.Identity;
  }

  /** Put each column that comes after another one behind that. */
  static List<Change> placed(List<Change> parts) {
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
  static boolean isOvertaken(Change part, List<Change> placed) {
    return part instanceof Change.AlterColumn first
        && placed.subList(placed.indexOf(part) + 1, placed.size()).stream()
            .anyMatch(
                later ->
                    (later instanceof Change.AlterColumn alter
                            && alter.to().name().equals(first.to().name()))
                        || (later instanceof Change.MoveColumn move
                            && move.column().name().equals(first.to().name())));
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
}
