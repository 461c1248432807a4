package dev.stopover.rows;

import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.SampleTexts;
import dev.stopover.dialect.SampleValues.Shape;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Guesses from what a table demands of its rows which values may please it. */
final class Demands {

  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?:\\.\\d+)?");
  private static final int LONGEST = 1_000;

  /** What texts often have to look like. */
  private static final List<String> USUAL =
      List.of(
          "a@example.com",
          "https://example.com/a",
          "+441234567890",
          "a",
          "A",
          "AB",
          "ABC",
          "abc-1",
          "12345",
          "2024-02-29");

  private final List<String> texts;
  private final Dialect dialect;

  Demands(Table table, Schema schema, Dialect dialect) {
    this.dialect = dialect;
    this.texts =
        Stream.of(
                table.constraintsOf(CheckConstraint.class).stream().map(Demands::text),
                table.options().values().stream()
                    .filter(each -> each.contains("(") || each.contains(" ")),
                bounds(table, schema))
            .flatMap(each -> each)
            .map(each -> each.replaceAll("_utf8mb4\\s*(?=')", ""))
            .toList();
  }

  /** Return the columns of the checks that a refusal names; empty where it names none. */
  static Set<String> suspects(Table table, String refusal) {
    return table.constraintsOf(CheckConstraint.class).stream()
        .filter(
            check ->
                check.name() != null
                    && (refusal.contains('"' + check.name() + '"')
                        || refusal.contains("'" + check.name() + "'")))
        .flatMap(
            check ->
                table.columns().stream()
                    .map(Column::name)
                    .filter(name -> word(name).matcher(text(check)).find()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String text(CheckConstraint check) {
    return check.definition() == null ? check.expression() : check.definition();
  }

  private static Pattern word(String name) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)");
  }

  private static Stream<String> bounds(Table table, Schema schema) {
    var key = table.options().get("fixed partition by");
    return key == null
        ? Stream.empty()
        : schema.objects().stream()
            .filter(each -> each.id().kind().equals("partition"))
            .map(SchemaObject::definition)
            .filter(each -> each.contains(" " + table.name() + " ATTACH "))
            .map(each -> key + each);
  }

  /**
   * Return literals that a demand on the column may be content with; empty where there is none.
   *
   * @param shape what its values look like
   */
  List<String> candidates(Column column, Schema schema, Shape shape) {
    var found = new LinkedHashSet<String>();
    var word = word(column.name());
    Stream.concat(
            texts.stream().filter(each -> word.matcher(each).find()), ofDomain(column, schema))
        .forEach(each -> add(each, found));
    if (shape == Shape.TEXT
        && (!found.isEmpty() || texts.stream().anyMatch(each -> word.matcher(each).find()))) {
      found.addAll(USUAL);
    }
    if (shape != Shape.TEXT) {
      found.removeIf(each -> NUMBER.matcher(each).matches() != (shape == Shape.NUMBER));
    }
    return found.stream().map(dialect::textLiteral).toList();
  }

  private Stream<String> ofDomain(Column column, Schema schema) {
    var type = dialect.describe(column.type());
    return schema.objects().stream()
        .filter(
            each ->
                each.id().kind().equals("domain") || each.id().kind().equals("domain constraint"))
        .filter(each -> each.definition().contains(" DOMAIN " + type + " "))
        .flatMap(
            each ->
                each.id().kind().equals("domain")
                    ? each.parts().stream().skip(1)
                    : Stream.of(each.definition()));
  }

  private static void add(String demand, Set<String> found) {
    TEXT.matcher(demand)
        .results()
        .map(each -> each.group(1).replace("''", "'"))
        .forEach(found::add);
    for (var number : NUMBER.matcher(demand).results().map(each -> each.group()).toList()) {
      var value = new BigDecimal(number);
      found.add(value.toPlainString());
      found.add(value.subtract(BigDecimal.ONE).toPlainString());
      found.add(value.add(BigDecimal.ONE).toPlainString());
      if (value.signum() > 0 && value.compareTo(BigDecimal.valueOf(LONGEST)) <= 0) {
        found.add(ofLength(value.intValue()));
      }
    }
  }

  private static String ofLength(int length) {
    var text = SampleTexts.of(1, length);
    return text + "x".repeat(Math.max(0, length - text.length()));
  }

  /** Put the first of several lists first. */
  static List<String> union(List<List<String>> lists) {
    var all = new LinkedHashSet<String>();
    lists.forEach(all::addAll);
    return new ArrayList<>(all);
  }
}
