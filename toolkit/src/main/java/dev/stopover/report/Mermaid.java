package dev.stopover.report;

import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.util.ArrayList;

/** Draws the tables of a schema and what they point to, as Mermaid's entity diagram. */
public final class Mermaid {

  private Mermaid() {}

  /**
   * Draw a schema.
   *
   * @param schema the schema
   * @param dialect the dialect of its engine
   */
  public static String of(Schema schema, Dialect dialect) {
    var text = new StringBuilder("erDiagram\n");
    for (var table : schema.tables()) {
      text.append("  ").append(name(table.name().toString())).append(" {\n");
      table.columns().forEach(column -> text.append(line(table, column, dialect)));
      text.append("  }\n");
    }
    for (var table : schema.tables()) {
      table
          .foreignKeys()
          .forEach(
              key ->
                  text.append(
                      "  %s %s %s : \"%s\"\n"
                          .formatted(
                              name(key.target().toString()),
                              ends(table, key),
                              name(table.name().toString()),
                              quotable(String.join(", ", key.columns())))));
    }
    return text.toString();
  }

  private static String line(Table table, Column column, Dialect dialect) {
    var keys = KeyEnds.marks(table, column);
    var word = word(column.name());
    var comments = new ArrayList<String>();
    if (!word.equals(column.name())) {
      comments.add(quotable(column.name()));
    }
    if (column.nullable()) {
      comments.add("may be null");
    }
    return "    %s %s%s%s\n"
        .formatted(
            word(dialect.describe(column.type())),
            word,
            keys.isEmpty() ? "" : " " + String.join(", ", keys),
            comments.isEmpty() ? "" : " \"" + String.join(", ", comments) + "\"");
  }

  /** Write how many rows of the target, and of the table, belong together. */
  private static String ends(Table table, ForeignKey key) {
    var ends = KeyEnds.of(table, key);
    return (ends.optional() ? "|o" : "||") + "--" + (ends.single() ? "o|" : "o{");
  }

  /** A name that is no word stands in quotes. */
  private static String name(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9_]*") ? text : '"' + quotable(text) + '"';
  }

  private static String quotable(String text) {
    return text.replace('"', '\'').replaceAll("\\s+", " ");
  }

  /** A type or a column is one word, which begins with a letter. */
  private static String word(String text) {
    var word = text.replaceAll("[^A-Za-z0-9_()\\[\\]-]+", "_");
    return word.matches("[A-Za-z].*") ? word : "x" + word;
  }
}
