package dev.stopover.preflight;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Hazard;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.rows.RowMaker;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Applies migrations in a copy with rows in it, some of them with nulls. Where a row without a
 * value was there, and the scripts ran, they give each a value, as those do that fill a column
 * before it must not be null: there is nothing to warn of.
 */
final class RowTrial {

  private final LiveCopy copy;
  private final Migrations migrations;
  private final RowMaker maker;
  private final Set<QualifiedName> filled = new HashSet<>();
  private final Set<Hazard.MissingValue> shown = new HashSet<>();

  RowTrial(LiveCopy copy, MigrationSettings settings) {
    this.copy = copy;
    this.migrations = Migrations.of(copy.dataSource(), settings.inDisposableDatabase());
    this.maker = RowMaker.of(copy.dialect(), RowMaker.Kind.BOUNDARIES);
  }

  /** Keep each warning of a missing value that is not known to be needless. */
  void run(List<Attempt> tries) {
    var fits = copy.isWhole();
    for (var i = 0; i < tries.size(); i++) {
      var each = tries.get(i);
      fits =
          fits
              && each.outcome == Rehearsed.Outcome.APPLIED
              && runs(each, tries.subList(i, tries.size()));
      var isKnown = fits;
      each.missingValues.forEach(
          (hazard, warning) -> {
            if (!isKnown || !shown.contains(hazard)) {
              each.findings.add(warning);
            }
          });
    }
  }

  private boolean runs(Attempt each, List<Attempt> later) {
    var before = each.before;
    if (before == null) {
      return false;
    }
    try {
      var tables = before.tables().stream().map(Table::name).filter(filled::add).toList();
      maker.fill(copy.dataSource(), before, tables);
      for (var attempt : later) {
        for (var hazard : attempt.missingValues.keySet()) {
          if (isThere(hazard, before, attempt == each)) {
            shown.add(hazard);
          }
        }
      }
      each.apply(migrations);
      return true;
    } catch (StopoverException | SQLException e) {
      return false;
    }
  }

  /**
   * Tell whether there is a row without a value.
   *
   * @param isAdded whether a column that is not there yet is added next
   */
  private boolean isThere(Hazard.MissingValue hazard, Schema schema, boolean isAdded)
      throws SQLException {
    var table = schema.table(hazard.table()).orElse(null);
    if (table == null) {
      return false;
    }
    var isColumn = table.column(hazard.column()).isPresent();
    if (!isColumn && !isAdded) {
      return false;
    }
    var dialect = copy.dialect();
    var sql =
        "SELECT 1 FROM %s%s LIMIT 1"
            .formatted(
                dialect.identifier(hazard.table()),
                isColumn ? " WHERE %s IS NULL".formatted(dialect.identifier(hazard.column())) : "");
    try (var connection = copy.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next();
    }
  }
}
