package dev.stopover.migration;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/**
 * Tell the names of placeholders where their values would be told, which may be secrets.
 *
 * @param values what stands for a placeholder, by its name
 */
record Placeholders(Map<String, String> values) {

  /** What is shorter is a word like any other in what a server says. */
  private static final int SHORTEST_SECRET = 4;

  /** Return a statement as it stands in the file. */
  String inStatement(String sql) {
    return replaced(sql, 1);
  }

  /** Return what was said of a statement, without the values that it may repeat. */
  String inReason(String text) {
    return replaced(text, SHORTEST_SECRET);
  }

  /** Return a statement as it ran. */
  String filled(String sql) {
    var text = sql;
    for (var each : values.entrySet()) {
      text = text.replace("${" + each.getKey() + "}", each.getValue());
    }
    return text;
  }

  /** Return a failure that tells no value either, also where its trace is shown. */
  Throwable in(Throwable failure) {
    var cause = failure.getCause() == null ? null : in(failure.getCause());
    var message = String.valueOf(failure.getMessage());
    var text = inReason(message);
    if (text.equals(message) && cause == failure.getCause()) {
      return failure;
    }
    var told =
        failure instanceof SQLException refusal
            ? new SQLException(text, refusal.getSQLState(), refusal.getErrorCode(), cause)
            : new FlywayException(text, cause);
    told.setStackTrace(failure.getStackTrace());
    return told;
  }

  private String replaced(String text, int shortest) {
    var byValue =
        values.entrySet().stream()
            .filter(each -> each.getValue().strip().length() >= shortest)
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one));
    if (byValue.isEmpty()) {
      return text;
    }
    // The longest first, and all at once: a name is not searched for values.
    var any =
        byValue.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Placeholders::pattern)
            .collect(Collectors.joining("|"));
    return Pattern.compile(any)
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(byValue.get(found.group()))
                        .map(name -> "${" + name + "}")
                        .orElseGet(found::group)));
  }

  /** A value of a character or two stands in other words and numbers, too. */
  private static String pattern(String value) {
    var quoted = Pattern.quote(value);
    return value.length() < SHORTEST_SECRET
        ? "(?<![\\p{L}\\p{N}_])" + quoted + "(?![\\p{L}\\p{N}_])"
        : quoted;
  }
}
