package dev.stopover.revision;

import dev.stopover.StopoverException;
import dev.stopover.migration.Version;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Name a pair of files and write them, both or none.
 *
 * @param version the version of both
 * @param name what follows the version in the names
 */
record Draft(Version version, String name) {

  private static final int LONGEST_NAME = 100;

  static Draft of(Version version, String message) {
    var name =
        message
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "_")
            .replaceAll("^_|_$", "");
    if (name.isEmpty()) {
      throw StopoverException.usage(
          "The message \"%s\" gives the file no name. Say in a few words what the migration is for."
              .formatted(message));
    }
    return new Draft(
        version, name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
  }

  Revision write(Path directory, Script up, Script down) {
    var upFile = directory.resolve("V" + version + "__" + name + ".sql");
    var downFile = directory.resolve("U" + version + "__" + name + ".sql");
    var contents = new LinkedHashMap<Path, String>();
    contents.put(upFile, up.text());
    contents.put(downFile, down.text());
    for (var file : List.of(upFile, downFile)) {
      var configuration = (file.equals(upFile) ? up : down).configuration();
      if (!configuration.isEmpty()) {
        contents.put(directory.resolve(file.getFileName() + ".conf"), configuration);
      }
    }
    var written = new ArrayList<Path>();
    try {
      Files.createDirectories(directory);
      for (var entry : contents.entrySet()) {
        Files.writeString(entry.getKey(), entry.getValue(), StandardOpenOption.CREATE_NEW);
        written.add(entry.getKey());
      }
    } catch (IOException e) {
      written.forEach(Draft::remove);
      throw StopoverException.usage(
          e instanceof FileAlreadyExistsException
              ? "The file %s is there already. Rename or remove it, then try again."
                  .formatted(e.getMessage())
              : "The migration could not be written to %s: %s. Check the directory and its rights."
                  .formatted(directory, e),
          e);
    }
    return new Revision(version, upFile, downFile, up.part().steps(), up.hazards());
  }

  /** Remove what was written, when what belongs to it could not be. */
  static void remove(Revision revision) {
    for (var file : List.of(revision.up(), revision.down())) {
      remove(file);
      remove(file.resolveSibling(file.getFileName() + ".conf"));
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StopoverException.usage(
          "The file %s is only half of a migration and could not be removed: %s. Remove it."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
