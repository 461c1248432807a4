package dev.stopover.revision;

import dev.stopover.Engine;
import dev.stopover.dialect.ClientScript;
import dev.stopover.dialect.Hazard;
import java.util.List;

/**
 * Hold what goes into a migration file.
 *
 * @param engine the engine that it is for
 * @param title its first line
 * @param origin its second line
 * @param part what is done; what it can do to rows that are there is said before all of it
 */
record Script(Engine engine, String title, String origin, Part part) {

  List<Hazard> hazards() {
    return part.steps().stream().flatMap(step -> step.hazards().stream()).toList();
  }

  /** Flyway would take {@code ${…}} in a comment or a default for a placeholder. */
  private boolean looksLikePlaceholder() {
    return text().contains("${");
  }

  /** Return what Flyway has to know about the file; empty where that is nothing. */
  String configuration() {
    return (looksLikePlaceholder() ? "placeholderReplacement=false\n" : "")
        + (part.inTransaction() ? "" : "executeInTransaction=false\n");
  }

  String text() {
    var script = ClientScript.of(engine);
    script.comment(title);
    script.comment(origin);
    for (var hazard : hazards()) {
      var word = hazard instanceof Hazard.DataLoss ? "stopover: lossy " : "may be refused: ";
      script.comment(word + hazard.object());
      script.comment("  " + hazard.reason());
    }
    for (var step : part.steps()) {
      // What another step does along with its own needs no word.
      var comments = step.statements().isEmpty() ? List.<String>of() : step.comments();
      if (!comments.isEmpty()) {
        script.gap();
        comments.forEach(script::comment);
      }
      var first = comments.isEmpty();
      for (var statement : step.statements()) {
        if (first) {
          script.gap();
        }
        script.statement(statement);
        first = true;
      }
    }
    return script.toString();
  }
}
