package dev.stopover.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Walk through SQL without looking into texts, quoted names and bodies. */
final class SqlTokens {

  private static final Pattern DOLLAR = Pattern.compile("\\$\\w*\\$");

  private SqlTokens() {}

  /** Pass over a text, a quoted name or a body as a whole, or over one character. */
  static int after(String sql, int start) {
    var first = sql.charAt(start);
    if (first == '\'' || first == '"') {
      var isEscaped =
          first == '\'' && start > 0 && Character.toUpperCase(sql.charAt(start - 1)) == 'E';
      var i = start + 1;
      while (i < sql.length() && sql.charAt(i) != first) {
        i += isEscaped && sql.charAt(i) == '\\' ? 2 : 1;
      }
      return Math.min(i + 1, sql.length());
    }
    if (first == '$') {
      var tag = DOLLAR.matcher(sql).region(start, sql.length());
      if (tag.lookingAt()) {
        var end = sql.indexOf(tag.group(), tag.end());
        return end < 0 ? sql.length() : end + tag.group().length();
      }
    }
    return start + 1;
  }

  /** Return the place behind the bracket that closes the one at the start. */
  static int afterGroup(String sql, int start) {
    var depth = 0;
    var i = start;
    while (i < sql.length()) {
      var next = sql.charAt(i);
      if (next == '(' || next == '[') {
        depth++;
      } else if (next == ')' || next == ']') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
      i = after(sql, i);
    }
    return sql.length();
  }

  /** Take a text apart where a separator stands outside of all brackets. */
  static List<String> split(String sql, String separator) {
    var parts = new ArrayList<String>();
    var start = 0;
    var i = 0;
    while (i < sql.length()) {
      if (sql.startsWith(separator, i)) {
        parts.add(sql.substring(start, i));
        i += separator.length();
        start = i;
      } else {
        var next = sql.charAt(i);
        i = next == '(' || next == '[' ? afterGroup(sql, i) : after(sql, i);
      }
    }
    parts.add(sql.substring(start));
    return parts;
  }
}
