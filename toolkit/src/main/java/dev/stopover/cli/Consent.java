package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.migration.HistoryEntry;
import dev.stopover.migration.StampResult;
import java.util.List;
import java.util.Optional;

/** Shows what is about to happen to a protected environment, and goes on only if that is wanted. */
final class Consent {

  private final StopoverCommand root;
  private final Optional<String> environment;
  private final boolean isOutTaken;

  /**
   * Create it.
   *
   * @param isOutTaken whether a program reads the output, so that a person is told beside it
   */
  Consent(StopoverCommand root, Project project, boolean isOutTaken) {
    this.root = root;
    this.environment = project.protectedEnvironment();
    this.isOutTaken = isOutTaken;
  }

  /** Tell whether anybody has to agree at all. */
  boolean isNeeded() {
    return environment.isPresent();
  }

  /**
   * Ask for a yes.
   *
   * @param given whether it was passed in the call
   */
  void toGoOn(String question, boolean given) {
    if (environment.isPresent()
        && !given
        && !root.terminal().filter(terminal -> terminal.agrees(question)).isPresent()) {
      throw StopoverException.usage(
          "The environment %s is protected, and nothing was done. Pass --yes if that is what you want."
              .formatted(environment.get()));
    }
  }

  /** Tell whether the name that was passed in the call is that of the environment. */
  boolean isNamedBy(String given) {
    return environment.filter(given::equals).isPresent();
  }

  /**
   * Ask for the name of the environment.
   *
   * @param given the name that was passed in the call, or nothing
   */
  void toUndo(String given) {
    if (environment.isEmpty() || given.equals(environment.get())) {
      return;
    }
    var name = environment.get();
    if (!root.terminal()
        .filter(terminal -> terminal.types("Type %s to undo this there:".formatted(name), name))
        .isPresent()) {
      throw StopoverException.usage(
          "The environment %s is protected, and nothing was done. Pass --confirm %1$s if that is what you want."
              .formatted(name));
    }
  }

  /**
   * Show what is about to happen, unless it was agreed to and nobody wants to see it.
   *
   * @param isAgreed whether it was
   */
  void show(String verb, List<HistoryEntry> entries, boolean isAgreed) {
    if (isAgreed && root.isQuiet()) {
      return;
    }
    var out = isOutTaken ? root.err() : root.out();
    entries.forEach(entry -> out.println(verb + " " + Text.of(entry)));
    out.flush();
  }

  /** Show what is to be brought in order. */
  void show(String problem, boolean isAgreed) {
    if (!isAgreed || !root.isQuiet()) {
      var out = isOutTaken ? root.err() : root.out();
      out.println(problem);
      out.flush();
    }
  }

  /** Show what is about to happen to the history alone. */
  void show(StampResult plan, boolean isAgreed) {
    if (isAgreed && root.isQuiet()) {
      return;
    }
    var out = isOutTaken ? root.err() : root.out();
    plan.recorded().forEach(version -> out.println("Would record " + version));
    plan.removed().forEach(version -> out.println("Would remove " + version));
    out.printf("The history would say %s.%n", Text.of(plan.to()));
    out.flush();
  }
}
