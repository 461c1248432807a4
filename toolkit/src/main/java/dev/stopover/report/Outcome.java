package dev.stopover.report;

import dev.stopover.model.Schema;
import dev.stopover.preflight.Finding;
import dev.stopover.preflight.Preflight;
import dev.stopover.revision.Collisions;
import dev.stopover.verify.Difference;
import dev.stopover.verify.Drift;
import dev.stopover.verify.LiveDrift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a command found, as pipelines want to be told: one verdict, and issues.
 *
 * @param command the command that found it
 * @param subject what was looked at
 * @param verdict what came out, in a sentence
 * @param steps what was done one after the other, with what came of it; nothing where it was one
 * @param issues what was found
 * @param notCompared what was not looked at
 * @param schema what there is, or is expected; nothing where that is not known
 * @param touched the kinds and names of what differs, or is changed
 */
public record Outcome(
    String command,
    String subject,
    String verdict,
    Map<String, String> steps,
    List<Issue> issues,
    List<String> notCompared,
    Schema schema,
    Set<String> touched) {

  /** Every rule, with what it demands, in the order in which rules are told. */
  static final Map<String, String> RULES = rules();

  private static Map<String, String> rules() {
    var rules = new LinkedHashMap<String, String>();
    rules.put("models-agree", "The migrations make what the models expect.");
    rules.put("no-drift", "Nobody changed the database beside the migrations.");
    rules.put("history-fits-files", "The files are those that were applied.");
    rules.put("versions-are-free", "No other branch has taken the version.");
    rules.put("pending", "What the models expect is applied.");
    rules.put("copy-equals-original", "The copy is equal to the original.");
    rules.put("migration-runs", "What is pending can be applied.");
    rules.put("rows-fit", "The rows that are there fit the change.");
    rules.put("no-loss", "No row loses a value.");
    rules.put("down-exists", "What is pending can be undone.");
    rules.put("down-runs", "What was applied can be undone.");
    rules.put("down-restores", "Undoing brings back what was before.");
    rules.put("applies-again", "What was undone can be applied again, and makes the same.");
    return rules;
  }

  /** Copy what was given. */
  public Outcome {
    issues = List.copyOf(issues);
    notCompared = List.copyOf(notCompared);
    touched = Set.copyOf(touched);
  }

  /** Hold what is about no one schema. */
  Outcome(
      String command,
      String subject,
      String verdict,
      Map<String, String> steps,
      List<Issue> issues,
      List<String> notCompared) {
    this(command, subject, verdict, steps, issues, notCompared, Schema.EMPTY, Set.of());
  }

  /** Tell whether nothing is wrong. */
  boolean isClean() {
    return issues.stream().noneMatch(Issue::isError);
  }

  /**
   * Take what a comparison of models and migrations found.
   *
   * @param drift the differences
   * @param collisions the versions that another branch has taken
   */
  public static Outcome ofCheck(Drift drift, List<Collisions.Collision> collisions) {
    var differences =
        drift.differences().stream()
            .map(
                each ->
                    issue(
                        "models-agree",
                        Finding.Severity.ERROR,
                        each,
                        "the models expect %s, and the migrations make %s%s",
                        each.member()))
            .toList();
    var issues = new ArrayList<>(differences);
    for (var each : collisions) {
      issues.add(
          new Issue(
              "versions-are-free",
              Finding.Severity.ERROR,
              "version " + each.version(),
              CollisionText.text(each),
              each.file().toString(),
              List.of()));
    }
    var verdict =
        drift.isEmpty()
            ? "The models and the migrations agree."
            : "The models and the migrations disagree in " + places(differences.size()) + ".";
    return new Outcome(
        "check",
        "models and migrations",
        collisions.isEmpty()
            ? verdict
            : "%s Another branch is in the way of %s."
                .formatted(
                    verdict,
                    collisions.size() == 1 ? "1 version" : collisions.size() + " versions"),
        Map.of(),
        issues,
        drift.notCompared(),
        drift.expected(),
        objects(issues));
  }

  /**
   * Take what was found of a live database.
   *
   * @param drift what was found
   * @param database what the database is called
   */
  public static Outcome ofDrift(LiveDrift drift, String database) {
    var issues = new ArrayList<Issue>();
    for (var problem : drift.history()) {
      issues.add(
          new Issue(
              "history-fits-files",
              Finding.Severity.ERROR,
              problem.version() == null ? null : "version " + problem.version(),
              problem.text(),
              null,
              List.of()));
    }
    for (var each : drift.findings()) {
      var difference = each.difference();
      issues.add(
          switch (each.cause()) {
            case STOPPED_HALF_WAY ->
                issue(
                    "no-drift",
                    Finding.Severity.ERROR,
                    difference,
                    "the applied migrations make %s, and a script that stopped half-way left %s%s",
                    null);
            case CHANGED_BY_HAND, CHANGED_BY_HAND_OR_IN_A_FILE ->
                issue(
                    "no-drift",
                    Finding.Severity.ERROR,
                    difference,
                    "the migrations make %s, and the database has %s%s",
                    null);
            case PENDING ->
                issue(
                    "pending",
                    Finding.Severity.NOTE,
                    difference,
                    "the models expect %s, and the database has %s until what is pending is applied%s",
                    difference.member());
            case MIGRATION_MISSING ->
                issue(
                    "models-agree",
                    Finding.Severity.ERROR,
                    difference,
                    "the models expect %s, the database has %s, and no migration brings it%s",
                    difference.member());
            case UNDECIDED ->
                issue(
                    "no-drift",
                    Finding.Severity.WARNING,
                    difference,
                    "the models expect %s, and the database has %s, by hand or because a migration is pending or missing%s",
                    difference.member());
          });
    }
    var verdict = verdict(drift, database, (int) issues.stream().filter(Issue::isError).count());
    for (var text : drift.undecided()) {
      issues.add(new Issue("no-drift", Finding.Severity.ERROR, null, text, null, List.of()));
    }
    return new Outcome(
        "drift",
        database,
        verdict,
        Map.of(),
        issues,
        drift.notCompared(),
        drift.live(),
        objects(issues));
  }

  private static String verdict(LiveDrift drift, String database, int errors) {
    if (drift.isOtherwise()) {
      return "%s is not what it should be, in %s.".formatted(database, places(errors));
    }
    return drift.isEmpty()
        ? database + " is what it should be."
        : "Whether %s is what it should be could not be decided.".formatted(database);
  }

  /**
   * Take what a rehearsal found.
   *
   * @param preflight what was found
   * @param database what the database is called
   * @param directory where the migrations are, or {@code null} where they are in no directory
   */
  public static Outcome ofPreflight(
      Preflight preflight, String database, @Nullable String directory) {
    var issues = new ArrayList<Issue>();
    preflight.findings().forEach(each -> issues.add(issue(each, null)));
    var steps = new LinkedHashMap<String, String>();
    var touched = new HashSet<>(objects(issues));
    for (var migration : preflight.migrations()) {
      var file = directory == null ? null : directory + "/" + migration.script();
      for (var loss : migration.losses()) {
        issues.add(new Issue("no-loss", Finding.Severity.WARNING, null, loss, file, List.of()));
      }
      migration.findings().forEach(each -> issues.add(issue(each, file)));
      migration.changes().forEach(each -> touched.add(each.object()));
      steps.put(
          migration.script(),
          switch (migration.outcome()) {
            case APPLIED ->
                "applied in %s; %s"
                    .formatted(
                        PreflightText.text(
                            Objects.requireNonNullElse(migration.duration(), Duration.ZERO)),
                        PreflightText.undo(migration));
            case FAILED -> "failed";
            case NOT_REACHED -> "not tried";
          });
    }
    return new Outcome(
        "preflight",
        database,
        PreflightText.verdict(preflight),
        steps,
        issues,
        preflight.notCopied(),
        preflight.schema(),
        touched);
  }

  private static Set<String> objects(List<Issue> issues) {
    return issues.stream().map(Issue::object).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private static Issue issue(Finding finding, @Nullable String file) {
    return new Issue(
        finding.rule(), finding.severity(), finding.object(), finding.text(), file, finding.fix());
  }

  private static Issue issue(
      String rule,
      Finding.Severity severity,
      Difference difference,
      String text,
      @Nullable String member) {
    return new Issue(
        rule,
        severity,
        difference.object(),
        text.formatted(
                said(difference.expected()),
                said(difference.actual()),
                member == null ? "" : " (" + member + ")")
            + (difference.losses().isEmpty()
                ? ""
                : "; to mend that loses data: " + String.join(", ", difference.losses())),
        null,
        difference.fix());
  }

  private static String said(@Nullable String text) {
    return text == null ? "nothing" : text;
  }

  static String places(int count) {
    return count == 1 ? "1 place" : count + " places";
  }
}
