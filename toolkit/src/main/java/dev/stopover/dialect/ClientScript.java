package dev.stopover.dialect;

import dev.stopover.Engine;
import java.util.List;

/** Write statements so that the engine's own client runs each of them as a whole. */
public final class ClientScript {

  private static final List<String> DELIMITERS = List.of("$$", "//", ";;", "$stopover$");

  private final StringBuilder text = new StringBuilder();
  private final Engine engine;

  private ClientScript(Engine engine) {
    this.engine = engine;
  }

  /** Begin a script for an engine. */
  public static ClientScript of(Engine engine) {
    return new ClientScript(engine);
  }

  /** Add a comment line; what does not fit on one line is put there all the same. */
  public ClientScript comment(String line) {
    text.append("-- ").append(line.replaceAll("\\R", " ")).append('\n');
    return this;
  }

  /** Add a blank line, unless it would be the first. */
  public ClientScript gap() {
    if (text.length() > 0) {
      text.append('\n');
    }
    return this;
  }

  /** Add a statement, without a semicolon. */
  public ClientScript statement(String statement) {
    if (engine == Engine.MYSQL && hasInnerSemicolon(statement)) {
      var delimiter =
          DELIMITERS.stream().filter(each -> !statement.contains(each)).findFirst().orElse("$$");
      text.append("DELIMITER ").append(delimiter).append('\n');
      text.append(statement).append(delimiter).append("\nDELIMITER ;\n");
    } else {
      text.append(statement).append(endsInComment(statement) ? "\n;\n" : ";\n");
    }
    return this;
  }

  /** A semicolon would be part of a comment that runs to the end of the line. */
  private static boolean endsInComment(String statement) {
    return statement.substring(statement.lastIndexOf('\n') + 1).contains("--");
  }

  /** Look for a semicolon outside of quotes and comments. */
  private static boolean hasInnerSemicolon(String sql) {
    var i = 0;
    while (i < sql.length()) {
      var next = sql.charAt(i);
      if (next == ';') {
        return true;
      }
      i =
          switch (next) {
            case '\'', '"', '`' -> afterQuoted(sql, i);
            case '#' -> after(sql, "\n", i);
            case '-' -> sql.startsWith("-- ", i) ? after(sql, "\n", i) : i + 1;
            case '/' ->
                sql.startsWith("/*", i) && !sql.startsWith("/*!", i) ? after(sql, "*/", i) : i + 1;
            default -> i + 1;
          };
    }
    return false;
  }

  private static int afterQuoted(String sql, int start) {
    var quote = sql.charAt(start);
    var i = start + 1;
    while (i < sql.length() && sql.charAt(i) != quote) {
      i += sql.charAt(i) == '\\' && quote != '`' ? 2 : 1;
    }
    return i + 1;
  }

  private static int after(String sql, String end, int start) {
    var found = sql.indexOf(end, start);
    return found < 0 ? sql.length() : found + end.length();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
