package dev.stopover.revision;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.Hazard;
import dev.stopover.dialect.Refusals;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import dev.stopover.verify.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Give rows a value before a column demands one: expand, backfill, contract. */
final class Filling {

  private final Decisions decisions;
  private final Dialect dialect;
  private final Set<String> filledBefore;

  /**
   * Fill what somebody said.
   *
   * @param filledBefore the columns whose rows have their values already
   */
  Filling(Decisions decisions, Dialect dialect, Set<String> filledBefore) {
    this.decisions = decisions;
    this.dialect = dialect;
    this.filledBefore = filledBefore;
  }

  /** Refuse what nobody has said about what the rows get, and words that are about nothing. */
  void require(Changes changes) {
    var open = new ArrayList<String>();
    var unused = new HashSet<>(decisions.fills().keySet());
    var refusals = Refusals.among(changes, dialect);
    for (var change : changes) {
      demanded(change)
          .filter(column -> isMissing(refusals.hazards(change)))
          .ifPresent(
              column -> {
                var name = name(change, column);
                unused.remove(name);
                if (!decisions.fills().containsKey(name)
                    && !decisions.emptyTables().contains(change.subject().toString())) {
                  open.add(name);
                }
              });
    }
    if (!unused.isEmpty()) {
      throw StopoverException.usage(
          "--fill is said of %s, which no change makes NOT NULL. Leave it out, or correct the name."
              .formatted(String.join(", ", unused.stream().sorted().toList())));
    }
    if (!open.isEmpty()) {
      var first = open.get(0);
      throw StopoverException.usage(
          "The column %s becomes NOT NULL without a default, so the migration would fail where there are rows without a value.%nSay what they get (an SQL expression): %s%nor that the table has no rows: %s"
              .formatted(
                  String.join(", ", open),
                  String.join(" ", open.stream().map(name -> "--fill \"" + name + "=…\"").toList()),
                  "--assume-empty " + first.substring(0, first.lastIndexOf('.'))));
    }
  }

  /**
   * Return the steps of a change, in which rows get their value where somebody said which; that
   * there are none is said in the script, for {@code verify}.
   */
  List<Step> steps(Change change, Step plain, Changes changes) {
    var column = demanded(change).filter(each -> isMissing(plain.hazards())).orElse(null);
    if (column == null) {
      return List.of(plain);
    }
    var fill = decisions.fills().get(name(change, column));
    if (fill == null) {
      return decisions.emptyTables().contains(change.subject().toString())
          ? List.of(
              step(
                  plain,
                  "stopover: assumes empty " + change.subject(),
                  plain.hazards(),
                  plain.statements()))
          : List.of(plain);
    }
    var table = change.subject();
    var name = name(change, column);
    var loss = plain.hazards().stream().filter(Hazard.DataLoss.class::isInstance).toList();
    if (filledBefore.contains(name)) {
      return List.of(
          step(
              plain,
              "contract: from now on %s must have a value".formatted(name),
              loss,
              plain.statements()));
    }
    var optional = column.withNullable(true);
    var expand =
        change instanceof Change.AddColumn add
            ? Optional.<Change>of(new Change.AddColumn(table, optional, add.after()))
            : change instanceof Change.AlterColumn alter && !alter.from().equals(optional)
                ? Optional.<Change>of(new Change.AlterColumn(table, alter.from(), optional))
                : Optional.<Change>empty();
    return Stream.concat(
            expand.stream()
                .map(
                    each ->
                        step(
                            plain,
                            "expand: %s may be null until its rows have a value".formatted(name),
                            loss,
                            dialect.statements(each))),
            Stream.of(
                step(
                    plain,
                    "backfill: rows without a value get one",
                    List.of(),
                    List.of(update(table, column, fill, columnsThatStay(table, changes), dialect))),
                step(
                    plain,
                    "contract: from now on %s must have a value".formatted(name),
                    List.of(),
                    dialect.statements(new Change.AlterColumn(table, optional, column)))))
        .toList();
  }

  private static Step step(Step plain, String comment, List<Hazard> hazards, List<String> sql) {
    return new Step(
        plain.kind(),
        plain.object(),
        plain.from(),
        plain.to(),
        Stream.concat(plain.comments().stream(), Stream.of(comment)).toList(),
        hazards,
        sql);
  }

  /** Return the column that a change makes NOT NULL; hazards tell whether rows lack a value. */
  static Optional<Column> demanded(Change change) {
    if (change instanceof Change.AddColumn add) {
      var column = add.column();
      return !column.nullable() && column.generation() == null
          ? Optional.of(column)
          : Optional.empty();
    }
    return change instanceof Change.AlterColumn alter
            && alter.from().nullable()
            && !alter.to().nullable()
            && alter.to().generation() == null
        ? Optional.of(alter.to())
        : Optional.empty();
  }

  private static boolean isMissing(List<Hazard> hazards) {
    return hazards.stream().anyMatch(Hazard.MissingValue.class::isInstance);
  }

  static String name(Change change, Column column) {
    return name(change.subject(), column);
  }

  static String name(QualifiedName table, Column column) {
    return table + "." + column.name();
  }

  /** Return the columns that are there before, but for those that go, as they are afterwards. */
  private static List<Column> columnsThatStay(QualifiedName table, Changes changes) {
    var columns = new LinkedHashMap<String, Column>();
    changes.tablesBefore().orElse(List.of()).stream()
        .filter(before -> before.name().equals(table))
        .flatMap(before -> before.columns().stream())
        .forEach(column -> columns.put(column.name(), column));
    changes.stream()
        .filter(change -> change.subject().equals(table))
        .forEach(
            change -> {
              if (change instanceof Change.DropColumn drop) {
                columns.remove(drop.column().name());
              } else if (change instanceof Change.AlterColumn alter) {
                columns.put(alter.to().name(), alter.to());
              }
            });
    return List.copyOf(columns.values());
  }

  /** Write the statement that gives rows a value, and changes nothing else of them. */
  static String update(
      QualifiedName table, Column column, String fill, List<Column> others, Dialect dialect) {
    return "UPDATE %s SET %s = %s%s WHERE %2$s IS NULL"
        .formatted(
            written(table, dialect),
            dialect.identifier(column.name()),
            fill,
            dialect.keptByUpdate(
                others.stream().filter(other -> !other.name().equals(column.name())).toList()));
  }

  private static String written(QualifiedName table, Dialect dialect) {
    return table.schema() == null
        ? dialect.identifier(table.name())
        : dialect.identifier(table.schema()) + "." + dialect.identifier(table.name());
  }
}
