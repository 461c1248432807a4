package dev.stopover.diff;

import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Know by which constraints the columns of partitions may not be null. The server gives a partition
 * the one of its parent by name, and changes it there alone; a partition that has it by another
 * name must be on its own for that (PostgreSQL manual, 5.12.2.2 Partition Maintenance).
 */
final class RequiredColumns {

  private final Map<QualifiedName, Table> before;
  private final Map<QualifiedName, Table> after;

  RequiredColumns(Map<QualifiedName, Table> before, Map<QualifiedName, Table> after) {
    this.before = before;
    this.after = after;
  }

  /** Tell whether a partition has to be taken off its parent to get what is wanted. */
  boolean keepApart(QualifiedName partition, QualifiedName parent) {
    var tables =
        Stream.of(
                before.get(partition), after.get(partition), before.get(parent), after.get(parent))
            .flatMap(Stream::ofNullable)
            .toList();
    return tables.size() == 4
        && tables.get(1).columns().stream()
            .anyMatch(
                column ->
                    isHard(
                            own(tables.get(0), column.name()),
                            own(tables.get(1), column.name()),
                            ofParent(tables.get(2), column.name()),
                            ofParent(tables.get(3), column.name()))
                        || isRetypedUnderItsOwnName(tables.get(0), column, tables.get(2)));
  }

  /** The server makes the constraint anew for another type, and finds that of the parent there. */
  private static boolean isRetypedUnderItsOwnName(Table partition, Column later, Table parent) {
    var own = own(partition, later.name());
    var ofParent = ofParent(parent, later.name());
    return own != null
        && ofParent != null
        && own.name() != null
        && !own.name().equals(ofParent.name())
        && partition
            .column(later.name())
            .filter(column -> !column.type().equals(later.type()))
            .isPresent();
  }

  private static boolean isHard(
      @Nullable Requirement before,
      @Nullable Requirement after,
      @Nullable Requirement parentBefore,
      @Nullable Requirement parentAfter) {
    return !(Objects.equals(before, after) && Objects.equals(parentBefore, parentAfter))
        && !(Objects.equals(before, parentBefore) && Objects.equals(after, parentAfter))
        && (parentBefore != null || parentAfter != null)
        && Stream.of(before, after)
            .flatMap(Stream::ofNullable)
            .allMatch(requirement -> requirement.name() != null);
  }

  private static @Nullable Requirement own(Table partition, String column) {
    return required(partition, column)
        .map(each -> new Requirement(each.get(Column.NOT_NULL_NAME), each.get(Column.NOT_NULL)))
        .orElse(null);
  }

  /** Only a partition always says the name. */
  private static @Nullable Requirement ofParent(Table parent, String column) {
    var usual = parent.name().name() + "_" + column + "_not_null";
    return required(parent, column)
        .map(
            each ->
                new Requirement(
                    each.getOrDefault(Column.NOT_NULL_NAME, usual), each.get(Column.NOT_NULL)))
        .orElse(null);
  }

  private static Optional<SortedMap<String, String>> required(Table table, String column) {
    return table.column(column).filter(each -> !each.nullable()).map(Column::options);
  }

  /**
   * Say by what a column may not be null.
   *
   * @param name the name of the constraint, or {@code null} where the server has none
   * @param mode what else the server says of it, or {@code null}
   */
  private record Requirement(@Nullable String name, @Nullable String mode) {}
}
