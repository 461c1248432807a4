package dev.stopover.verify;

import dev.stopover.migration.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Say what came of applying one version, undoing it and applying it again.
 *
 * @param version the version
 * @param description what the name of its script says
 * @param rows how many rows were there before it
 * @param irreversible why it was not undone, in the words of its script, or {@code null} where it
 *     was
 * @param findings what is wrong
 * @param notes what is worth to know and not wrong
 */
public record VersionProof(
    Version version,
    String description,
    int rows,
    @Nullable String irreversible,
    List<Finding> findings,
    List<String> notes) {

  /** Copy what was given. */
  public VersionProof {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** Return the proof with other findings. */
  VersionProof withFindings(List<Finding> others) {
    return new VersionProof(version, description, rows, irreversible, others, notes);
  }
}
