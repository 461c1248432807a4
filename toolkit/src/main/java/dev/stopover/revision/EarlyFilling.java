package dev.stopover.revision;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.verify.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    var filled = new LinkedHashMap<QualifiedName, List<Column>>();
    var names = new LinkedHashSet<String>();
    if (decisions.fills().isEmpty()) {
      return new EarlyFilling(names, before, List.of());
    }
    var places = dialect.placesOfEach(changes);
    var shared = places.stream().collect(groupingBy(identity(), counting()));
    var i = 0;
    for (var change : changes) {
      var place = places.get(i++);
      var column = Filling.demanded(change).orElse(null);
      if (column != null
          && decisions.fills().containsKey(Filling.name(change, column))
          && shared.getOrDefault(place, 0L) > 1
          && names.add(Filling.name(change, column))) {
        filled.computeIfAbsent(change.subject(), table -> new ArrayList<>()).add(column);
      }
    }
    if (filled.isEmpty()) {
      return new EarlyFilling(Set.of(), before, List.of());
    }
    var inKeys = inForeignKeys(before);
    var schema =
        before.withTables(
            before.tables().stream()
                .map(
                    table ->
                        expanded(
                            table,
                            filled.getOrDefault(table.name(), List.of()),
                            inKeys.getOrDefault(table.name(), Set.of()),
                            dialect))
                .toList());
    var steps = new ArrayList<Step>();
    for (var step : Step.of(Changes.between(before, schema), dialect)) {
      steps.add(said(step, "expand: it may be null until its rows have a value"));
    }
    filled.forEach(
        (table, columns) ->
            columns.forEach(
                column -> steps.add(backfill(table, column, decisions.fills(), before, dialect))));
    return new EarlyFilling(names, schema, steps);
  }

  /** Columns are of the new type before they are filled, but may be null. */
  private static Table expanded(
      Table table, List<Column> filled, Set<String> inKeys, Dialect dialect) {
    var columns = new ArrayList<>(table.columns());
    for (var column : filled) {
      var optional = column.withNullable(true);
      var there =
          columns.stream()
              .filter(other -> dialect.isSameColumn(other.name(), column.name()))
              .findFirst();
      if (there.isEmpty()) {
        columns.add(optional);
      } else if (!inKeys.contains(there.get().name())) {
        columns.set(columns.indexOf(there.get()), optional.withName(there.get().name()));
      }
    }
    return table.withColumns(columns);
  }

  /** The type of a foreign key's column changes together with that at its other end. */
  private static Map<QualifiedName, Set<String>> inForeignKeys(Schema schema) {
    var columns = new HashMap<QualifiedName, Set<String>>();
    for (var table : schema.tables()) {
      for (var key : table.foreignKeys()) {
        columns.computeIfAbsent(table.name(), name -> new HashSet<>()).addAll(key.columns());
        columns.computeIfAbsent(key.target(), name -> new HashSet<>()).addAll(key.targetColumns());
      }
    }
    return columns;
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
      QualifiedName table,
      Column column,
      Map<String, String> fills,
      Schema before,
      Dialect dialect) {
    var others = before.table(table).map(Table::columns).orElse(List.of());
    var name = Filling.name(table, column);
    return new Step(
        "fill column",
        "column " + name,
        null,
        null,
        List.of("backfill: rows without a value get one, since from now on they must have it"),
        List.of(),
        List.of(Filling.update(table, column, fills.getOrDefault(name, "NULL"), others, dialect)));
  }
}
