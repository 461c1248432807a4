package dev.stopover.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Let constraints of one table take over each other's names: the first goes by a name of its own
 * until the other has given up what it wants.
 */
final class PostgreSqlSwappedNames {

  private static final String IDENTIFIER = "(\"(?:[^\"]|\"\")+\"|[^\" ]+)";

  private static final Pattern RENAMING =
      Pattern.compile("ALTER TABLE (.+) RENAME CONSTRAINT " + IDENTIFIER + " TO " + IDENTIFIER);

  private final PostgreSqlDialect dialect;

  /** Which table's constraint gives up which name, and which statements it is to be followed by. */
  private final Map<List<String>, List<String>> waiting = new HashMap<>();

  PostgreSqlSwappedNames(PostgreSqlDialect dialect) {
    this.dialect = dialect;
  }

  List<List<String>> statements(List<List<String>> each) {
    for (var sql : each.stream().flatMap(List::stream).toList()) {
      var renaming = RENAMING.matcher(sql);
      if (renaming.matches()) {
        waiting.put(List.of(renaming.group(1), renaming.group(2)), new ArrayList<>());
      }
    }
    return waiting.size() < 2 ? each : each.stream().map(this::apart).toList();
  }

  private List<String> apart(List<String> statements) {
    var result = new ArrayList<String>();
    for (var sql : statements) {
      var renaming = RENAMING.matcher(sql);
      if (!renaming.matches()) {
        result.add(sql);
        continue;
      }
      var table = renaming.group(1);
      var name = renaming.group(3);
      var held = waiting.get(List.of(table, name));
      if (held == null) {
        result.add(sql);
      } else {
        var plain = name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
        var meanwhile =
            dialect.identifier(PostgreSqlDialect.beside(plain.replace("\"\"", "\""), "__new"));
        result.add(renamed(table, renaming.group(2), meanwhile));
        held.add(renamed(table, meanwhile, name));
      }
      var followers = waiting.remove(List.of(table, renaming.group(2)));
      result.addAll(followers == null ? List.of() : followers);
    }
    return result;
  }

  private static String renamed(String table, String from, String to) {
    return "ALTER TABLE %s RENAME CONSTRAINT %s TO %s".formatted(table, from, to);
  }
}
