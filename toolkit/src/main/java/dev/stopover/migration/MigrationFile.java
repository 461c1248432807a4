package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Name a migration file that was found.
 *
 * @param kind what the file does
 * @param version the version, or {@code null} for a repeatable migration
 * @param description what the file's name says after the two underscores, with spaces
 * @param path the file's path within its location, with slashes
 * @param source where the file is
 */
public record MigrationFile(
    Kind kind, @Nullable Version version, String description, String path, URI source) {

  /** Tell what a file does, by the letter that its name begins with. */
  public enum Kind {
    /** {@code V2__add_price.sql} applies a version. */
    UP,
    /** {@code U2__add_price.sql} undoes a version. */
    DOWN,
    /** {@code R__totals.sql} is applied anew whenever it changed. */
    REPEATABLE
  }

  /** Return the name of the file, without directories. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Read the file, as it stands there: placeholders are not replaced.
   *
   * @throws StopoverException if the file can not be read
   */
  public String sql() {
    try (var stream = source.toURL().openStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw StopoverException.usage(
          place() + " can not be read: " + e.getMessage() + ". Check the file.", e);
    }
  }

  /** Return where the file is, as a person would write it. */
  public String place() {
    return place(source);
  }

  static String place(URI source) {
    return source.getScheme().equals("file") ? Path.of(source).toString() : source.toString();
  }
}
