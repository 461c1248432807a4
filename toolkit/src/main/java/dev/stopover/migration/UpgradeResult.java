package dev.stopover.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Say what an upgrade did.
 *
 * @param applied what was applied, in order; nothing where the database was there already
 * @param from the version before, or {@code null} where nothing was applied
 * @param to the version after, or {@code null} where nothing is applied
 */
public record UpgradeResult(
    List<MigrationStep> applied, @Nullable Version from, @Nullable Version to) {

  /** Copy what was given. */
  public UpgradeResult {
    applied = List.copyOf(applied);
  }
}
