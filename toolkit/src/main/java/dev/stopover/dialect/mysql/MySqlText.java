package dev.stopover.dialect.mysql;

import java.util.ArrayList;
import java.util.List;

/** Take MySQL's own statements apart, without being misled by what stands in quotes. */
final class MySqlText {

  private MySqlText() {}

  /** Return the index behind what begins at an index: a quoted text, a group, or one character. */
  static int end(String text, int start) {
    return end(text, start, true);
  }

  /**
   * Return the index behind what begins at an index, where a backslash may be a plain character.
   */
  private static int end(String text, int start, boolean escapes) {
    var first = text.charAt(start);
    if (first == '\'' || first == '"' || first == '`') {
      for (var i = start + 1; i < text.length(); i++) {
        var next = text.charAt(i);
        if (escapes && next == '\\' && first != '`') {
          i++;
        } else if (next == first) {
          if (i + 1 < text.length() && text.charAt(i + 1) == first) {
            i++;
          } else {
            return i + 1;
          }
        }
      }
      return text.length();
    }
    if (first == '(') {
      var i = start + 1;
      while (i < text.length() && text.charAt(i) != ')') {
        i = end(text, i, escapes);
      }
      return Math.min(i + 1, text.length());
    }
    return start + 1;
  }

  /**
   * Return the index behind the first place of some words outside of quotes and parentheses.
   *
   * @param escapes whether a backslash takes its meaning from the character behind it
   */
  static int endOf(String words, String text, boolean escapes) {
    for (var i = 0; i < text.length(); i = end(text, i, escapes)) {
      if (text.startsWith(words, i)) {
        return i + words.length();
      }
    }
    throw new IllegalArgumentException(words + " is not in " + text);
  }

  /**
   * Split a text where a character stands outside of quotes and parentheses; blanks are trimmed.
   */
  static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    var start = 0;
    for (var i = 0; i < text.length(); ) {
      if (text.charAt(i) == separator) {
        add(parts, text.substring(start, i));
        start = i + 1;
      }
      i = end(text, i);
    }
    add(parts, text.substring(start));
    return parts;
  }

  private static void add(List<String> parts, String part) {
    var trimmed = part.strip();
    if (!trimmed.isEmpty()) {
      parts.add(trimmed);
    }
  }

  /** Take off the comments that hide a word from older servers, and the blanks around them. */
  static String plain(String text) {
    var plain = new StringBuilder();
    for (var i = 0; i < text.length(); ) {
      if (text.startsWith("/*!", i)) {
        i += 3;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
          i++;
        }
        blank(plain);
      } else if (text.startsWith("*/", i)) {
        i += 2;
        blank(plain);
      } else if (text.charAt(i) == ' ') {
        i++;
        blank(plain);
      } else {
        var end = text.charAt(i) == '(' ? i + 1 : end(text, i);
        plain.append(text, i, end);
        i = end;
      }
    }
    return plain.toString();
  }

  private static void blank(StringBuilder text) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
  }

  /** Return the names in backticks that an expression holds. */
  static List<String> names(String expression) {
    var names = new ArrayList<String>();
    for (var i = 0; i < expression.length(); ) {
      var first = expression.charAt(i);
      var end = first == '(' ? i + 1 : end(expression, i);
      if (first == '`') {
        names.add(name(expression.substring(i, end)));
      }
      i = end;
    }
    return names;
  }

  /** Return the name that stands in backticks. */
  static String name(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("``", "`");
  }

  /** Take off the parentheses around a text. */
  static String inside(String group) {
    return group.substring(1, group.length() - 1);
  }
}
