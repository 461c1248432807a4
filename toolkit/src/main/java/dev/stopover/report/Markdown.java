package dev.stopover.report;

import java.util.ArrayList;

/** Writes a comment for a pull request. */
final class Markdown {

  private Markdown() {}

  static String of(Outcome outcome) {
    var text = new StringBuilder();
    text.append("### stopover %s: %s%n%n".formatted(outcome.command(), line(outcome.subject())));
    text.append("%s %s%n".formatted(outcome.isClean() ? "✅" : "❌", line(outcome.verdict())));
    if (!outcome.steps().isEmpty()) {
      text.append("%n| Migration | |%n|---|---|%n".formatted());
      outcome
          .steps()
          .forEach(
              (step, what) -> text.append("| `%s` | %s |%n".formatted(cell(step), cell(what))));
    }
    if (!outcome.issues().isEmpty()) {
      text.append("%n| | Rule | Where | What |%n|---|---|---|---|%n".formatted());
      var fixes = new ArrayList<String>();
      for (var issue : outcome.issues()) {
        text.append(
            "| %s | %s | %s | %s |%n"
                .formatted(
                    switch (issue.severity()) {
                      case ERROR -> "❌";
                      case WARNING -> "⚠️";
                      case NOTE -> "ℹ️";
                    },
                    issue.rule(),
                    issue.object() != null
                        ? "`" + cell(issue.object()) + "`"
                        : issue.file() == null ? "" : "`" + cell(issue.file()) + "`",
                    cell(issue.text())));
        fixes.addAll(issue.fix());
      }
      if (!fixes.isEmpty()) {
        text.append("%n<details><summary>SQL that would mend it</summary>%n%n```sql%n".formatted());
        fixes.forEach(sql -> text.append(sql).append(";\n"));
        text.append("```%n%n</details>%n".formatted());
      }
    }
    if (!outcome.notCompared().isEmpty()) {
      text.append(
          "%nNot compared: %s.%n".formatted(line(String.join(", ", outcome.notCompared()))));
    }
    return text.toString();
  }

  private static String cell(String text) {
    return line(text).replace("|", "\\|");
  }

  /** What a name or a message holds is text, and no mark-up. */
  private static String line(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("@", "&#64;")
        .replace("`", "'")
        .replaceAll("\\s+", " ");
  }
}
