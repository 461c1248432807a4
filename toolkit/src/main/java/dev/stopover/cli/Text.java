package dev.stopover.cli;

import dev.stopover.migration.CurrentState;
import dev.stopover.migration.HistoryEntry;
import dev.stopover.migration.MigrationStep;
import dev.stopover.migration.Version;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells results of migrations to a person. */
final class Text {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final List<String> HEAD =
      List.of("Version", "Description", "State", "When", "By", "Took");

  private Text() {}

  static String of(@Nullable Version version) {
    return version == null ? "base" : version.toString();
  }

  static String of(MigrationStep step) {
    return "%s %s (%s)"
        .formatted(
            step.version() == null ? "R" : step.version(), step.description(), of(step.duration()));
  }

  static String of(HistoryEntry entry) {
    return (entry.version() == null ? "R" : entry.version()) + " " + entry.description();
  }

  static String of(CurrentState state) {
    var head = state.isHead() ? " (head)" : "";
    return state.newest() == null
        ? "base" + head
        : state.newest().version() + head + " " + state.newest().description();
  }

  static String of(List<HistoryEntry> entries) {
    if (entries.isEmpty()) {
      return "There is no migration yet.%n".formatted();
    }
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    entries.forEach(entry -> rows.add(row(entry)));
    return rows.stream().map(row -> line(row, rows)).collect(Collectors.joining());
  }

  private static List<String> row(HistoryEntry entry) {
    return List.of(
        entry.version() == null ? "R" : entry.version().toString(),
        entry.description(),
        entry
            .state()
            .name()
            .toLowerCase(Locale.ROOT)
            .replace('_', ' ')
            .replace("reapplied", "re-applied")
            .replace("failed", "half-way"),
        Optional.ofNullable(entry.installedOn()).map(TIME::format).orElse(""),
        Optional.ofNullable(entry.installedBy()).orElse(""),
        Optional.ofNullable(entry.duration()).map(Text::of).orElse(""));
  }

  private static String line(List<String> row, List<List<String>> rows) {
    return IntStream.range(0, row.size())
            .mapToObj(column -> ("%-" + width(column, rows) + "s").formatted(row.get(column)))
            .collect(Collectors.joining("  "))
            .stripTrailing()
        + System.lineSeparator();
  }

  private static int width(int column, List<List<String>> rows) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }

  private static String of(Duration duration) {
    return duration.toSeconds() < 10
        ? duration.toMillis() + " ms"
        : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
