package dev.stopover.revision;

import dev.stopover.verify.RehearsalDatabase;
import dev.stopover.verify.Step;
import java.util.List;

/**
 * Hold what goes into one script.
 *
 * @param steps what is done, in order
 * @param inTransaction whether it can run in a transaction
 */
record Part(List<Step> steps, boolean inTransaction) {

  Part {
    steps = List.copyOf(steps);
  }

  RehearsalDatabase.Script script() {
    return new RehearsalDatabase.Script(
        steps.stream().flatMap(step -> step.statements().stream()).toList(), inTransaction);
  }
}
