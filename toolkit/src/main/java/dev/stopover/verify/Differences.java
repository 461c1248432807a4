package dev.stopover.verify;

import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.Hazard;
import dev.stopover.dialect.Refusals;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import dev.stopover.source.SourcedSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tell steps as differences: what is dropped and made again under one name is one of them. */
final class Differences {

  private final Dialect dialect;
  private final @Nullable SourcedSchema models;

  Differences(Dialect dialect, @Nullable SourcedSchema models) {
    this.dialect = dialect;
    this.models = models;
  }

  List<Difference> of(Changes changes) {
    var refusals = Refusals.among(changes, dialect);
    var sides = new LinkedHashMap<String, Sides>();
    changes.stream()
        .sorted(Comparator.comparing(Change::subject))
        .forEach(change -> sides.merge(object(change), sides(change), Sides::and));
    // What has to step aside for another change is no difference itself.
    if (!sides.values().stream().allMatch(Sides::areAlike)) {
      sides.values().removeIf(Sides::areAlike);
    }
    var differences = new ArrayList<Difference>();
    sides.forEach(
        (object, each) ->
            differences.add(
                new Difference(
                    object,
                    each.expected == null ? null : each.member,
                    each.expected,
                    each.actual,
                    dialect.statements(Changes.of(each.changes)),
                    losses(each.changes, refusals))));
    return differences;
  }

  private static List<String> losses(List<Change> changes, Refusals refusals) {
    return changes.stream()
        .flatMap(change -> refusals.hazards(change).stream())
        .filter(Hazard.DataLoss.class::isInstance)
        .map(hazard -> hazard.object() + ": " + hazard.reason())
        .toList();
  }

  /** Tell all steps in their order, also those that have to step aside for another. */
  List<Step> steps(Changes changes) {
    var steps = new ArrayList<Step>();
    var settings = dialect.preamble(changes);
    if (!settings.isEmpty()) {
      steps.add(new Step("set up", "session", null, null, List.of(), List.of(), settings));
    }
    var statements = dialect.statementsOfEach(changes);
    var refusals = Refusals.among(changes, dialect);
    var made = new HashMap<String, Making>();
    var done = new HashMap<Integer, List<Hazard>>();
    var places = dialect.placesOfEach(changes);
    var place = places.iterator();
    for (var change : changes) {
      int at = place.next();
      var isMade = !statements.get(at).isEmpty() && !(change instanceof Change.AlterColumn);
      var text = isMade ? sides(change).expected : null;
      if (text != null) {
        made.put(object(change), new Making(text, at));
      }
      done.computeIfAbsent(at, each -> new ArrayList<>()).addAll(refusals.hazards(change));
    }
    var next = statements.iterator();
    place = places.iterator();
    var number = 0;
    for (var change : changes) {
      var sides = sides(change);
      steps.add(
          new Step(
              kind(change),
              object(change),
              sides.actual,
              sides.expected,
              comments(change, place.next(), made),
              refusals.hazards(change),
              next.next(),
              done.getOrDefault(number++, List.of())));
    }
    return steps;
  }

  /** What an object is made as, and by the statements of which step. */
  private record Making(String text, int place) {}

  private List<String> comments(Change change, int place, Map<String, Making> made) {
    if (change instanceof Change.SetTypeAside set) {
      return List.of(
          "%s is made anew; the old one stays until its columns are taken over"
              .formatted(set.type().id()));
    }
    var goal = made.get(object(change));
    if (goal == null
        || goal.place == place
        || !kind(change).startsWith("drop ")
        || change instanceof Change.DropTypeAside) {
      return List.of();
    }
    return List.of(
        object(change)
            + (goal.text.equals(sides(change).actual)
                ? " is in the way, and is made again further down"
                : " cannot be changed in place, and is made anew further down")
            + (change instanceof Change.DropObject drop && dialect.losesRights(drop.object())
                ? ", where what was granted on it has to be granted again"
                : ""));
  }

  /** The names of the steps are words of English. */
  private static String kind(Change change) {
    return change
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  /** What is said of one object, gathered from the steps that concern it. */
  private record Sides(
      @Nullable String member,
      @Nullable String expected,
      @Nullable String actual,
      List<Change> changes) {

    boolean areAlike() {
      return expected != null && expected.equals(actual);
    }

    Sides and(Sides later) {
      var all = new ArrayList<>(changes);
      all.addAll(later.changes);
      return new Sides(
          member == null ? later.member : member,
          expected == null ? later.expected : expected,
          actual == null ? later.actual : actual,
          all);
    }
  }

  private Sides sides(Change change) {
    var steps = List.of(change);
    if (change instanceof Change.CreateNamespace) {
      return new Sides(null, "present", null, steps);
    }
    if (change instanceof Change.DropNamespace) {
      return new Sides(null, null, "present", steps);
    }
    if (change instanceof Change.CreateTable create) {
      return new Sides(member(change.subject()), columns(create.table()), null, steps);
    }
    if (change instanceof Change.DropTable drop) {
      return new Sides(null, null, columns(drop.table()), steps);
    }
    if (change instanceof Change.AlterTable alter) {
      return new Sides(
          member(change.subject()),
          facts(alter.to(), alter.from()),
          facts(alter.from(), alter.to()),
          steps);
    }
    if (change instanceof Change.AddColumn add) {
      var name = add.column().name();
      return new Sides(member(change.subject(), name), text(add.column()), null, steps);
    }
    if (change instanceof Change.DropColumn drop) {
      return new Sides(null, null, text(drop.column()), steps);
    }
    if (change instanceof Change.AlterColumn alter) {
      return new Sides(
          member(change.subject(), alter.to().name()), text(alter.to()), text(alter.from()), steps);
    }
    if (change instanceof Change.AddConstraint add) {
      return new Sides(
          member(change.subject(), add.constraint().columns()),
          text(add.constraint()),
          null,
          steps);
    }
    if (change instanceof Change.DropConstraint drop) {
      return new Sides(null, null, text(drop.constraint()), steps);
    }
    if (change instanceof Change.CreateIndex create) {
      var keys = create.index().keys().stream().map(Index.Key::column).toList();
      return new Sides(member(change.subject(), keys), text(create.index()), null, steps);
    }
    if (change instanceof Change.DropIndex drop) {
      return new Sides(null, null, text(drop.index()), steps);
    }
    if (change instanceof Change.RenameConstraint rename) {
      return new Sides(
          member(change.subject(), rename.to().columns()),
          called(rename.to().name()),
          called(rename.from().name()),
          steps);
    }
    if (change instanceof Change.RenameIndex rename) {
      var keys = rename.to().keys().stream().map(Index.Key::column).toList();
      return new Sides(
          member(change.subject(), keys),
          called(rename.to().name()),
          called(rename.from().name()),
          steps);
    }
    if (change instanceof Change.AlterSequence alter) {
      return new Sides(null, text(alter.to()), text(alter.from()), steps);
    }
    if (change instanceof Change.MoveColumn move) {
      var name = move.column().name();
      var place = move.after() == null ? "first" : "after " + move.after();
      return new Sides(member(change.subject(), name), place, "elsewhere", steps);
    }
    if (change instanceof Change.CreateSequence create) {
      return new Sides(null, text(create.sequence()), null, steps);
    }
    if (change instanceof Change.DropSequence drop) {
      return new Sides(null, null, text(drop.sequence()), steps);
    }
    if (change instanceof Change.CreateObject create) {
      return new Sides(null, create.object().definition(), null, steps);
    }
    if (change instanceof Change.DropObject drop) {
      return new Sides(null, null, drop.object().definition(), steps);
    }
    if (change instanceof Change.AlterObject alter) {
      return new Sides(null, alter.to().definition(), alter.from().definition(), steps);
    }
    // What has to be done to columns while their type is made anew is no difference by itself.
    return new Sides(null, "present", "present", steps);
  }

  private static String object(Change change) {
    var table = change.subject();
    if (change instanceof Change.CreateNamespace || change instanceof Change.DropNamespace) {
      return "schema " + table;
    }
    if (change instanceof Change.AddColumn add) {
      return "column " + table + "." + add.column().name();
    }
    if (change instanceof Change.DropColumn drop) {
      return "column " + table + "." + drop.column().name();
    }
    if (change instanceof Change.AlterColumn alter) {
      return "column " + table + "." + alter.to().name();
    }
    if (change instanceof Change.MoveColumn move) {
      return "column " + table + "." + move.column().name();
    }
    if (change instanceof Change.RetypeColumn retype) {
      return "column " + table + "." + retype.to().name();
    }
    if (change instanceof Change.CreateObject create) {
      return create.object().id().toString();
    }
    if (change instanceof Change.DropObject drop) {
      return drop.object().id().toString();
    }
    if (change instanceof Change.AlterObject alter) {
      return alter.to().id().toString();
    }
    if (change instanceof Change.SetTypeAside set) {
      return set.type().id() + " set aside";
    }
    if (change instanceof Change.DropTypeAside drop) {
      return drop.type().id() + " set aside";
    }
    if (change instanceof Change.AddConstraint add) {
      return object(add.constraint(), table);
    }
    if (change instanceof Change.DropConstraint drop) {
      return object(drop.constraint(), table);
    }
    if (change instanceof Change.RenameConstraint rename) {
      return object(rename.from(), table);
    }
    if (change instanceof Change.RenameIndex rename) {
      return "index " + rename.from().name() + " on " + table;
    }
    if (change instanceof Change.CreateIndex create) {
      return "index " + create.index().name() + " on " + table;
    }
    if (change instanceof Change.DropIndex drop) {
      return "index " + drop.index().name() + " on " + table;
    }
    return change instanceof Change.CreateSequence
            || change instanceof Change.DropSequence
            || change instanceof Change.AlterSequence
        ? "sequence " + table
        : "table " + table;
  }

  private static String object(Constraint constraint, QualifiedName table) {
    if (constraint instanceof PrimaryKey) {
      return "primary key of " + table;
    }
    var kind =
        constraint instanceof ForeignKey
            ? "foreign key "
            : constraint instanceof UniqueConstraint
                ? "unique constraint "
                : constraint instanceof CheckConstraint
                    ? "check constraint "
                    : "exclusion constraint ";
    return kind + constraint.name() + " on " + table;
  }

  private static String called(@Nullable String name) {
    return "called " + name;
  }

  private static String columns(Table table) {
    var count = table.columns().size();
    return count == 1 ? "1 column" : count + " columns";
  }

  /** Tell what a table is like where another one is different. */
  private static String facts(Table table, Table other) {
    var texts = new ArrayList<String>();
    if (!Objects.equals(table.comment(), other.comment())) {
      texts.add("comment " + Optional.ofNullable(table.comment()).orElse("none"));
    }
    var names = new TreeSet<>(table.comparedOptions().keySet());
    names.addAll(other.comparedOptions().keySet());
    for (var name : names) {
      var value = table.options().get(name);
      if (!Objects.equals(value, other.options().get(name))) {
        texts.add(name + " " + Optional.ofNullable(value).orElse("none"));
      }
    }
    return String.join(", ", texts);
  }

  private String text(Column column) {
    var text = dialect.describe(column).substring(dialect.identifier(column.name()).length() + 1);
    return column.comment() == null || text.contains(" COMMENT ")
        ? text
        : text + " COMMENT '" + column.comment() + "'";
  }

  /** The name stands in the object already. */
  private String text(Constraint constraint) {
    return dialect.describe(constraint.withName(null));
  }

  private static String text(Index index) {
    return (index.unique() ? "UNIQUE " : "")
        + Optional.ofNullable(index.definition()).orElse(index.keys().toString());
  }

  private static String text(Sequence sequence) {
    return "start "
        + sequence.start()
        + ", increment "
        + sequence.increment()
        + text(sequence.options());
  }

  private static String text(Map<String, String> options) {
    var text = new StringBuilder();
    options.forEach((name, value) -> text.append(", ").append(name).append(' ').append(value));
    return text.toString();
  }

  private @Nullable String member(QualifiedName table, List<String> columns) {
    var member = columns.isEmpty() ? null : member(table, columns.get(0));
    return member == null ? member(table) : member;
  }

  private @Nullable String member(QualifiedName table) {
    return models == null ? null : models.memberOf(table).orElse(null);
  }

  private @Nullable String member(QualifiedName table, String column) {
    return models == null ? null : models.memberOf(table, column).orElse(null);
  }
}
