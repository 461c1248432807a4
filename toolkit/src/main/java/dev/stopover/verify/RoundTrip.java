package dev.stopover.verify;

import dev.stopover.dialect.Dialect;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Target;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;

/**
 * Say whether the migrations can be undone and applied again.
 *
 * @param afterDown what is left, or missing, after all was undone, held against an empty database
 * @param afterSecondUp what is different after all was applied again, held against the first time
 */
public record RoundTrip(Drift afterDown, Drift afterSecondUp) {

  /**
   * Apply all migrations in an empty database, undo them and apply them again.
   *
   * @param settings where the migrations are
   * @param server where the database is made
   * @throws dev.stopover.StopoverException if a script fails or a down script is missing
   */
  public static RoundTrip of(MigrationSettings settings, Server server) {
    var dialect = Dialect.of(server.engine());
    try (var database = RehearsalDatabase.on(server, settings)) {
      database.migrations().upgrade(Target.HEAD);
      var first = database.schema();
      database.migrations().downgrade(Target.BASE);
      var afterDown = Drift.between(database.schema(), Schema.EMPTY, dialect);
      if (!afterDown.isEmpty() || !afterDown.notCompared().isEmpty()) {
        return new RoundTrip(afterDown, Drift.between(first, first, dialect));
      }
      database.migrations().upgrade(Target.HEAD);
      return new RoundTrip(afterDown, Drift.between(database.schema(), first, dialect));
    }
  }

  /** Tell whether nothing was left once everything was undone, of whatever kind. */
  public boolean isUndone() {
    return afterDown.isEmpty() && afterDown.notCompared().isEmpty();
  }

  /** Tell whether everything came undone, and came back the same. */
  public boolean isClean() {
    return isUndone() && afterSecondUp.isEmpty();
  }
}
