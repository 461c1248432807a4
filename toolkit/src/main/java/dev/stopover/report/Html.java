package dev.stopover.report;

/** Writes a page that needs nothing beside it. */
final class Html {

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.3rem} table{border-collapse:collapse;width:100%;margin:1rem 0}
      th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #8884}
      code,pre{font:13px/1.5 ui-monospace,monospace} pre{white-space:pre-wrap;margin:.3rem 0 0}
      .verdict{padding:.6rem .8rem;border-left:4px solid} .good{border-color:#2a9d55}
      .bad{border-color:#d1383d} .error{color:#d1383d} .warning{color:#b7791f} .note{opacity:.75}
      """;

  private Html() {}

  static String of(Outcome outcome) {
    var text = new StringBuilder();
    var title = "stopover " + outcome.command() + ": " + outcome.subject();
    text.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    text.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    text.append("<title>").append(escaped(title)).append("</title>\n<style>\n");
    text.append(STYLE).append("</style>\n</head>\n<body>\n");
    text.append("<h1>").append(escaped(title)).append("</h1>\n");
    text.append(
        "<p class=\"verdict %s\">%s</p>\n"
            .formatted(outcome.isClean() ? "good" : "bad", escaped(outcome.verdict())));
    if (!outcome.steps().isEmpty()) {
      text.append("<table>\n<tr><th>Migration</th><th>On the copy</th></tr>\n");
      outcome
          .steps()
          .forEach(
              (step, what) ->
                  text.append(
                      "<tr><td><code>%s</code></td><td>%s</td></tr>\n"
                          .formatted(escaped(step), escaped(what))));
      text.append("</table>\n");
    }
    if (!outcome.issues().isEmpty()) {
      text.append("<table>\n<tr><th></th><th>Rule</th><th>Where</th><th>What</th></tr>\n");
      outcome.issues().forEach(each -> row(each, text));
      text.append("</table>\n");
    }
    if (!outcome.notCompared().isEmpty()) {
      text.append(
          "<p class=\"note\">Not compared: %s.</p>\n"
              .formatted(escaped(String.join(", ", outcome.notCompared()))));
    }
    return text.append("</body>\n</html>\n").toString();
  }

  private static void row(Issue issue, StringBuilder text) {
    var severity = Json.name(issue.severity());
    text.append("<tr><td class=\"%s\">%1$s</td><td>%s</td>".formatted(severity, issue.rule()));
    var place = issue.object() == null ? issue.file() : issue.object();
    text.append("<td><code>%s</code></td>".formatted(place == null ? "" : escaped(place)));
    text.append("<td>").append(escaped(issue.text()));
    if (!issue.fix().isEmpty()) {
      text.append("<pre>").append(escaped(String.join(";\n", issue.fix()) + ";")).append("</pre>");
    }
    text.append("</td></tr>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
