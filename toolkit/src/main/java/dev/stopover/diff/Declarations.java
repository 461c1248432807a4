package dev.stopover.diff;

import dev.stopover.model.Column;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.Map;
import java.util.Set;

/**
 * Know which parts a table declares itself though its parent has them, too: they do not go with
 * those of the parent. A partition declares nothing.
 */
final class Declarations {

  private final Map<QualifiedName, Table> tables;
  private final Needs needs;

  Declarations(Map<QualifiedName, Table> tables, Needs needs) {
    this.tables = tables;
    this.needs = needs;
  }

  /**
   * Tell whether a part is there without its parent's.
   *
   * @param part a column or a constraint
   * @param parent what the parent has of it
   */
  boolean isOwn(ObjectName part, ObjectName parent) {
    return switch (part.kind()) {
      case "column" -> {
        var table = tables.get(part.name());
        yield table != null
            && table
                .column(part.detail().substring(1))
                .filter(column -> column.options().containsKey(Column.DECLARED))
                .isPresent();
      }
      case "constraint" ->
          needs.dependentsOf(ObjectName.table(parent.name())).stream()
              .noneMatch(tie -> tie.kind().equals("partition") && tie.name().equals(part.name()));
      default -> false;
    };
  }

  /** Tell whether one part may be what a parent has of another. */
  static boolean isAlike(ObjectName part, ObjectName parent) {
    return part.kind().equals(parent.kind())
        && part.detail().equals(parent.detail())
        && !part.name().equals(parent.name());
  }

  /** Tell whether a column that was from the parent alone is the table's alone, or the reverse. */
  static boolean changesOwner(Column from, Column to) {
    return (isInherited(from) && !isInherited(to) && !isDeclared(to))
        || (isInherited(to) && !isInherited(from) && !isDeclared(from));
  }

  /**
   * Tell whether a column's table has to be made anew for what it declares: the server never
   * forgets that a table declares a column which its parent has, too, and learns it only where the
   * table can leave the parent for a while and nothing else hangs on the column.
   *
   * @param from a column of the table
   * @param to what becomes of it
   * @param needsAfter what will need what
   */
  boolean isDeclaredOnlyAnew(
      Table table, Column from, Column to, Map<ObjectName, Set<ObjectName>> needsAfter) {
    if (isDeclared(from) && isInherited(to)) {
      return true;
    }
    if (!isInherited(from) || !isDeclared(to)) {
      return false;
    }
    var parents =
        needs.of(ObjectName.column(table.name(), from.name())).stream()
            .filter(other -> other.kind().equals("column") && !other.name().equals(table.name()))
            .toList();
    return parents.size() != 1
        || !from.nullable()
        || !to.nullable()
        || !to.options().getOrDefault(Column.DECLARED, "").equals(parents.get(0).name().toString())
        || needs.dependentsOf(parents.get(0)).stream()
            .anyMatch(other -> isHeldBy(other, parents.get(0)))
        || needsAfter.entrySet().stream()
            .anyMatch(
                other ->
                    other.getValue().contains(parents.get(0))
                        && isHeldBy(other.getKey(), parents.get(0)));
  }

  private static boolean isInherited(Column column) {
    return column.options().containsKey(Column.INHERITED);
  }

  private static boolean isDeclared(Column column) {
    return column.options().containsKey(Column.DECLARED);
  }

  /** Tell whether a check or another column of the same table holds a column. */
  private static boolean isHeldBy(ObjectName holder, ObjectName column) {
    return holder.name().equals(column.name())
        && (holder.kind().equals("constraint") || holder.kind().equals("column"));
  }
}
