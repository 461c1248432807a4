package dev.stopover.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Writes SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format). */
final class Sarif {

  /** Code scanning takes no result without a place; this is where what has none is configured. */
  private static final String NO_FILE = "stopover.yaml";

  private Sarif() {}

  static String of(Outcome outcome) {
    var used = outcome.issues().stream().map(Issue::rule).distinct().toList();
    var driver = new LinkedHashMap<String, Object>();
    driver.put("name", "stopover");
    driver.put("informationUri", "https://stopover.dev");
    driver.put("rules", used.stream().map(Sarif::rule).toList());
    var run = new LinkedHashMap<String, Object>();
    run.put("tool", Map.of("driver", driver));
    run.put("automationDetails", Map.of("id", "stopover/" + outcome.command() + "/"));
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", outcome.issues().stream().map(each -> result(each, used)).toList());
    var log = new LinkedHashMap<String, Object>();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return Json.write(log);
  }

  private static Map<String, Object> rule(String id) {
    return Map.of(
        "id",
        id,
        "shortDescription",
        Map.of("text", Objects.requireNonNullElse(Outcome.RULES.get(id), id)));
  }

  private static Map<String, Object> result(Issue issue, List<String> rules) {
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", issue.rule());
    result.put("ruleIndex", rules.indexOf(issue.rule()));
    result.put(
        "level",
        switch (issue.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case NOTE -> "note";
        });
    var text = new ArrayList<>(List.of(issue.sentence()));
    issue.fix().forEach(sql -> text.add(sql + ";"));
    result.put("message", Map.of("text", String.join("\n", text)));
    var place = new LinkedHashMap<String, Object>();
    place.put(
        "physicalLocation",
        Map.of(
            "artifactLocation",
            Map.of("uri", Objects.requireNonNullElse(issue.file(), NO_FILE).replace('\\', '/')),
            "region",
            Map.of("startLine", 1)));
    if (issue.object() != null) {
      place.put("logicalLocations", List.of(Map.of("fullyQualifiedName", issue.object())));
    }
    result.put("locations", List.of(place));
    // What is the same finding in the next run has the same print.
    var print = issue.rule() + "\n" + issue.object() + "\n" + issue.file();
    result.put(
        "partialFingerprints",
        Map.of("stopover/v1", UUID.nameUUIDFromBytes(print.getBytes(UTF_8)).toString()));
    return result;
  }
}
