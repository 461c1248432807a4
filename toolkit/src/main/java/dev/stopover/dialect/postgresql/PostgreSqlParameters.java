package dev.stopover.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Write parameters, such as those of storage, which the server keeps in their order. */
final class PostgreSqlParameters {

  private static final Pattern PLAIN = Pattern.compile("-?[0-9.]+|[a-z_]+");

  private PostgreSqlParameters() {}

  /** Write parameters as they stand in parentheses. */
  static String written(String parameters) {
    var texts = new ArrayList<String>();
    parsed(parameters).forEach((name, value) -> texts.add(name + " = " + quoted(value)));
    return String.join(", ", texts);
  }

  /** Return what leads from parameters to others, and leaves them in the order of those. */
  static List<String> altered(String prefix, @Nullable String before, @Nullable String after) {
    var from = parsed(before);
    var to = parsed(after);
    var gone = new ArrayList<>(from.keySet());
    gone.removeAll(to.keySet());
    Map<String, String> changed = new LinkedHashMap<>(to);
    changed.entrySet().removeIf(each -> each.getValue().equals(from.get(each.getKey())));
    var order = new ArrayList<>(from.keySet());
    order.removeAll(gone);
    order.removeAll(changed.keySet());
    order.addAll(changed.keySet());
    if (!order.equals(List.copyOf(to.keySet()))) {
      gone = new ArrayList<>(from.keySet());
      changed = to;
    }
    var statements = new ArrayList<String>();
    if (!gone.isEmpty()) {
      statements.add(prefix + "RESET (" + String.join(", ", gone) + ")");
    }
    if (!changed.isEmpty()) {
      var texts = new ArrayList<String>();
      changed.forEach((name, value) -> texts.add(name + " = " + quoted(value)));
      statements.add(prefix + "SET (" + String.join(", ", texts) + ")");
    }
    return statements;
  }

  private static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : PostgreSqlDialect.literal(value);
  }

  /** The order counts: it is that in which they were set. */
  private static Map<String, String> parsed(@Nullable String parameters) {
    var parsed = new LinkedHashMap<String, String>();
    if (parameters != null) {
      for (var parameter : parameters.split(", ", -1)) {
        var end = parameter.indexOf('=');
        parsed.put(parameter.substring(0, end), parameter.substring(end + 1));
      }
    }
    return parsed;
  }
}
