package dev.stopover.dialect.mysql;

import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Give a column another name together with the expressions that read it, which the server does not
 * follow by itself (MySQL manual, 15.1.9).
 */
final class MySqlRenaming {

  private final String fromName;
  private final String toName;
  private final String from;
  private final String to;

  private MySqlRenaming(String from, String to) {
    this.fromName = from;
    this.toName = to;
    this.from = quoted(from);
    this.to = quoted(to);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** Return a table whose column has another name, and what reads it. */
  static Table renamed(Table table, String from, String to) {
    var renaming = new MySqlRenaming(from, to);
    return renaming
        .partitioned(table)
        .withColumns(table.columns().stream().map(renaming::column).toList())
        .withConstraints(table.constraints().stream().map(renaming::constraint).toList())
        .withIndexes(table.indexes().stream().map(renaming::index).toList());
  }

  /** Write the one statement that gives the column its name. */
  static String statement(MySqlDialect dialect, String from, String to, Table was, Table becomes) {
    var before = new ArrayList<String>();
    var after = new ArrayList<String>();
    for (var i = 0; i < was.constraints().size(); i++) {
      var old = was.constraints().get(i);
      var wanted = becomes.constraints().get(i);
      if (!old.equals(wanted)) {
        before.add("DROP CHECK " + dialect.identifier(String.valueOf(old.name())));
        after.add("ADD " + dialect.describe(wanted));
      }
    }
    for (var i = 0; i < was.indexes().size(); i++) {
      var old = was.indexes().get(i);
      var wanted = becomes.indexes().get(i);
      if (hasExpressionOf(old, quoted(from))) {
        before.add("DROP INDEX " + dialect.identifier(String.valueOf(old.name())));
        after.add("ADD " + dialect.describe(was.name(), wanted));
      }
    }
    before.add(
        "RENAME COLUMN %s TO %s".formatted(dialect.identifier(from), dialect.identifier(to)));
    for (var i = 0; i < was.columns().size(); i++) {
      var wanted = becomes.columns().get(i);
      if (!was.columns().get(i).withName(wanted.name()).equals(wanted)) {
        before.add("MODIFY COLUMN " + dialect.describe(wanted));
      }
    }
    before.addAll(after);
    var partitions = becomes.options().get(MySqlCatalog.PARTITION);
    return dialect.alter(was.name())
        + String.join(",\n    ", before)
        + (partitions == null || partitions.equals(was.options().get(MySqlCatalog.PARTITION))
            ? ""
            : "\n" + partitions);
  }

  /** By what a table is partitioned, it must say anew in the same statement. */
  private Table partitioned(Table table) {
    var shown = table.options().get(MySqlCatalog.PARTITION);
    if (shown == null) {
      return table;
    }
    var options = new TreeMap<>(table.options());
    options.put(MySqlCatalog.PARTITION, MySqlPartitions.withListed(words(shown), fromName, to));
    return table.withOptions(options);
  }

  private Column column(Column column) {
    var named = column.name().equals(fromName) ? column.withName(toName) : column;
    var value = column.defaultValue();
    var other =
        value != null && value.startsWith("(") ? named.withDefaultValue(words(value)) : named;
    return column.generation() instanceof Generation.Computed computed
        ? other.withGeneration(
            new Generation.Computed(words(computed.expression()), computed.stored()))
        : other;
  }

  private Constraint constraint(Constraint constraint) {
    return constraint instanceof CheckConstraint check
        ? new CheckConstraint(
            check.name(), words(check.expression()), wordsOrNull(check.definition()))
        : constraint;
  }

  private Index index(Index index) {
    return new Index(
        index.name(),
        index.unique(),
        index.keys().stream()
            .map(
                key ->
                    new Index.Key(
                        key.column().equals(fromName) ? toName : words(key.column()),
                        key.descending()))
            .toList(),
        wordsOrNull(index.definition()),
        index.comment());
  }

  /** What an index has on columns alone follows by itself. */
  private static boolean hasExpressionOf(Index index, String quoted) {
    return index.definition() != null
        && index.keys().stream().anyMatch(key -> key.column().contains(quoted));
  }

  private @Nullable String wordsOrNull(@Nullable String text) {
    return text == null ? null : words(text);
  }

  /** Some expressions are kept in the letters in which they were written. */
  private String words(String text) {
    var result = new StringBuilder();
    for (var part : parts(text)) {
      result.append(part.equalsIgnoreCase(from) ? to : part);
    }
    return result.toString();
  }

  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    for (var i = 0; i < text.length(); ) {
      var end = text.charAt(i) == '(' ? i + 1 : MySqlText.end(text, i);
      parts.add(text.substring(i, end));
      i = end;
    }
    return parts;
  }
}
