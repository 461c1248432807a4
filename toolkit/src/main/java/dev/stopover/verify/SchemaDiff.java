package dev.stopover.verify;

import dev.stopover.Engine;
import dev.stopover.catalog.Contrast;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.server.Server;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Hold what leads from one side to another, and back.
 *
 * @param engine the engine that both are of
 * @param up the steps from the first to the second
 * @param down the steps from the second to the first
 * @param steps the same as {@code up}, told for a reader, one entry a step
 * @param stepsDown the same as {@code down}, told for a reader, one entry a step
 * @param notCompared what one of them holds that is not read, or that the other cannot say
 * @param lookAlikes what may go on under another name, as a user would say so: {@code
 *     events.price=ticket_price}
 */
public record SchemaDiff(
    Engine engine,
    Changes up,
    Changes down,
    List<Step> steps,
    List<Step> stepsDown,
    List<String> notCompared,
    List<String> lookAlikes) {

  /** Hold a comparison, in the order of its facts. */
  public SchemaDiff {
    steps = List.copyOf(steps);
    stepsDown = List.copyOf(stepsDown);
    notCompared = List.copyOf(notCompared);
    lookAlikes = List.copyOf(lookAlikes);
  }

  /**
   * Compare two sides.
   *
   * @param from the side to start from
   * @param to the side to arrive at
   * @param renames what goes on under another name: {@code events.price=ticket_price}
   * @param server where what is no database yet is made into one; where both sides are databases,
   *     the server of one of them, on which nothing is made
   * @param settings what the tables are called that migrations keep for themselves
   * @param withPrivileges whether it counts who may do what
   * @throws dev.stopover.StopoverException if a side cannot be read, or if they are of different
   *     versions
   */
  public static SchemaDiff between(
      Side from,
      Side to,
      List<String> renames,
      Server server,
      MigrationSettings settings,
      boolean withPrivileges) {
    var dialect = Dialect.of(server.engine());
    var reader = new SideReader(server, settings, withPrivileges, Defaults.of(from, to, dialect));
    if (renames.isEmpty() && Side.areDatabases(from, to)) {
      // Both sides are a live database, or neither is: then it is their very words that count.
      var isOneLive = from instanceof Side.Live != to instanceof Side.Live;
      return reader.contrast(
          from,
          to,
          contrast -> of(isOneLive ? contrast.withoutOtherWords(dialect) : contrast, dialect));
    }
    var expected =
        from instanceof Side.Models models && !(to instanceof Side.Models)
            ? reader.expected(models)
            : to instanceof Side.Models models ? reader.expected(models) : null;
    var isFromModels = expected != null && !(to instanceof Side.Models);
    var there = isFromModels ? reader.read(to) : reader.read(from);
    var start = isFromModels ? Objects.requireNonNull(expected).reconciledWith(there) : there;
    var parsed = Renames.parse(renames, start, dialect);
    var renamed = reader.renamed(start, parsed);
    var goal =
        isFromModels
            ? there
            : expected == null ? reader.read(to) : expected.reconciledWith(renamed);
    var isTaken = expected != null && !isFromModels && expected.takesWhatModelsCannotSay();
    var renaming = parsed.towards(renamed, goal, isTaken);
    var up = Changes.between(renamed, goal);
    var down = Changes.between(goal, renamed);
    var differences = new Differences(dialect, expected == null ? null : expected.models());
    return new SchemaDiff(
        server.engine(),
        up,
        down,
        joined(renaming.steps(), differences.steps(up)),
        joined(differences.steps(down), renaming.stepsBack()),
        joined(
                expected == null ? List.of() : expected.takenFrom(there),
                joined(start.notCompared(), goal.notCompared()))
            .stream()
            .distinct()
            .sorted()
            .toList(),
        LookAlikes.between(renamed, goal, dialect));
  }

  /** What is equal need not be read for that. */
  private static SchemaDiff of(Contrast contrast, Dialect dialect) {
    var up = contrast.changes();
    var down = Changes.between(contrast.to(), contrast.from());
    var differences = new Differences(dialect, null);
    return new SchemaDiff(
        dialect.engine(),
        up,
        down,
        differences.steps(up),
        differences.steps(down),
        contrast.notExplainedBy(up),
        LookAlikes.between(contrast.from(), contrast.to(), dialect));
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** Tell whether both are the same. */
  public boolean isEmpty() {
    return steps.isEmpty() && stepsDown.isEmpty();
  }
}
