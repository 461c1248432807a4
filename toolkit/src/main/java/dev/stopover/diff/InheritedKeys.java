package dev.stopover.diff;

import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Know what becomes of the foreign keys that a partition has from its parents when it is taken off:
 * they stay with it as its own, and where it is attached again, the parent takes those that are
 * like its own (PostgreSQL manual, ALTER TABLE).
 */
final class InheritedKeys {

  private final Map<QualifiedName, Table> before;
  private final Map<QualifiedName, Table> after;
  private final Needs needsBefore;
  private final Needs needsAfter;
  private final Renewal renewal;

  InheritedKeys(
      Map<QualifiedName, Table> before,
      Map<QualifiedName, Table> after,
      Needs needsBefore,
      Needs needsAfter,
      Renewal renewal) {
    this.before = before;
    this.after = after;
    this.needsBefore = needsBefore;
    this.needsAfter = needsAfter;
    this.renewal = renewal;
  }

  /** Return a table with the keys that it keeps when it is taken off. */
  Table withKept(Table table) {
    var kept = ofParentsBefore(table.name(), false);
    if (kept.isEmpty()) {
      return table;
    }
    var all = new ArrayList<Constraint>(table.constraints());
    all.addAll(kept);
    return table.withConstraints(all);
  }

  /** Return the keys that a table must not keep when it is taken off. */
  List<ForeignKey> lost(QualifiedName table) {
    return ofParentsBefore(table, true);
  }

  private List<ForeignKey> ofParentsBefore(QualifiedName partition, boolean areLost) {
    var keys = new ArrayList<ForeignKey>();
    if (!renewal.isGone(tie(partition))) {
      return keys;
    }
    var wanted = new ArrayList<Constraint>();
    for (var name = partition; name != null; name = parent(name, needsAfter)) {
      var table = after.get(name);
      wanted.addAll(table == null ? List.of() : table.foreignKeys());
    }
    for (var name = parent(partition, needsBefore);
        name != null;
        name = parent(name, needsBefore)) {
      var table = before.get(name);
      for (var key : table == null ? List.<ForeignKey>of() : table.foreignKeys()) {
        var parent = name;
        var id = ObjectName.constraint(parent, key);
        var isLost =
            renewal.isGone(ObjectName.table(partition))
                ? needsBefore.of(id).stream()
                    .anyMatch(needed -> !needed.name().equals(parent) && renewal.isGone(needed))
                : !wanted.contains(key) || renewal.isGone(id);
        if (isLost == areLost) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  private static @Nullable QualifiedName parent(QualifiedName partition, Needs needs) {
    return needs.of(tie(partition)).stream()
        .filter(other -> other.kind().equals("table") && !other.name().equals(partition))
        .map(ObjectName::name)
        .findFirst()
        .orElse(null);
  }

  private static ObjectName tie(QualifiedName partition) {
    return new ObjectName("partition", partition, "");
  }
}
