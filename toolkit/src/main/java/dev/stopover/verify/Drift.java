package dev.stopover.verify;

import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Target;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hold what an actual schema lacks, or has too much, against an expected one.
 *
 * @param changes the steps from the actual schema to the expected one
 * @param differences the same for a reader, one entry a thing
 * @param notCompared what the actual side holds that is not read yet, with its kind and name
 * @param expected the schema that is expected
 */
public record Drift(
    Changes changes, List<Difference> differences, List<String> notCompared, Schema expected) {

  /** Hold the drift in the order of its facts. */
  public Drift {
    differences = List.copyOf(differences);
    notCompared = List.copyOf(notCompared);
  }

  /**
   * Compare what the migrations make with what the models expect.
   *
   * @param expected the models, created on the same server
   * @param settings where the migrations are
   * @param server where they are applied, in a database of their own
   */
  public static Drift ofMigrations(
      ExpectedSchema expected, MigrationSettings settings, Server server) {
    try (var database = RehearsalDatabase.on(server, settings)) {
      database.migrations().upgrade(Target.HEAD);
      return between(database.schema(), expected, Dialect.of(server.engine()));
    }
  }

  /**
   * Compare a schema with what the models expect.
   *
   * @param actual the schema, read from a server of the same engine and major version
   * @param expected the models, created on a server
   * @param dialect the dialect of the engine
   */
  public static Drift between(Schema actual, ExpectedSchema expected, Dialect dialect) {
    var drift =
        between(
            actual, expected.reconciledWith(actual), new Differences(dialect, expected.models()));
    return new Drift(
        drift.changes,
        drift.differences,
        Stream.concat(expected.takenFrom(actual).stream(), drift.notCompared.stream())
            .distinct()
            .sorted()
            .toList(),
        drift.expected);
  }

  /**
   * Compare two schemas that no model describes. What both say in other words is no difference: a
   * database that was upgraded or restored from a dump says the same otherwise.
   *
   * @param actual one schema, read from a server
   * @param expected the other, read from a server of the same engine and major version
   * @param dialect the dialect of the engine
   */
  public static Drift between(Schema actual, Schema expected, Dialect dialect) {
    return between(actual, dialect.inWordsOf(expected, actual), new Differences(dialect, null));
  }

  /** Tell whether there is none. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private static Drift between(Schema actual, Schema expected, Differences differences) {
    var changes = Changes.between(actual, expected);
    return new Drift(changes, differences.of(changes), actual.notCompared(), expected);
  }
}
