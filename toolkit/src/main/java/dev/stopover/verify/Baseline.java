package dev.stopover.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stopover.StopoverException;
import dev.stopover.migration.HistoryProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hold the drift that is known and borne for now: it is passed over, and what is new is not.
 *
 * <p>It is kept in a file of one line a difference, sorted, to be read and reviewed like code. A
 * difference that becomes another one is new.
 */
public final class Baseline {

  private static final String HEAD =
      """
      # The drift that is known. Written by stopover drift --baseline FILE --write-baseline; take out
      # a line, and what it names fails again.
      """;

  /** The baseline that knows nothing. */
  public static final Baseline NONE = new Baseline(Set.of());

  private final Set<String> lines;

  private Baseline(Set<String> lines) {
    this.lines = lines;
  }

  /**
   * Take everything in which a database is not what it should be as known.
   *
   * @throws StopoverException if not everything could be compared
   */
  public static Baseline of(LiveDrift drift) {
    if (!drift.undecided().isEmpty()) {
      throw StopoverException.undecided(
          "No baseline was written, since what is drift could not be decided. %s Give the server to try things on what the migrations need (--scratch names another), bring missing files back, and write it again."
              .formatted(String.join(" ", drift.undecided())));
    }
    return new Baseline(
        Stream.concat(
                drift.history().stream().map(Baseline::line),
                drift.findings().stream().filter(Baseline::counts).map(Baseline::line))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * Read a file.
   *
   * @throws StopoverException if there is none, or it cannot be read
   */
  public static Baseline read(Path file) {
    try {
      return new Baseline(
          Files.readAllLines(file, UTF_8).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toCollection(TreeSet::new)));
    } catch (IOException e) {
      throw StopoverException.usage(
          "The baseline %s cannot be read. Write it with: stopover drift --baseline %1$s --write-baseline"
              .formatted(file),
          e);
    }
  }

  /**
   * Write it to a file.
   *
   * @throws StopoverException if the file cannot be written
   */
  public void write(Path file) {
    try {
      Files.writeString(
          file, HEAD + lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    } catch (IOException e) {
      throw StopoverException.usage(
          "The baseline %s cannot be written: %s. Check that its folder is there."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Return how many differences are known. */
  public int size() {
    return lines.size();
  }

  /** Tell whether a difference is known. */
  public boolean knows(Difference difference) {
    return lines.contains(line(difference));
  }

  /** Return what was found, without what is known. */
  public LiveDrift newIn(LiveDrift drift) {
    return new LiveDrift(
        drift.version(),
        drift.history().stream().filter(each -> !lines.contains(line(each))).toList(),
        drift.findings().stream()
            .filter(each -> !counts(each) || !knows(each.difference()))
            .toList(),
        drift.notCompared(),
        drift.undecided(),
        drift.live());
  }

  /** Return the lines of what is known but was not found any more, if all could be compared. */
  public List<String> resolvedIn(LiveDrift drift) {
    if (!drift.undecided().isEmpty()) {
      return List.of();
    }
    var found = of(drift).lines;
    return lines.stream().filter(line -> !found.contains(line)).toList();
  }

  private static boolean counts(LiveDrift.Finding finding) {
    return finding.cause() != LiveDrift.Cause.PENDING;
  }

  private static String line(HistoryProblem problem) {
    return oneLine("history: " + problem.text());
  }

  private static String line(LiveDrift.Finding finding) {
    return line(finding.difference());
  }

  private static String line(Difference difference) {
    return oneLine(
        "%s: expected %s, found %s"
            .formatted(
                difference.object(), said(difference.expected()), said(difference.actual())));
  }

  private static String said(@Nullable String text) {
    return text == null ? "nothing" : text;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
