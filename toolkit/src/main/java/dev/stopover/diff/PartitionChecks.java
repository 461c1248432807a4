package dev.stopover.diff;

import dev.stopover.model.Constraint;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Know the checks that partitions have from their parent: they get another name along with its own
 * (PostgreSQL manual, ALTER TABLE, RENAME).
 */
final class PartitionChecks {

  private final Map<QualifiedName, Table> before;
  private final Map<QualifiedName, Table> after;
  private final Needs needs;
  private final Map<ObjectName, Set<ObjectName>> needsAfter;

  PartitionChecks(
      Map<QualifiedName, Table> before,
      Map<QualifiedName, Table> after,
      Needs needs,
      Map<ObjectName, Set<ObjectName>> needsAfter) {
    this.before = before;
    this.after = after;
    this.needs = needs;
    this.needsAfter = needsAfter;
  }

  /** Return the checks of all partitions, if each of them is to have the name and can get it. */
  Optional<Set<ObjectName>> following(ObjectName check, String name) {
    var all = new LinkedHashSet<ObjectName>();
    var waiting = new ArrayDeque<>(Set.of(check));
    while (!waiting.isEmpty()) {
      var parent = waiting.poll();
      for (var own : needs.dependentsOf(parent)) {
        if (Declarations.isAlike(own, parent)) {
          if (!isSameUnder(own, parent, name)) {
            return Optional.empty();
          }
          all.add(own);
          waiting.add(own);
        }
      }
    }
    return Optional.of(all);
  }

  private boolean isSameUnder(ObjectName own, ObjectName parent, String name) {
    var tie = new ObjectName("partition", own.name(), "");
    var table = ObjectName.table(parent.name());
    var later = new ObjectName(own.kind(), own.name(), name);
    return needs.of(tie).contains(table)
        && needsAfter.getOrDefault(tie, Set.of()).contains(table)
        && needsAfter
            .getOrDefault(later, Set.of())
            .contains(new ObjectName(parent.kind(), parent.name(), name))
        && constraint(before, later) == null
        && Objects.equals(unnamed(constraint(before, own)), unnamed(constraint(after, later)));
  }

  private static @Nullable Constraint constraint(Map<QualifiedName, Table> tables, ObjectName id) {
    var table = tables.get(id.name());
    return table == null
        ? null
        : table.constraints().stream()
            .filter(each -> ObjectName.constraint(table.name(), each).equals(id))
            .findFirst()
            .orElse(null);
  }

  private static @Nullable Constraint unnamed(@Nullable Constraint constraint) {
    return constraint == null ? null : constraint.withName(null);
  }
}
