package dev.stopover.cli;

import dev.stopover.migration.MigrationFiles;
import java.util.List;

/** What is odd about files, and keeps no command from doing what it does. */
final class Warnings {

  private Warnings() {}

  /** Return one sentence for each. */
  static List<String> of(MigrationFiles files) {
    return files.downsWithoutUp().stream()
        .map(
            down ->
                "Warning: %s undoes version %s, which no V file applies. Give it the version of its V file, or remove it."
                    .formatted(down.place(), down.version()))
        .toList();
  }
}
