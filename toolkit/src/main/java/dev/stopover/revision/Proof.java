package dev.stopover.revision;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Target;
import dev.stopover.model.Schema;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.RehearsalDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Try a new pair of scripts in a database that has all migrations before them. */
final class Proof {

  private final RehearsalDatabase database;
  private final MigrationSettings settings;
  private final Dialect dialect;

  Proof(RehearsalDatabase database, MigrationSettings settings, Path attempt, Dialect dialect) {
    this.database = database;
    this.settings =
        settings.withLocations(
            Stream.concat(settings.locations().stream(), Stream.of("filesystem:" + attempt))
                .toList());
    this.dialect = dialect;
  }

  void require(Schema before, ExpectedSchema expected, int versions) {
    upgrade(expected, "up script");
    database.migrations(settings).downgrade(new Target.Relative(-versions));
    require(Changes.between(database.schema(), before), "down script", "state before");
    upgrade(expected, "up script, run again after the down script,");
  }

  private void upgrade(ExpectedSchema expected, String script) {
    database.migrations(settings).upgrade(Target.HEAD);
    var actual = database.schema();
    require(Changes.between(actual, expected.reconciledWith(actual)), script, "models");
  }

  private void require(Changes left, String script, String goal) {
    if (!left.isEmpty()) {
      throw StopoverException.database(
          "The %s does not lead to the %s, so nothing was written. This would still be missing:%n  %s;%nThat is a bug in Stopover: please report it with the models. Until then, write the migration by hand after: stopover revision -m …"
              .formatted(script, goal, String.join(";\n  ", dialect.statements(left))));
    }
  }
}
