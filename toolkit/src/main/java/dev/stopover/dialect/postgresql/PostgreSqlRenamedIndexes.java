package dev.stopover.dialect.postgresql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Index;
import dev.stopover.model.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Give an index that is to have nothing but another name that name, instead of building it anew.
 */
final class PostgreSqlRenamedIndexes {

  private final PostgreSqlDialect dialect;
  private final Changes changes;
  private final Map<Change, List<String>> statements = new HashMap<>();

  PostgreSqlRenamedIndexes(PostgreSqlDialect dialect, Changes changes) {
    this.dialect = dialect;
    this.changes = changes;
    var created = new HashMap<QualifiedName, List<Change.CreateIndex>>();
    var disturbed = new HashSet<QualifiedName>();
    var freed = new HashSet<String>();
    for (var change : changes) {
      if (change instanceof Change.CreateIndex create && isMovable(create.index())) {
        created.computeIfAbsent(create.subject(), table -> new ArrayList<>()).add(create);
      } else if (change instanceof Change.DropIndex drop) {
        freed.add(String.valueOf(drop.index().name()));
      } else if (change instanceof Change.DropConstraint drop) {
        freed.add(String.valueOf(drop.constraint().name()));
      } else if (change instanceof Change.DropTable drop) {
        freed.add(drop.subject().name());
        drop.table().indexes().forEach(index -> freed.add(String.valueOf(index.name())));
        drop.table().constraints().forEach(part -> freed.add(String.valueOf(part.name())));
      } else if (change instanceof Change.DropSequence) {
        freed.add(change.subject().name());
      } else if (change instanceof Change.DropObject drop) {
        freed.add(drop.object().id().name().name());
      }
      if (isDisturbing(change)) {
        disturbed.add(change.subject());
      }
    }
    for (var change : changes) {
      if (change instanceof Change.DropIndex drop
          && isMovable(drop.index())
          && !disturbed.contains(drop.subject())) {
        created.getOrDefault(drop.subject(), List.of()).stream()
            .filter(create -> !statements.containsKey(create))
            .filter(create -> isRenamed(drop, create, freed))
            .findFirst()
            .ifPresent(create -> rename(drop, create));
      }
    }
  }

  /** What changes or drops the columns of an index may take it along. */
  private static boolean isDisturbing(Change change) {
    return change instanceof Change.AlterColumn
        || change instanceof Change.RetypeColumn
        || change instanceof Change.DropColumn
        || change instanceof Change.CreateTable
        || change instanceof Change.AlterTable;
  }

  private static boolean isMovable(Index index) {
    return index.name() != null
        && index.definition() != null
        && !index.definition().startsWith(PostgreSqlKeys.ONLY)
        && !index.definition().startsWith(PostgreSqlKeys.INVALID);
  }

  private static boolean isRenamed(
      Change.DropIndex drop, Change.CreateIndex create, Set<String> freed) {
    return !Objects.equals(drop.index().name(), create.index().name())
        && !freed.contains(create.index().name())
        && drop.index().withName(null).equals(create.index().withName(null));
  }

  private void rename(Change.DropIndex drop, Change.CreateIndex create) {
    var from =
        new QualifiedName(drop.subject().schema(), Objects.requireNonNull(drop.index().name()));
    statements.put(
        drop,
        List.of(
            "ALTER INDEX %s RENAME TO %s"
                .formatted(
                    dialect.name(from),
                    dialect.identifier(Objects.requireNonNull(create.index().name())))));
    statements.put(create, List.of());
  }

  List<List<String>> statements(List<List<String>> each) {
    var result = new ArrayList<List<String>>();
    var plain = each.iterator();
    for (var change : changes) {
      result.add(statements.getOrDefault(change, plain.next()));
    }
    return result;
  }
}
