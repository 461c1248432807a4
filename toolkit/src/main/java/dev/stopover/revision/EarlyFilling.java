package dev.stopover.revision;

import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.verify.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Give rows a value before everything else where the column demands one in the same statement in
 * which other things are changed, as it may have to on MySQL.
 *
 * @param columns what is filled, by its name: {@code events.price}
 * @param schema the schema in which the rows have their values
 * @param steps what leads there
 */
record EarlyFilling(Set<String> columns, Schema schema, List<Step> steps) {

  static EarlyFilling of(Schema before, Changes changes, Decisions decisions, Dialect dialect) {
    var places = dialect.placesOfEach(changes);
    var filled = new LinkedHashMap<QualifiedName, List<Column>>();
    var names = new LinkedHashSet<String>();
    var i = 0;
    for (var change : changes) {
      var isShared = Collections.frequency(places, places.get(i++)) > 1;
      var column = Filling.demanded(change).orElse(null);
      if (isShared
          && column != null
          && decisions.fills().containsKey(Filling.name(change, column))
          && names.add(Filling.name(change, column))) {
        filled.computeIfAbsent(change.subject(), table -> new ArrayList<>()).add(column);
      }
    }
    if (filled.isEmpty()) {
      return new EarlyFilling(Set.of(), before, List.of());
    }
    var schema =
        before.withTables(
            before.tables().stream()
                .map(table -> expanded(table, filled.getOrDefault(table.name(), List.of())))
                .toList());
    var steps = new ArrayList<Step>();
    for (var step : Step.of(Changes.between(before, schema), dialect)) {
      steps.add(said(step, "expand: it may be null until its rows have a value"));
    }
    filled.forEach(
        (table, columns) ->
            columns.forEach(
                column -> steps.add(backfill(table, column, decisions.fills(), dialect))));
    return new EarlyFilling(names, schema, steps);
  }

  private static Table expanded(Table table, List<Column> filled) {
    var columns = new ArrayList<>(table.columns());
    filled.stream()
        .filter(column -> table.column(column.name()).isEmpty())
        .forEach(column -> columns.add(column.withNullable(true)));
    return table.withColumns(columns);
  }

  private static Step said(Step step, String comment) {
    return new Step(
        step.kind(),
        step.object(),
        step.from(),
        step.to(),
        List.of(comment),
        step.hazards(),
        step.statements());
  }

  private static Step backfill(
      QualifiedName table, Column column, Map<String, String> fills, Dialect dialect) {
    var name = Filling.name(table, column);
    return new Step(
        "fill column",
        "column " + name,
        null,
        null,
        List.of("backfill: rows without a value get one, since from now on they must have it"),
        List.of(),
        List.of(Filling.update(table, column, fills.getOrDefault(name, "NULL"), dialect)));
  }
}
