package dev.stopover.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Say what a stamp wrote into the history, without running a script.
 *
 * @param recorded the versions that now count as applied, in order
 * @param removed the versions that no longer do, in order
 * @param from the version before, or {@code null} where nothing was applied
 * @param to the version after, or {@code null} where nothing is applied
 */
public record StampResult(
    List<Version> recorded, List<Version> removed, @Nullable Version from, @Nullable Version to) {

  /** Copy what was given. */
  public StampResult {
    recorded = List.copyOf(recorded);
    removed = List.copyOf(removed);
  }
}
