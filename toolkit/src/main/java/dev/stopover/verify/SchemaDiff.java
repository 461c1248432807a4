package dev.stopover.verify;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.entity.Models;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hold what leads from one side to another, and back.
 *
 * @param engine the engine that both are of
 * @param up the steps from the first to the second
 * @param down the steps from the second to the first
 * @param steps the same as {@code up}, told for a reader, one entry a step
 * @param stepsDown the same as {@code down}, told for a reader, one entry a step
 * @param notCompared what one of them holds that is not read, or that the other cannot say
 */
public record SchemaDiff(
    Engine engine,
    Changes up,
    Changes down,
    List<Step> steps,
    List<Step> stepsDown,
    List<String> notCompared) {

  /** Hold a comparison, in the order of its facts. */
  public SchemaDiff {
    steps = List.copyOf(steps);
    stepsDown = List.copyOf(stepsDown);
    notCompared = List.copyOf(notCompared);
  }

  /**
   * Compare two sides.
   *
   * @param from the side to start from
   * @param to the side to arrive at
   * @param server where what is no database yet is made into one; where both sides are databases,
   *     the server of one of them, on which nothing is made
   * @param settings what the tables are called that migrations keep for themselves
   * @throws dev.stopover.StopoverException if a side cannot be read, or if they are of different
   *     versions
   */
  public static SchemaDiff between(Side from, Side to, Server server, MigrationSettings settings) {
    var reader = new SideReader(server, settings);
    if (from instanceof Side.Models models && !(to instanceof Side.Models)) {
      var other = reader.read(to);
      var expected = reader.expected(models);
      return of(
          expected.reconciledWith(other),
          other,
          server.engine(),
          models.models(),
          expected.takenFrom(other));
    }
    var other = reader.read(from);
    if (to instanceof Side.Models models) {
      var expected = reader.expected(models);
      return of(
          other,
          expected.reconciledWith(other),
          server.engine(),
          models.models(),
          expected.takenFrom(other));
    }
    return of(other, reader.read(to), server.engine(), null, List.of());
  }

  private static SchemaDiff of(
      Schema from, Schema to, Engine engine, @Nullable Models models, List<String> takenAsIs) {
    var dialect = Dialect.of(engine);
    var up = Changes.between(from, to);
    var down = Changes.between(to, from);
    var notCompared =
        Stream.of(takenAsIs.stream(), from.notCompared().stream(), to.notCompared().stream())
            .flatMap(each -> each)
            .distinct()
            .sorted()
            .toList();
    var differences = new Differences(dialect, models);
    return new SchemaDiff(
        engine, up, down, differences.steps(up), differences.steps(down), notCompared);
  }

  /** Tell whether both are the same. */
  public boolean isEmpty() {
    return up.isEmpty() && down.isEmpty();
  }
}
