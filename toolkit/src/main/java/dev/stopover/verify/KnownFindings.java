package dev.stopover.verify;

import dev.stopover.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hold what is known to be wrong, one line each, so that a team with old drift can begin.
 *
 * <p>What is known passes, and what is new does not. What is known and not there any more has to
 * leave the file: so it is new when it returns.
 *
 * @param known what is known
 */
public record KnownFindings(Set<String> known) {

  /** Nothing is known to be wrong. */
  public static final KnownFindings NONE = new KnownFindings(Set.of());

  private static final String HEAD =
      "# What is known to be wrong and passes; a line that is not true any more has to go.\n";

  /** Copy what was given. */
  public KnownFindings {
    known = Set.copyOf(known);
  }

  /**
   * Read a file; empty lines and those that begin with {@code #} mean nothing.
   *
   * @param file the file; where there is none, nothing is known
   * @throws StopoverException if it cannot be read
   */
  public static KnownFindings read(Path file) {
    if (!Files.exists(file)) {
      return NONE;
    }
    try (var lines = Files.lines(file)) {
      return new KnownFindings(
          lines
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toSet()));
    } catch (IOException e) {
      throw StopoverException.usage(
          "The baseline %s cannot be read: %s. Correct its place.".formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Write a file with what is known from now on.
   *
   * @param file the file, whose directory is made where there is none
   * @param lines what was found
   * @throws StopoverException if it cannot be written
   */
  public static void write(Path file, Collection<String> lines) {
    try {
      var parent = file.toAbsolutePath().getParent();
      Files.createDirectories(Objects.requireNonNull(parent));
      Files.writeString(
          file,
          new TreeSet<>(lines)
              .stream().map(line -> line + "\n").collect(Collectors.joining("", HEAD, "")));
    } catch (IOException e) {
      throw StopoverException.usage(
          "The baseline %s cannot be written: %s. Correct its place."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Return the lines for differences. */
  public static List<String> lines(Drift drift) {
    return drift.differences().stream().map(each -> "models: " + line(each)).toList();
  }

  /** Return the lines for findings. */
  public static List<String> lines(Verification verification) {
    var whole = verification.whole();
    return Stream.concat(
            verification.findings().stream().flatMap(KnownFindings::lines),
            whole == null || whole.isClean() ? Stream.empty() : Stream.of("not undone together"))
        .toList();
  }

  private static Stream<String> lines(Finding finding) {
    var version = "version " + finding.version() + ": ";
    if (finding instanceof Finding.DownMissing) {
      return Stream.of(version + "the down script is missing");
    }
    if (finding instanceof Finding.RowsRefused refused) {
      return Stream.of(version + refused.script() + " fails where there are rows");
    }
    if (finding instanceof Finding.DownFails) {
      return Stream.of(version + "the down script fails");
    }
    if (finding instanceof Finding.NotUndone undone) {
      return Stream.concat(
          undone.differences().stream().map(each -> version + "not undone: " + line(each)),
          undone.leftOver().stream().map(each -> version + "not undone: " + each));
    }
    if (finding instanceof Finding.NotRepeated repeated) {
      return repeated.differences().stream().map(each -> version + "not repeated: " + line(each));
    }
    return Stream.of(version + "loses " + ((Finding.RowsLost) finding).lost().object());
  }

  private static String line(Difference difference) {
    return "%s: %s, but is %s"
        .formatted(
            difference.object(),
            Objects.requireNonNullElse(difference.expected(), "absent"),
            Objects.requireNonNullElse(difference.actual(), "absent"))
        .replaceAll("\\s+", " ");
  }

  /** Return what of a drift is new. */
  public Drift newIn(Drift drift) {
    var differences =
        drift.differences().stream()
            .filter(each -> !known.contains("models: " + line(each)))
            .toList();
    return new Drift(drift.changes(), differences, drift.notCompared(), drift.expected());
  }

  /** Return what of a verification is new. */
  public Verification newIn(Verification verification) {
    return new Verification(
        verification.versions().stream()
            .map(
                proof ->
                    proof.withFindings(
                        proof.findings().stream()
                            .filter(each -> !lines(each).allMatch(known::contains))
                            .toList()))
            .toList(),
        verification.notFilled(),
        known.contains("not undone together") ? null : verification.whole());
  }

  /**
   * Return what is known and was not found any more.
   *
   * @param found everything that was found
   */
  public SortedSet<String> resolved(Collection<String> found) {
    var resolved = new TreeSet<>(known);
    resolved.removeAll(Set.copyOf(found));
    return resolved;
  }
}
