package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Know which foreign keys stay while other things change, and which lead nowhere.
 *
 * @param areTablesKnown whether these are all the steps from one schema to another
 * @param tables the tables that stay or are made
 * @param bound the columns of the keys that stay, on either side
 */
record MySqlForeignKeys(boolean areTablesKnown, Set<QualifiedName> tables, Set<ObjectName> bound) {

  static final String UNCHECKED =
      "SET @stopover_keys = @@foreign_key_checks, foreign_key_checks = 0";

  static final String CHECKED = "SET foreign_key_checks = @stopover_keys";

  static MySqlForeignKeys of(Changes changes) {
    var made = new HashSet<QualifiedName>();
    var gone = new HashSet<QualifiedName>();
    var dropped = new HashSet<ObjectName>();
    for (var change : changes) {
      if (change instanceof Change.DropConstraint drop) {
        dropped.add(ObjectName.constraint(drop.subject(), drop.constraint()));
      } else if (change instanceof Change.CreateTable create) {
        made.add(create.subject());
      } else if (change instanceof Change.DropTable) {
        gone.add(change.subject());
      }
    }
    var tables = new HashSet<QualifiedName>();
    var bound = new HashSet<ObjectName>();
    for (var table : changes.tablesBefore().orElse(List.of())) {
      tables.add(table.name());
      for (var key : table.foreignKeys()) {
        if (!dropped.contains(ObjectName.constraint(table.name(), key))) {
          key.columns().forEach(column -> bound.add(ObjectName.column(table.name(), column)));
          key.targetColumns().forEach(column -> bound.add(ObjectName.column(key.target(), column)));
        }
      }
    }
    tables.removeAll(gone);
    tables.addAll(made);
    return new MySqlForeignKeys(changes.tablesBefore().isPresent(), tables, bound);
  }

  /** Tell whether a step makes a key to a table that is not there, as can be without checks. */
  boolean pointsNowhere(Change change) {
    var keys =
        change instanceof Change.CreateTable create
            ? create.table().foreignKeys()
            : change instanceof Change.AddConstraint add
                    && add.constraint() instanceof ForeignKey key
                ? List.of(key)
                : List.<ForeignKey>of();
    return areTablesKnown
        && keys.stream()
            .map(ForeignKey::target)
            .anyMatch(target -> target.schema() == null && !tables.contains(target));
  }

  /**
   * Tell whether a step makes the column of a key refuse null: the server does so only where it
   * need not copy the table, which it may have to for what else is changed of it.
   */
  boolean isRequiredColumn(Change change) {
    return change instanceof Change.AlterColumn alter
        && alter.from().withNullable(false).equals(alter.to())
        && bound.contains(ObjectName.column(alter.subject(), alter.to().name()));
  }
}
