package dev.stopover.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Own a directory for files that are tried; closing removes it.
 *
 * @param path the directory
 */
record TemporaryDirectory(Path path) implements AutoCloseable {

  static TemporaryDirectory create() throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory("stopover-revision"));
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(path)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(path);
  }
}
