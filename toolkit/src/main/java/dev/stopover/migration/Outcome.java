package dev.stopover.migration;

/**
 * Say in which state a script that failed has left the database, and take it out of the history
 * where it has done nothing.
 *
 * @param session a session that lives, and holds the lock
 * @param watch what saw the script fail
 * @param command what was to be done
 * @param isLost whether the session that ran the script is gone
 */
record Outcome(Session session, ScriptWatch watch, String command, boolean isLost) {

  String text() {
    var history = session.history();
    var stop = history.stop();
    var script = watch.script().orElseThrow();
    var isWhole =
        stop == null
            ? watch.recorder().isComplete()
            : stop.script().equals(script) && stop.didNothing();
    if (isWhole) {
      Rescue.forget(session, history, script);
      history = session.history();
    }
    var problem = history.problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    var place = history.version() == null ? "base" : "version " + history.version();
    var isRolledBack = isWhole || (session.rules().rollsBack() && watch.isTransactional());
    if (isLost && isRolledBack) {
      return "The connection was lost, and the script was rolled back: the database is at %s. Run the %s again."
          .formatted(place, command);
    }
    return command.equals("downgrade") || isRolledBack
        ? "It was rolled back: the database is at %s. Correct the script, and run the %s again."
            .formatted(place, command)
        : ("The history says that the database is at %s, but what the script did before it failed"
                + " was not rolled back. Remove that by hand, and run the %s again.")
            .formatted(place, command);
  }
}
