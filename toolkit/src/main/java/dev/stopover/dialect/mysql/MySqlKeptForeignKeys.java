package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leave a foreign key where it is while the indexes that it needs take other names. */
final class MySqlKeptForeignKeys {

  private final Map<QualifiedName, List<Change>> ofEachTable;
  private final Map<Change, String> renamed;

  private MySqlKeptForeignKeys(
      Map<QualifiedName, List<Change>> ofEachTable, Map<Change, String> renamed) {
    this.ofEachTable = ofEachTable;
    this.renamed = renamed;
  }

  /**
   * Return the changes that drop and make again what can stay.
   *
   * @param ofEachTable the changes by their table
   * @param renamed the changes that only give indexes other names
   */
  static Set<Change> among(
      Changes changes, Map<QualifiedName, List<Change>> ofEachTable, Map<Change, String> renamed) {
    var keeping = new MySqlKeptForeignKeys(ofEachTable, renamed);
    Set<Change> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var change : changes) {
      if (change instanceof Change.DropConstraint drop
          && drop.constraint() instanceof ForeignKey key
          && keeping.isUntouched(drop.subject(), key.columns())
          && keeping.isUntouched(key.target(), key.targetColumns())) {
        ofEachTable.getOrDefault(drop.subject(), List.of()).stream()
            .filter(other -> other.equals(new Change.AddConstraint(drop.subject(), key)))
            .findFirst()
            .ifPresent(
                add -> {
                  kept.add(drop);
                  kept.add(add);
                });
      }
    }
    return kept;
  }

  private boolean isUntouched(QualifiedName table, List<String> columns) {
    return ofEachTable.getOrDefault(table, List.of()).stream()
        .noneMatch(change -> touches(change, columns));
  }

  private boolean touches(Change change, List<String> columns) {
    if (change instanceof Change.DropIndex drop) {
      return !renamed.containsKey(drop)
          && columns.containsAll(
              drop.index().keys().stream().map(Index.Key::column).limit(columns.size()).toList());
    }
    if (change instanceof Change.AlterColumn alter) {
      return columns.contains(alter.to().name());
    }
    if (change instanceof Change.MoveColumn move) {
      return columns.contains(move.column().name());
    }
    if (change instanceof Change.DropColumn drop) {
      return columns.contains(drop.column().name());
    }
    return change instanceof Change.DropTable
        || change instanceof Change.CreateTable
        || change instanceof Change.AlterTable
        || (change instanceof Change.DropConstraint drop
            && drop.constraint() instanceof PrimaryKey);
  }
}
