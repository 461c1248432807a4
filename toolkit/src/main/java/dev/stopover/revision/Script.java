package dev.stopover.revision;

import dev.stopover.dialect.Hazard;
import java.util.List;

/**
 * Hold what goes into a migration file.
 *
 * @param title its first line
 * @param origin its second line
 * @param hazards what it can do to rows that are there, which is said before the statements
 * @param statements its statements, without semicolons
 */
record Script(String title, String origin, List<Hazard> hazards, List<String> statements) {

  /** Flyway would take {@code ${…}} in a comment or a default for a placeholder. */
  boolean looksLikePlaceholder() {
    return text().contains("${");
  }

  String text() {
    var text = new StringBuilder();
    text.append("-- ").append(title.replaceAll("\\R", " ")).append('\n');
    text.append("-- ").append(origin).append('\n');
    for (var hazard : hazards) {
      var word = hazard instanceof Hazard.DataLoss ? "stopover: lossy " : "may be refused: ";
      text.append("-- ").append(word).append(hazard.object()).append('\n');
      text.append("--   ").append(hazard.reason().replaceAll("\\R", " ")).append('\n');
    }
    for (var statement : statements) {
      text.append('\n').append(statement).append(";\n");
    }
    return text.toString();
  }
}
