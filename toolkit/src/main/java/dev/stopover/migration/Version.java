package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Identify a migration, and order it as Flyway does: {@code 2} is before {@code 10}, and {@code 1}
 * is the same as {@code 1.0}.
 */
public final class Version implements Comparable<Version> {

  private static final Pattern SYNTAX = Pattern.compile("\\d+([._]\\d+)*");

  private final MigrationVersion value;

  Version(MigrationVersion value) {
    this.value = value;
  }

  /**
   * Read a version such as {@code 3}, {@code 2.1} or, as in a file name, {@code 2_1}.
   *
   * @throws StopoverException if the text is no version
   */
  public static Version of(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      throw StopoverException.usage(
          "'"
              + text
              + "' is not a version. Write numbers with dots between them, such as 3 or 2.1.");
    }
    return new Version(MigrationVersion.fromVersion(text));
  }

  /** Return the whole number that follows: {@code 3} after {@code 2} and after {@code 2.1}. */
  public Version next() {
    return of(value.getMajor().add(BigInteger.ONE).toString());
  }

  MigrationVersion toFlyway() {
    return value;
  }

  @Override
  public int compareTo(Version other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && value.equals(version.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Return the version as it is written, with dots. */
  @Override
  public String toString() {
    return value.getVersion();
  }
}
