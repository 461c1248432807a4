package dev.stopover.diff;

import dev.stopover.model.Column;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.Map;

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
}
