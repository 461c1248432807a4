package dev.stopover.report;

import dev.stopover.revision.Collisions;
import dev.stopover.verify.Difference;
import dev.stopover.verify.Drift;
import dev.stopover.verify.RoundTrip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tell differences to a person. */
public final class DriftText {

  private DriftText() {}

  /**
   * Tell in what the models and another side differ.
   *
   * @param drift the differences
   * @param actual what the other side is called: {@code migrations}, {@code database}
   */
  public static String ofModels(Drift drift, String actual) {
    var verdict =
        drift.isEmpty()
            ? "The models and the " + actual + " agree."
            : "The models and the %s disagree in %s:%n%n%s%nNext step: correct the models, or write the migration with:%n  stopover revision --autogenerate -m \"…\""
                .formatted(
                    actual,
                    places(drift.differences().size()),
                    listWithLosses(drift.differences(), "models", actual));
    return drift.notCompared().isEmpty()
        ? verdict
        : "%s%nNot compared: %s.".formatted(verdict, String.join(", ", drift.notCompared()));
  }

  /**
   * Tell in what the models and another side differ, for a program.
   *
   * @param drift the differences
   */
  public static String json(Drift drift) {
    return json(drift, List.of());
  }

  /**
   * Tell in what the models and another side differ, and which versions are taken, for a program.
   *
   * @param drift the differences
   * @param collisions the versions that another branch has taken
   */
  public static String json(Drift drift, List<Collisions.Collision> collisions) {
    var json = new LinkedHashMap<String, Object>();
    json.put("clean", drift.isEmpty() && collisions.isEmpty());
    json.put(
        "collisions",
        collisions.stream()
            .map(
                each ->
                    Map.of(
                        "version", each.version().toString(),
                        "file", each.file().toString(),
                        "other", each.other().toString()))
            .toList());
    json.put("differences", drift.differences().stream().map(Json::of).toList());
    json.put("notCompared", drift.notCompared());
    return Json.write(json);
  }

  /** Tell what is wrong with undoing the migrations and applying them again. */
  public static String of(RoundTrip roundTrip) {
    if (roundTrip.isClean()) {
      return "The migrations can be undone and applied again.";
    }
    if (roundTrip.isUndone()) {
      return "The migrations, undone and applied again, make another schema, in %s:%n%n%s%nNext step: correct the down scripts (U…__….sql) so that they leave nothing behind."
          .formatted(
              places(roundTrip.afterSecondUp().differences().size()),
              list(roundTrip.afterSecondUp().differences(), "first time", "second time"));
    }
    var left = roundTrip.afterDown();
    var others = new StringBuilder();
    left.notCompared().forEach(object -> others.append("  %s%n".formatted(object)));
    return "The migrations were undone, but the database is not empty, in %s:%n%n%s%s%nNext step: add the statements to the down scripts (U…__….sql)."
        .formatted(
            places(left.differences().size() + left.notCompared().size()),
            list(left.differences(), "should be", "left over"),
            others);
  }

  static String places(int count) {
    return count == 1 ? "1 place" : count + " places";
  }

  static String list(List<Difference> differences, String expected, String actual) {
    return list(differences, expected, actual, false);
  }

  /** Tell also what is lost where somebody runs the statements that are told. */
  static String listWithLosses(List<Difference> differences, String expected, String actual) {
    return list(differences, expected, actual, true);
  }

  private static String list(
      List<Difference> differences, String expected, String actual, boolean withLosses) {
    var width = Math.max(Math.max(expected.length(), actual.length()), "fix".length());
    var text = new StringBuilder();
    for (var difference : differences) {
      text.append("  ").append(difference.object()).append(System.lineSeparator());
      for (var line : lines(difference, expected, actual, withLosses)) {
        text.append("    ")
            .append(line.label())
            .append(" ".repeat(width + 2 - line.label().length()))
            .append(line.text().replace("\n", "\n" + " ".repeat(width + 6)))
            .append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private record Line(String label, String text) {}

  private static List<Line> lines(
      Difference difference, String expected, String actual, boolean withLosses) {
    var lines = new ArrayList<Line>();
    var member = difference.member() == null ? "" : "  (" + difference.member() + ")";
    lines.add(new Line(expected, orAbsent(difference.expected()) + member));
    lines.add(new Line(actual, orAbsent(difference.actual())));
    var label = "fix";
    for (var statement : difference.fix()) {
      lines.add(new Line(label, statement + ";"));
      label = "";
    }
    if (withLosses) {
      difference.losses().forEach(loss -> lines.add(new Line("loses", loss)));
    }
    return lines;
  }

  private static String orAbsent(@Nullable String text) {
    return text == null ? "absent" : text;
  }
}
