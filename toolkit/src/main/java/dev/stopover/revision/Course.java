package dev.stopover.revision;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.Hazard;
import dev.stopover.dialect.Refusals;
import dev.stopover.diff.Changes;
import dev.stopover.model.Schema;
import dev.stopover.server.Server;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.LookAlikes;
import dev.stopover.verify.RehearsalDatabase;
import dev.stopover.verify.Renames;
import dev.stopover.verify.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hold the way from what the migrations make to what the models expect, and back.
 *
 * @param before what the migrations make
 * @param scripts the scripts, in the order in which they are applied
 */
record Course(Schema before, List<Scripts> scripts) {

  /** What leads to one version, and back. */
  record Scripts(Part up, Part down) {}

  /**
   * Find the way.
   *
   * @throws StopoverException if a question is open
   */
  static Course of(
      RehearsalDatabase database, ExpectedSchema expected, Server server, Decisions decisions) {
    var dialect = Dialect.of(server.engine());
    var before = database.schema();
    var words =
        Stream.concat(
                decisions.renames().stream(),
                expected.renames(before).stream().filter(word -> !isSaid(word, decisions)))
            .toList();
    var way = Way.of(database, before, expected, words, dialect);
    if (!decisions.noRename()) {
      var more = accepted(LookAlikes.between(way.renamed, way.after, dialect), decisions);
      if (!more.isEmpty()) {
        words = Stream.concat(words.stream(), more.stream()).toList();
        way = Way.of(database, before, expected, words, dialect);
      }
    }
    var changes = Changes.between(way.renamed, way.after);
    if (way.renames.isEmpty() && changes.isEmpty()) {
      return new Course(before, List.of());
    }
    if (!decisions.lossAllowed()) {
      var refusals = Refusals.among(changes, dialect);
      requireNoLoss(changes.stream().flatMap(change -> refusals.hazards(change).stream()).toList());
    }
    new Filling(decisions, dialect, Set.of()).require(changes);
    var filled = EarlyFilling.of(way.renamed, changes, decisions, dialect);
    var first = Stream.concat(way.renames.steps().stream(), filled.steps().stream());
    var rest = filled.columns().isEmpty() ? changes : Changes.between(filled.schema(), way.after);
    var ups = new Parts(dialect, decisions, filled.columns()).of(first.toList(), rest);
    return new Course(before, withDowns(ups, way, database, dialect));
  }

  boolean isEmpty() {
    return scripts.isEmpty();
  }

  /** What is renamed, what that makes of the schema, and where the rest has to lead. */
  private record Way(Renames renames, Schema renamed, Schema after) {

    static Way of(
        RehearsalDatabase database,
        Schema before,
        ExpectedSchema expected,
        List<String> words,
        Dialect dialect) {
      var renames = Renames.parse(words, before, dialect);
      if (renames.isEmpty()) {
        return new Way(renames, before, expected.reconciledWith(before));
      }
      var renamed = database.renamed(renames);
      var after = expected.reconciledWith(renamed);
      return new Way(
          renames.towards(renamed, after, expected.takesWhatModelsCannotSay()), renamed, after);
    }
  }

  /**
   * The way back from each version to the one before it; between them, the server tells what is.
   */
  private static List<Scripts> withDowns(
      List<Part> ups, Way way, RehearsalDatabase database, Dialect dialect) {
    var states = new ArrayList<Schema>();
    states.add(way.renamed);
    if (ups.size() > 1) {
      states.addAll(
          database.statesAfter(ups.subList(0, ups.size() - 1).stream().map(Part::script).toList()));
    }
    states.add(way.after);
    var scripts = new ArrayList<Scripts>();
    for (var i = 0; i < ups.size(); i++) {
      var down = Changes.between(states.get(i + 1), states.get(i));
      var steps = new ArrayList<>(Step.of(down, dialect));
      if (i == 0) {
        steps.addAll(way.renames.stepsBack());
      }
      scripts.add(new Scripts(ups.get(i), new Part(steps, true)));
    }
    return scripts;
  }

  /** Tell whether a user says what becomes of a name, whatever the models say. */
  private static boolean isSaid(String word, Decisions decisions) {
    var former = word.substring(0, word.indexOf('=') + 1);
    return decisions.renames().stream().anyMatch(said -> said.startsWith(former));
  }

  private static List<String> accepted(List<String> proposals, Decisions decisions) {
    if (proposals.isEmpty()) {
      return List.of();
    }
    if (decisions.asking().isPresent()) {
      return proposals.stream().filter(decisions.asking().get()).toList();
    }
    throw StopoverException.usage(
        "Something is dropped where something like it is added, and only you know whether it goes on under another name.%nIf it does, pass: %s%nIf it does not, pass --no-rename."
            .formatted(
                String.join(" ", proposals.stream().map(word -> "--rename " + word).toList())));
  }

  private static void requireNoLoss(List<Hazard> hazards) {
    var losses =
        hazards.stream()
            .filter(Hazard.DataLoss.class::isInstance)
            .map(loss -> "%n  %s: %s".formatted(loss.object(), loss.reason()))
            .toList();
    if (!losses.isEmpty()) {
      throw StopoverException.usage(
          "The migration would lose data, so it was not written:%s%nPass --allow-loss if that is what you want, or keep the column or table in the models."
              .formatted(String.join("", losses)));
    }
  }
}
