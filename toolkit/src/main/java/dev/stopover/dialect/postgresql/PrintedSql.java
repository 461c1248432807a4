package dev.stopover.dialect.postgresql;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Write what the server has printed so that it understands the same by it again.
 *
 * <p>Three things it prints it would read as something slightly different, and print differently
 * from then on:
 *
 * <ul>
 *   <li>{@code (ARRAY['a'::character varying])::text[]}, which comes of {@code status IN ('a')}: a
 *       cast of an array constructor is taken as one of each element (PostgreSQL manual, 4.2.12). A
 *       cast of the array to what it is already keeps the two apart.
 *   <li>{@code ((a >= 1) AND (a <= 2)) AND b}, which comes of {@code a BETWEEN 1 AND 2 AND b}: a
 *       conjunction at the head of another one becomes part of it. A cast to what it is already
 *       keeps it whole.
 *   <li>{@code SELECT 'x'::text}, which comes of {@code SELECT 'x'}: a cast gives a column the name
 *       of the type. It is told its name.
 * </ul>
 */
final class PrintedSql {

  private static final String ARRAY = "ARRAY[";

  /** What follows an array that is cast as a whole, in parentheses or without. */
  private static final Pattern CAST =
      Pattern.compile("\\)?::((?:[^\\[\\]()',]|\\(\\d+(?:,\\d+)?\\))+)\\[]");

  private static final String TYPE = "((?:\"[^\"]+\"|[\\w. ])+)";

  /** An element that tells its type. */
  private static final Pattern TYPED =
      Pattern.compile("(?:NULL|'(?:[^']|'')*')::" + TYPE + "(?:\\([\\d,]+\\))?");

  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern NUMERIC = Pattern.compile("-?\\d+\\.\\d+");

  private static final Pattern HEAD = Pattern.compile("SELECT (?:DISTINCT (?:ON \\()?)?|,\\n +");

  /** A constant that is a column of a query, and is not named. */
  private static final Pattern UNNAMED =
      Pattern.compile(
          "(?:NULL|'(?:[^']|'')*')::(?:\"[^\"]+\"|\\w|[. ](?!AS ))+"
              + "(?:\\([\\d,]+\\)(?: with(?:out)? time zone)?)?(?:\\[])?(?=,\\n|\\n|\\)|;|$)");

  private PrintedSql() {}

  /** Return a statement that the server takes for what it was printed from. */
  static String readAgain(String sql) {
    return sql.contains(ARRAY) || sql.contains("((") || sql.contains("SELECT ")
        ? rewritten(sql)
        : sql;
  }

  private static String rewritten(String sql) {
    var text = new StringBuilder();
    var i = 0;
    while (i < sql.length()) {
      var next = i;
      if (sql.startsWith(ARRAY, i)) {
        next = array(sql, i, text);
      } else if (sql.startsWith("((", i)) {
        next = conjunction(sql, i, text);
      } else if (sql.startsWith("SELECT ", i) || sql.startsWith(",\n", i)) {
        next = unnamed(sql, i, text);
      }
      if (next == i) {
        next = SqlTokens.after(sql, i);
        text.append(sql, i, next);
      }
      i = next;
    }
    return text.toString();
  }

  private static int array(String sql, int start, StringBuilder text) {
    var bracket = start + ARRAY.length() - 1;
    var end = SqlTokens.afterGroup(sql, bracket);
    var inner = sql.substring(bracket + 1, end - 1);
    text.append(ARRAY).append(rewritten(inner)).append(']');
    var cast = CAST.matcher(sql).region(end, sql.length());
    var type = cast.lookingAt() ? typeOf(SqlTokens.split(inner, ",")) : null;
    if (type != null && !type.equals(cast.group(1))) {
      text.append("::").append(type).append("[]");
    }
    return end;
  }

  /** All elements are of one type, so one that tells it is enough. */
  private static @Nullable String typeOf(List<String> elements) {
    return elements.stream()
        .map(element -> typeOf(element.strip()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String typeOf(String element) {
    if (INTEGER.matcher(element).matches()) {
      return "integer";
    }
    if (NUMERIC.matcher(element).matches()) {
      return "numeric";
    }
    if (element.equals("true") || element.equals("false")) {
      return "boolean";
    }
    var typed = TYPED.matcher(element);
    return typed.matches() ? typed.group(1) : null;
  }

  /** What stands at the head of a conjunction, or disjunction, and is another one. */
  private static int conjunction(String sql, int start, StringBuilder text) {
    var end = SqlTokens.afterGroup(sql, start + 1);
    for (var word : List.of(" AND ", " OR ")) {
      if (sql.startsWith(word, end)) {
        var inner = sql.substring(start + 2, end - 1);
        if (SqlTokens.split(inner, word).size() > 1) {
          // The inner one may have such a head itself.
          text.append('(').append(rewritten(sql.substring(start + 1, end))).append("::boolean");
          return end;
        }
      }
    }
    return start;
  }

  private static int unnamed(String sql, int start, StringBuilder text) {
    var head = afterHead(sql, start);
    var constant = UNNAMED.matcher(sql).region(head, sql.length());
    if (!constant.lookingAt()) {
      return start;
    }
    text.append(rewritten(sql.substring(start, head)))
        .append(constant.group())
        .append(" AS \"?column?\"");
    return constant.end();
  }

  /** Return the place behind what stands before a column of a query. */
  private static int afterHead(String sql, int start) {
    var head = HEAD.matcher(sql).region(start, sql.length());
    if (!head.lookingAt()) {
      return start;
    }
    return head.group().endsWith("(")
        ? Math.min(SqlTokens.afterGroup(sql, head.end() - 1) + 1, sql.length())
        : head.end();
  }
}
