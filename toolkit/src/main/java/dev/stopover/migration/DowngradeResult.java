package dev.stopover.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Say what a downgrade did.
 *
 * @param undone what was undone, in order; nothing where the database was there already
 * @param from the version before, or {@code null} where nothing was applied
 * @param to the version after, or {@code null} where nothing is applied
 */
public record DowngradeResult(
    List<MigrationStep> undone, @Nullable Version from, @Nullable Version to) {

  /** Copy what was given. */
  public DowngradeResult {
    undone = List.copyOf(undone);
  }
}
