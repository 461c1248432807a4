package dev.stopover.report;

import dev.stopover.dialect.Hazard;
import dev.stopover.preflight.Finding;
import dev.stopover.preflight.Preflight;
import dev.stopover.preflight.Rehearsed;
import dev.stopover.verify.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tell how a rollout went on a copy. */
public final class PreflightText {

  private PreflightText() {}

  /**
   * Tell it to a person.
   *
   * @param preflight what was found
   * @param database what the database is called
   */
  public static String text(Preflight preflight, String database) {
    var text = new StringBuilder();
    text.append(
        "%s is at %s; %s.%n"
            .formatted(database, place(preflight), pending(preflight.migrations())));
    text.append(
        "It was rehearsed on %s, on a copy that %s.%n"
            .formatted(
                preflight.server(),
                preflight.isCopyEqual()
                    ? "is equal to the original"
                    : "is not equal to the original"));
    for (var migration : preflight.migrations()) {
      text.append("%n%s%n".formatted(head(migration)));
      for (var step : migration.changes()) {
        if (!step.object().equals("session")) {
          text.append("    %s %s%n".formatted(step.kind().replaceFirst(" .*", ""), step.object()));
        }
      }
      migration.losses().forEach(each -> text.append("    loses %s%n".formatted(each)));
      findings(migration.findings(), "    ", text);
    }
    if (!preflight.findings().isEmpty()) {
      text.append("%n".formatted());
      findings(preflight.findings(), "  ", text);
    }
    if (!preflight.settings().isEmpty()) {
      text.append("%nSet otherwise than on the copy:%n".formatted());
      preflight
          .settings()
          .forEach(
              (name, each) ->
                  text.append("  %s: %s (copy: %s)%n".formatted(name, each.live(), each.copy())));
    }
    if (!preflight.rows().isEmpty()) {
      text.append("%nRows, estimated:%n".formatted());
      preflight
          .rows()
          .forEach(
              (name, rows) ->
                  text.append(
                      "  %s: %s%n".formatted(name, String.format(Locale.ROOT, "%,d", rows))));
    }
    text.append("%n%s%n".formatted(verdict(preflight)));
    if (!preflight.notCopied().isEmpty()) {
      text.append("%nNot copied: %s.%n".formatted(String.join(", ", preflight.notCopied())));
    }
    return text.toString();
  }

  /** Say in one sentence whether the rollout can go on. */
  static String verdict(Preflight preflight) {
    var wrong = preflight.all().filter(each -> each.severity() == Finding.Severity.ERROR).count();
    if (wrong > 0) {
      return "It would go wrong in %s.".formatted(wrong == 1 ? "1 place" : wrong + " places");
    }
    if (!preflight.isCopyEqual()) {
      return "Whether it would go wrong is not decided, since the copy is not equal to the original.";
    }
    return preflight.migrations().isEmpty()
        ? "Nothing is to be done."
        : "Nothing would go wrong with the schema; what rows and locks do was not tried.";
  }

  private static void findings(List<Finding> findings, String indent, StringBuilder text) {
    for (var finding : findings) {
      text.append(
          "%s%s: %s%s%n"
              .formatted(
                  indent,
                  Json.name(finding.severity()),
                  finding.object() == null ? "" : finding.object() + ": ",
                  finding.text().replace("\n", "\n" + indent + "  ")));
      finding.fix().forEach(sql -> text.append("%s  fix  %s;%n".formatted(indent, sql)));
    }
  }

  private static String head(Rehearsed migration) {
    return "%s %s: %s"
        .formatted(
            migration.version() == null ? "R" : migration.version(),
            migration.description(),
            switch (migration.outcome()) {
              case APPLIED -> ran(migration);
              case FAILED -> "failed";
              case NOT_REACHED -> "not tried";
            });
  }

  private static String ran(Rehearsed migration) {
    var statements = migration.statements().size();
    return "%s%s, %s"
        .formatted(
            statements == 1 ? "1 statement" : statements + " statements",
            migration.duration() == null ? "" : " in " + text(migration.duration()),
            undo(migration));
  }

  static String undo(Rehearsed migration) {
    return switch (migration.undo()) {
      case RESTORES ->
          "undone"
              + (migration.undoDuration() == null ? "" : " in " + text(migration.undoDuration()));
      case DIFFERS -> "undone, but not to what was before";
      case FAILS -> "can not be undone: its down script fails";
      case MISSING -> "can not be undone: it has no down script";
      case NOT_TRIED -> "undoing it was not tried";
      case NEVER -> "repeatable";
    };
  }

  static String text(Duration duration) {
    return duration.toMillis() + " ms";
  }

  private static String place(Preflight preflight) {
    return preflight.version() == null ? "base" : "version " + preflight.version();
  }

  private static String pending(List<Rehearsed> migrations) {
    return switch (migrations.size()) {
      case 0 -> "nothing is pending";
      case 1 -> "1 migration is pending";
      default -> migrations.size() + " migrations are pending";
    };
  }

  /**
   * Tell it to a program.
   *
   * @param preflight what was found
   * @param database what the database is called
   */
  public static String json(Preflight preflight, String database) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("database", database);
    json.put("version", preflight.version() == null ? null : preflight.version().toString());
    json.put("clean", !preflight.isWrong() && preflight.isCopyEqual());
    json.put("server", preflight.server());
    json.put("copyEqual", preflight.isCopyEqual());
    json.put("migrations", preflight.migrations().stream().map(PreflightText::json).toList());
    json.put("findings", preflight.findings().stream().map(PreflightText::json).toList());
    json.put("notCopied", preflight.notCopied());
    json.put("rows", preflight.rows());
    json.put("settings", preflight.settings());
    return Json.write(json);
  }

  private static Map<String, @Nullable Object> json(Rehearsed migration) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("version", migration.version() == null ? null : migration.version().toString());
    json.put("description", migration.description());
    json.put("script", migration.script());
    json.put("outcome", Json.name(migration.outcome()));
    json.put("statements", migration.statements());
    json.put("milliseconds", milliseconds(migration.duration()));
    json.put("changes", migration.changes().stream().map(PreflightText::json).toList());
    json.put("losses", migration.losses());
    json.put("undo", Json.name(migration.undo()));
    json.put("undoMilliseconds", milliseconds(migration.undoDuration()));
    json.put("findings", migration.findings().stream().map(PreflightText::json).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(Step step) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("kind", step.kind());
    json.put("object", step.object());
    json.put("from", step.from());
    json.put("to", step.to());
    json.put("loses", step.hazards().stream().anyMatch(each -> each instanceof Hazard.DataLoss));
    return json;
  }

  private static Map<String, @Nullable Object> json(Finding finding) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("rule", finding.rule());
    json.put("severity", Json.name(finding.severity()));
    json.put("object", finding.object());
    json.put("text", finding.text());
    json.put("fix", finding.fix());
    return json;
  }

  private static @Nullable Long milliseconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
