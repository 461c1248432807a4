package dev.stopover.report;

import dev.stopover.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Writes a page that needs nothing beside it, and is XML too. */
final class Html {

  private Html() {}

  static String of(Outcome outcome) {
    var text = new StringBuilder();
    var title = "stopover " + outcome.command() + ": " + outcome.subject();
    text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    text.append("<meta name=\"viewport\" content=\"width=device-width\"/>\n");
    text.append("<title>").append(escaped(title)).append("</title>\n<style>\n");
    text.append(style()).append("</style>\n</head>\n<body>\n<main>\n");
    text.append("<h1>").append(escaped(title)).append("</h1>\n");
    text.append(
        "<p class=\"verdict %s\">%s</p>\n"
            .formatted(outcome.isClean() ? "good" : "bad", escaped(outcome.verdict())));
    if (!outcome.steps().isEmpty()) {
      text.append("<h2>Migrations</h2>\n<div class=\"list\"><table>\n");
      text.append("<tr><th>Migration</th><th>On the copy</th></tr>\n");
      outcome
          .steps()
          .forEach(
              (step, what) ->
                  text.append(
                      "<tr><td><code>%s</code></td><td>%s</td></tr>\n"
                          .formatted(escaped(step), escaped(what))));
      text.append("</table></div>\n");
    }
    if (!outcome.issues().isEmpty()) {
      text.append("<h2>What was found</h2>\n<div class=\"list\"><table>\n");
      text.append("<tr><th></th><th>Rule</th><th>Where</th><th>What</th></tr>\n");
      outcome.issues().forEach(each -> row(each, outcome, text));
      text.append("</table></div>\n");
    }
    diagram(outcome, text);
    if (!outcome.notCompared().isEmpty()) {
      text.append(
          "<p class=\"note\">Not compared: %s.</p>\n"
              .formatted(escaped(String.join(", ", outcome.notCompared()))));
    }
    return text.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void diagram(Outcome outcome, StringBuilder text) {
    var count = outcome.schema().tables().size();
    if (count == 0) {
      return;
    }
    text.append("<h2>Tables</h2>\n");
    if (count > ErDiagram.MOST) {
      text.append(
          "<p class=\"note\">%d tables are too many to draw: at most %d are.</p>\n"
              .formatted(count, ErDiagram.MOST));
      return;
    }
    var isLarge = count > ErDiagram.MOST_IN_FULL;
    zoom("fit", "Fit", !isLarge, text);
    zoom("full", "Full size", isLarge, text);
    text.append("<div class=\"diagram\">\n");
    text.append(ErDiagram.of(outcome.schema(), marked(outcome)));
    text.append("</div>\n");
    text.append("<p class=\"note\">Red: what differs, or is changed. ? may be null.</p>\n");
  }

  /** Writes a button that needs no script: what is checked is shown by style. */
  private static void zoom(String id, String label, boolean isChecked, StringBuilder text) {
    text.append(
        "<input class=\"zoom\" type=\"radio\" name=\"zoom\" id=\"%s\"%s/><label for=\"%1$s\">%s</label>\n"
            .formatted(id, isChecked ? " checked=\"checked\"" : "", label));
  }

  /** Returns the names of tables, and of columns with their tables', that something is said of. */
  private static Set<String> marked(Outcome outcome) {
    var marked = new HashSet<String>();
    for (var table : outcome.schema().tables()) {
      outcome.touched().stream()
          .filter(object -> isAbout(object, table))
          .forEach(
              object -> {
                marked.add(table.name().toString());
                marked.add(object.substring(object.indexOf(' ') + 1));
              });
    }
    return marked;
  }

  /** Tells whether {@code column events.price} or {@code index by_age on events} is of a table. */
  private static boolean isAbout(String object, Table table) {
    return object.endsWith(" " + table.name()) || object.contains(" " + table.name() + ".");
  }

  private static String style() {
    try (var style = Html.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(style).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leads to the table in the diagram, where there is one. */
  private static String place(Issue issue, Outcome outcome) {
    var object = issue.object();
    if (object == null) {
      return issue.file() == null ? "" : "<code>" + escaped(issue.file()) + "</code>";
    }
    var tables = outcome.schema().tables();
    var code = "<code>" + escaped(object) + "</code>";
    for (var i = 0; i < tables.size() && tables.size() <= ErDiagram.MOST; i++) {
      if (isAbout(object, tables.get(i))) {
        return "<a href=\"#%s\">%s</a>".formatted(ErDiagram.id(i), code);
      }
    }
    return code;
  }

  private static void row(Issue issue, Outcome outcome, StringBuilder text) {
    var severity = Json.name(issue.severity());
    text.append("<tr><td><span class=\"badge %s\">%1$s</span></td>".formatted(severity));
    text.append("<td class=\"rule\">%s</td>".formatted(issue.rule()));
    text.append("<td>").append(place(issue, outcome)).append("</td>");
    text.append("<td class=\"what\">").append(escaped(issue.text()));
    if (!issue.fix().isEmpty()) {
      text.append("<pre>").append(escaped(String.join(";\n", issue.fix()) + ";")).append("</pre>");
    }
    text.append("</td></tr>\n");
  }

  /** Writes text as text; what no XML can hold is shown as what cannot be shown. */
  static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t\r]]|[\uFFFE\uFFFF]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
