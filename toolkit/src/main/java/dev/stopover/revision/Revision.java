package dev.stopover.revision;

import dev.stopover.dialect.Hazard;
import dev.stopover.migration.Version;
import dev.stopover.verify.Step;
import java.nio.file.Path;
import java.util.List;

/**
 * Describe a pair of files that was written.
 *
 * @param version the version of both
 * @param up the file that applies it
 * @param down the file that undoes it
 * @param steps what the up script does; nothing where the user is to write it
 * @param hazards what the up script can do to rows that are there
 */
public record Revision(
    Version version, Path up, Path down, List<Step> steps, List<Hazard> hazards) {

  /** Describe a revision, in the order of its facts. */
  public Revision {
    steps = List.copyOf(steps);
    hazards = List.copyOf(hazards);
  }
}
