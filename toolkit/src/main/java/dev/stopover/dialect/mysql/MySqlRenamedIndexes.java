package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.model.Index;
import dev.stopover.model.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Give an index that is to have nothing but another name that name, instead of building it anew.
 */
final class MySqlRenamedIndexes {

  private MySqlRenamedIndexes() {}

  /** Return what is written of the changes that this takes the place of. */
  static Map<Change, String> among(List<Change> changes, MySqlDialect dialect) {
    var dropped = new HashMap<QualifiedName, List<Change.DropIndex>>();
    var names = new HashMap<QualifiedName, HashSet<String>>();
    var columns = new HashMap<QualifiedName, HashSet<String>>();
    for (var change : changes) {
      if (change instanceof Change.DropIndex drop) {
        dropped.computeIfAbsent(drop.subject(), table -> new ArrayList<>()).add(drop);
        names
            .computeIfAbsent(drop.subject(), table -> new HashSet<>())
            .add(String.valueOf(drop.index().name()));
      } else if (change instanceof Change.AddColumn add) {
        columns.computeIfAbsent(add.subject(), table -> new HashSet<>()).add(add.column().name());
      }
    }
    var written = new HashMap<Change, String>();
    for (var change : changes) {
      if (change instanceof Change.CreateIndex create
          && isMovable(create.index())
          && !names.getOrDefault(create.subject(), new HashSet<>()).contains(create.index().name())
          && MySqlText.names(Objects.requireNonNull(create.index().definition())).stream()
              .noneMatch(columns.getOrDefault(create.subject(), new HashSet<>())::contains)) {
        dropped.getOrDefault(create.subject(), List.of()).stream()
            .filter(drop -> !written.containsKey(drop))
            .filter(drop -> drop.index().withName(null).equals(create.index().withName(null)))
            .findFirst()
            .ifPresent(
                drop -> {
                  written.put(drop, "");
                  written.put(create, renaming(drop.index(), create.index(), dialect));
                });
      }
    }
    return written;
  }

  /** A spatial key is not written beside other changes. */
  private static boolean isMovable(Index index) {
    return index.name() != null
        && index.definition() != null
        && !index.definition().startsWith("SPATIAL");
  }

  private static String renaming(Index from, Index to, MySqlDialect dialect) {
    return "RENAME INDEX %s TO %s"
        .formatted(
            dialect.identifier(Objects.requireNonNull(from.name())),
            dialect.identifier(Objects.requireNonNull(to.name())));
  }
}
