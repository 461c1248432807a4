package dev.stopover.dialect.postgresql;

import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ExclusionConstraint;
import dev.stopover.model.Generation.Computed;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Know two texts of the server for the same where one is what it prints after it has read the
 * other: a database that went through a dump, as in every upgrade of its major version, says some
 * things in other words than it was told them ({@link PrintedSql}), and means the same.
 */
final class ReprintedSql {

  private static final String ARRAY = "ARRAY[";

  /** The cast of a whole array, in parentheses or without. */
  private static final Pattern CAST =
      Pattern.compile("(\\)?)::((?:[^\\[\\]()',]|\\(\\d+(?:,\\d+)?\\))+)\\[]");

  private ReprintedSql() {}

  /** Return a schema in the words of another one, as far as both mean the same. */
  static Schema inWordsOf(Schema schema, Schema other) {
    var tables = new HashMap<QualifiedName, Table>();
    other.tables().forEach(table -> tables.put(table.name(), table));
    var objects = new HashMap<ObjectName, SchemaObject>();
    other.objects().forEach(object -> objects.put(object.id(), object));
    return new Schema(
        schema.namespaces(),
        schema.tables().stream().map(table -> inWordsOf(table, tables.get(table.name()))).toList(),
        schema.sequences(),
        schema.objects().stream()
            .map(object -> either(object, objects.get(object.id()), ReprintedSql::reprinted))
            .toList(),
        schema.needs(),
        schema.notCompared());
  }

  private static Table inWordsOf(Table table, @Nullable Table other) {
    if (other == null || table.equals(other)) {
      return table;
    }
    return table
        .withColumns(each(table.columns(), other.columns(), Column::name, ReprintedSql::reprinted))
        .withConstraints(
            each(
                table.constraints(),
                other.constraints(),
                Constraint::name,
                ReprintedSql::reprinted))
        .withIndexes(each(table.indexes(), other.indexes(), Index::name, ReprintedSql::reprinted));
  }

  private static <T> List<T> each(
      List<T> some,
      List<T> others,
      Function<T, @Nullable String> name,
      UnaryOperator<T> reprinted) {
    Map<@Nullable String, T> byName = new HashMap<>();
    others.forEach(other -> byName.put(name.apply(other), other));
    return some.stream()
        .map(one -> either(one, byName.get(name.apply(one)), reprinted))
        .collect(Collectors.toList());
  }

  private static <T> T either(T one, @Nullable T other, UnaryOperator<T> reprinted) {
    return other != null
            && !one.equals(other)
            && reprinted.apply(one).equals(reprinted.apply(other))
        ? other
        : one;
  }

  private static Column reprinted(Column column) {
    var other =
        column.generation() instanceof Computed computed
            ? column.withGeneration(new Computed(of(computed.expression()), computed.stored()))
            : column;
    return column.defaultValue() == null
        ? other
        : other.withDefaultValue(of(column.defaultValue()));
  }

  private static Constraint reprinted(Constraint constraint) {
    if (constraint instanceof CheckConstraint check) {
      return new CheckConstraint(check.name(), of(check.expression()), maybe(check.definition()));
    }
    return constraint instanceof ExclusionConstraint exclusion
        ? new ExclusionConstraint(exclusion.name(), of(exclusion.definition()))
        : constraint;
  }

  private static Index reprinted(Index index) {
    return new Index(
        index.name(),
        index.unique(),
        index.keys().stream()
            .map(key -> new Index.Key(of(key.column()), key.descending()))
            .toList(),
        maybe(index.definition()),
        index.comment());
  }

  private static SchemaObject reprinted(SchemaObject object) {
    return new SchemaObject(
        object.id(),
        object.owner(),
        object.place(),
        of(object.definition()),
        object.removal(),
        object.parts(),
        object.growth());
  }

  private static @Nullable String maybe(@Nullable String sql) {
    return sql == null ? null : of(sql);
  }

  /** Return what the server prints once it has read what it printed. */
  static String of(String sql) {
    if (!sql.contains(ARRAY) && !sql.contains("((")) {
      return sql;
    }
    var text = new StringBuilder();
    var i = 0;
    while (i < sql.length()) {
      var next = i;
      if (sql.startsWith("(" + ARRAY, i)) {
        next = array(sql, i + 1, text);
      } else if (sql.startsWith(ARRAY, i)) {
        next = array(sql, i, text);
      } else if (sql.charAt(i) == '(') {
        next = group(sql, i, text);
      }
      if (next <= i + 1) {
        next = SqlTokens.after(sql, i);
        text.append(sql, i, next);
      }
      i = next;
    }
    return text.toString();
  }

  /** The cast of an array is one of each of its elements (PostgreSQL manual, 4.2.12). */
  private static int array(String sql, int start, StringBuilder text) {
    var bracket = start + ARRAY.length() - 1;
    var end = SqlTokens.afterGroup(sql, bracket);
    var isInParentheses = start > 0 && sql.charAt(start - 1) == '(';
    var cast = CAST.matcher(sql).region(end, sql.length());
    if (!cast.lookingAt() || cast.group(1).isEmpty() == isInParentheses) {
      return start;
    }
    var type = Objects.requireNonNull(cast.group(2));
    text.append(
        SqlTokens.split(sql.substring(bracket + 1, end - 1), ",").stream()
            .map(element -> "(%s)::%s".formatted(of(element.strip()), type))
            .collect(Collectors.joining(", ", ARRAY, "]")));
    return cast.end();
  }

  /** A conjunction at the head of another one becomes part of it, and so does a disjunction. */
  private static int group(String sql, int start, StringBuilder text) {
    var end = SqlTokens.afterGroup(sql, start);
    var inner = of(sql.substring(start + 1, end - 1));
    for (var word : List.of(" AND ", " OR ")) {
      var parts = SqlTokens.split(inner, word);
      var head = parts.get(0);
      if (parts.size() > 1
          && head.startsWith("(")
          && SqlTokens.afterGroup(head, 0) == head.length()
          && SqlTokens.split(head.substring(1, head.length() - 1), word).size() > 1) {
        inner = head.substring(1, head.length() - 1) + inner.substring(head.length());
      }
    }
    text.append('(').append(inner).append(')');
    return end;
  }
}
