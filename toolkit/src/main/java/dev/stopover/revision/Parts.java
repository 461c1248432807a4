package dev.stopover.revision;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.verify.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Divide what is to be done into scripts, since not everything can stand in one transaction. */
final class Parts {

  private static final Pattern INDEX = Pattern.compile("^CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)");

  private final Dialect dialect;
  private final Decisions decisions;
  private final Filling filling;

  /**
   * Divide by what was decided.
   *
   * @param filledBefore the columns whose rows have their values already
   */
  Parts(Dialect dialect, Decisions decisions, Set<String> filledBefore) {
    this.dialect = dialect;
    this.decisions = decisions;
    this.filling = new Filling(decisions, dialect, filledBefore);
    if (decisions.concurrently() && dialect.engine() != Engine.POSTGRESQL) {
      throw StopoverException.usage(
          "--concurrently is PostgreSQL's, and the engine is %s, which builds indexes while others write by itself. Leave it out."
              .formatted(dialect.engine().productName()));
    }
  }

  /**
   * Divide the way up.
   *
   * @param first what comes first
   * @param changes the rest
   */
  List<Part> of(List<Step> first, Changes changes) {
    var steps = Step.of(changes, dialect);
    // What the dialect sets up for the session belongs to each script.
    var all = changes.stream().toList();
    var setUp = steps.subList(0, steps.size() - all.size());
    var parts = new ArrayList<Part>();
    var current = new ArrayList<Step>(first);
    var alone = new ArrayList<Step>();
    for (var i = 0; i < all.size(); i++) {
      var change = all.get(i);
      var step = steps.get(setUp.size() + i);
      if (isConcurrent(change, step)) {
        flush(parts, setUp, current, true);
        alone.add(concurrently(step));
      } else if (mustBeCommitted(change, steps.subList(setUp.size() + i + 1, steps.size()))) {
        flush(parts, setUp, current, true);
        alone.add(step);
      } else {
        flush(parts, List.of(), alone, false);
        current.addAll(filling.steps(change, step, changes));
      }
    }
    flush(parts, List.of(), alone, false);
    flush(parts, setUp, current, true);
    return parts;
  }

  private static void flush(
      List<Part> parts, List<Step> setUp, List<Step> steps, boolean inTransaction) {
    if (!steps.isEmpty()) {
      var all = new ArrayList<>(setUp);
      all.addAll(steps);
      parts.add(new Part(all, inTransaction));
      steps.clear();
    }
  }

  /**
   * A new label of an enumeration cannot be used before it is committed; until then it can wait.
   */
  private boolean mustBeCommitted(Change change, List<Step> later) {
    if (!(change instanceof Change.AlterObject alter) || dialect.runsInTransaction(change)) {
      return false;
    }
    var labels = new ArrayList<>(alter.to().parts());
    labels.removeAll(alter.from().parts());
    return later.stream()
        .flatMap(step -> step.statements().stream())
        .anyMatch(sql -> labels.stream().anyMatch(sql::contains));
  }

  private boolean isConcurrent(Change change, Step step) {
    return decisions.concurrently()
        && dialect.buildsConcurrently(change)
        && step.statements().stream().anyMatch(sql -> INDEX.matcher(sql).find());
  }

  private static Step concurrently(Step step) {
    return new Step(
        step.kind(),
        step.object(),
        step.from(),
        step.to(),
        step.comments(),
        step.hazards(),
        step.statements().stream()
            .map(sql -> INDEX.matcher(sql).replaceFirst("CREATE $1INDEX CONCURRENTLY "))
            .toList());
  }
}
