package dev.stopover.dialect.mysql;

import static java.util.stream.Collectors.groupingBy;

import dev.stopover.diff.Change;
import dev.stopover.model.Generation;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keep a column whose name is to be written in other letters, which is the same name to the server
 * (MySQL manual, 11.2.3).
 */
final class MySqlRenamedColumns {

  private MySqlRenamedColumns() {}

  /** Return what is written of the changes that this takes the place of. */
  static Map<Change, String> among(List<Change> changes, MySqlDialect dialect) {
    var written = new IdentityHashMap<Change, String>();
    var dropped =
        changes.stream()
            .filter(Change.DropColumn.class::isInstance)
            .map(Change.DropColumn.class::cast)
            .filter(drop -> !(drop.column().generation() instanceof Generation.Computed))
            .collect(groupingBy(Change::subject));
    for (var change : changes) {
      if (change instanceof Change.AddColumn add
          && !(add.column().generation() instanceof Generation.Computed)) {
        dropped.getOrDefault(add.subject(), List.of()).stream()
            .filter(drop -> dialect.isSameColumn(drop.column().name(), add.column().name()))
            .findFirst()
            .ifPresent(
                drop -> {
                  written.put(drop, "");
                  written.put(
                      add,
                      "CHANGE COLUMN %s %s%s"
                          .formatted(
                              dialect.identifier(drop.column().name()),
                              dialect.describe(
                                  MySqlFilling.varies(add.column().defaultValue())
                                      ? add.column().withDefaultValue(null)
                                      : add.column()),
                              dialect.place(add.after())));
                });
      }
    }
    return written;
  }
}
