package dev.stopover.migration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Say where a database is.
 *
 * @param newest the entry of the version that the database is at, or {@code null} where nothing is
 *     applied
 * @param pending what the next upgrade applies, in order
 * @param halfWay what stopped half-way, or {@code null} where nothing did
 * @param problem the same in words, with how to go on, or {@code null} where nothing did
 * @param problems where the files are not those that were applied, so that an upgrade is refused
 */
public record CurrentState(
    @Nullable HistoryEntry newest,
    List<HistoryEntry> pending,
    @Nullable HalfWay halfWay,
    @Nullable String problem,
    List<HistoryProblem> problems) {

  /** Copy what was given. */
  public CurrentState {
    pending = List.copyOf(pending);
    problems = List.copyOf(problems);
  }

  /** Return the version that the database is at. */
  public Optional<Version> version() {
    return Optional.ofNullable(newest).map(HistoryEntry::version);
  }

  /**
   * Return whether everything is applied, nothing stopped half-way, and no later release has
   * applied more.
   */
  public boolean isHead() {
    var isNewer = newest != null && newest.state() == HistoryEntry.State.FUTURE;
    return pending.isEmpty() && problem == null && !isNewer;
  }
}
