package dev.stopover.diff;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Know what PostgreSQL words otherwise when it makes checks and indexes anew itself, as it does
 * from its own printed text when a column of theirs gets another type: an array that is cast as a
 * whole, and a conjunction at the head of another one.
 */
final class Rewording {

  private static final String CAST_AS_A_WHOLE = "])::";

  /** A text or a quoted name, as it is printed: what it says is no part of the expression. */
  private static final Pattern QUOTED = Pattern.compile("'[^']*+'|\"[^\"]*+\"");

  private Rewording() {}

  /** Tell whether an expression is another one after the server has read what it printed. */
  static boolean threatens(String expression) {
    var plain = QUOTED.matcher(expression).replaceAll("''");
    return plain.contains(CAST_AS_A_WHOLE) || hasNestedHead(plain);
  }

  private static boolean hasNestedHead(String expression) {
    for (var i = expression.indexOf("(("); i >= 0; i = expression.indexOf("((", i + 1)) {
      var end = endOf(expression, i + 1);
      for (var word : List.of(" AND ", " OR ")) {
        if (expression.startsWith(word, end) && isJoined(expression.substring(i + 2, end), word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int endOf(String text, int start) {
    var depth = 0;
    for (var i = start; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static boolean isJoined(String text, String word) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        i = endOf(text, i) - 1;
      } else if (text.startsWith(word, i)) {
        return true;
      }
    }
    return false;
  }
}
