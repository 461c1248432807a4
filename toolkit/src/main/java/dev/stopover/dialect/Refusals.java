package dev.stopover.dialect;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.stopover.Engine;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Find what changes can do to the rows that are there, knowing the other changes: a table that was
 * just made has no rows, a column that was just added holds nothing but null, a key that was there
 * before is fulfilled, a computed column holds nothing of its own, and a type that has another name
 * holds what it held.
 */
public final class Refusals {

  /** Rows that are there need not fulfil it. */
  private static final Pattern UNTRIED = Pattern.compile("\\bNOT (?:VALID|ENFORCED)$");

  /** It is made without those of the partitions, which alone have rows. */
  private static final Pattern OF_PARTITIONS =
      Pattern.compile("ONLY (?:INVALID )?(?:PRIMARY KEY|UNIQUE|EXCLUDE|USING) .*", Pattern.DOTALL);

  /** What a check reads and calls, but for the columns; on MySQL it is nothing else. */
  private static final Set<String> READ =
      Set.of(
          "function",
          "aggregate",
          "operator",
          "cast",
          "collation",
          "extension",
          "type",
          "domain",
          "domain constraint",
          "text search configuration",
          "text search dictionary",
          "text search mapping");

  private static final String NO_INHERIT = " NO INHERIT";
  private static final String MATCH_FULL = "MATCH FULL";
  private static final String PERIOD = ", PERIOD ";

  private final Dialect dialect;
  private final KnownRows rows;
  private final RenamedTypes types;
  private final Map<QualifiedName, List<Constraint>> constraints = new HashMap<>();
  private final Map<QualifiedName, List<Index>> indexes = new HashMap<>();
  private final Map<QualifiedName, List<List<String>>> unique = new HashMap<>();
  private boolean mayChecksMeanOther;

  private Refusals(KnownRows rows, RenamedTypes types, Dialect dialect) {
    this.rows = rows;
    this.types = types;
    this.dialect = dialect;
  }

  /** Look at all changes together. */
  public static Refusals among(Changes changes, Dialect dialect) {
    var refusals =
        new Refusals(
            KnownRows.among(changes, dialect), new RenamedTypes(changes, dialect), dialect);
    var subjects = changes.stream().map(Change::subject).collect(toSet());
    changes.tablesBefore().orElse(List.of()).stream()
        .filter(table -> subjects.contains(table.name()))
        .forEach(refusals::know);
    changes.stream().forEach(refusals::know);
    return refusals;
  }

  private void know(Table table) {
    constraints.put(table.name(), new ArrayList<>(table.constraints()));
    indexes.put(table.name(), new ArrayList<>(table.indexes()));
    unique.put(
        table.name(),
        Stream.concat(
                table.constraints().stream()
                    .filter(key -> key instanceof PrimaryKey || key instanceof UniqueConstraint)
                    .map(Constraint::columns),
                table.indexes().stream().filter(Index::unique).map(Refusals::columns))
            .collect(toCollection(ArrayList::new)));
  }

  private static List<String> columns(Index index) {
    return index.keys().stream().map(Index.Key::column).toList();
  }

  private void know(Change change) {
    if (change instanceof Change.DropConstraint drop) {
      constraints
          .computeIfAbsent(drop.subject(), table -> new ArrayList<>())
          .add(drop.constraint());
      unique.getOrDefault(drop.subject(), new ArrayList<>()).remove(drop.constraint().columns());
    } else if (change instanceof Change.DropIndex drop) {
      indexes.computeIfAbsent(drop.subject(), table -> new ArrayList<>()).add(drop.index());
      unique.getOrDefault(drop.subject(), new ArrayList<>()).remove(columns(drop.index()));
    } else if (change instanceof Change.DropObject drop) {
      know(drop.object());
    } else if (change instanceof Change.AlterObject alter) {
      know(alter.from());
    } else if (change instanceof Change.SetTypeAside set) {
      know(set.type());
    }
  }

  private void know(SchemaObject changed) {
    mayChecksMeanOther |=
        dialect.engine() == Engine.POSTGRESQL && READ.contains(changed.id().kind());
  }

  /** Say what a change can do to the rows that are there. */
  public List<Hazard> hazards(Change change) {
    var table = change.subject();
    if (change instanceof Change.DropColumn drop) {
      var successor = rows.successor(table, drop.column());
      if (KnownRows.isComputed(drop.column())) {
        return successor == null ? List.of() : dialect.hazards(change);
      }
      if (successor != null && !successor.name().equals(drop.column().name())) {
        return dialect.hazards(new Change.AlterColumn(table, drop.column(), successor)).stream()
            .filter(hazard -> !(hazard instanceof Hazard.MissingValue))
            .toList();
      }
    }
    if (change instanceof Change.AddColumn add) {
      var predecessor = rows.predecessor(table, add.column());
      if (predecessor != null) {
        return dialect.hazards(new Change.AlterColumn(table, predecessor, add.column())).stream()
            .filter(Hazard.MissingValue.class::isInstance)
            .toList();
      }
    }
    if (change instanceof Change.AlterColumn alter && !rows.isMade(table)) {
      return Stream.concat(altered(alter), alike(alter)).toList();
    }
    var hazards = dialect.hazards(change);
    return hazards.isEmpty() || !isFulfilled(change)
        ? hazards
        : hazards.stream().filter(hazard -> !(hazard instanceof Hazard.Refusal)).toList();
  }

  /** What is computed is not lost. */
  private Stream<Hazard> altered(Change.AlterColumn alter) {
    var hazards =
        dialect.hazards(alter).stream()
            .filter(
                hazard ->
                    !(hazard instanceof Hazard.DataLoss
                        && types.isSucceeded(alter.from().type(), alter.to().type())));
    return KnownRows.isComputed(alter.from()) && KnownRows.isComputed(alter.to())
        ? hazards.map(hazard -> new Hazard.Refusal(hazard.object(), hazard.reason()))
        : hazards;
  }

  /** A key that stays may be broken by a column that compares its values otherwise. */
  private Stream<Hazard> alike(Change.AlterColumn alter) {
    return dialect.mayMakeAlike(alter.from(), alter.to())
        ? unique.getOrDefault(alter.subject(), List.of()).stream()
            .filter(
                columns ->
                    columns.stream()
                        .anyMatch(column -> dialect.isSameColumn(column, alter.to().name())))
            .map(
                columns ->
                    new Hazard.Refusal(
                        alter.subject().toString(),
                        "rows that are there may not be unique in " + String.join(", ", columns)))
        : Stream.empty();
  }

  private boolean isFulfilled(Change change) {
    var table = change.subject();
    if (rows.isMade(table)) {
      return true;
    }
    if (change instanceof Change.CreateIndex create) {
      return isOfPartitions(create.index().definition())
          || isThere(table, create.index())
          || UniqueKey.of(create.index()).filter(key -> isFulfilled(table, key)).isPresent();
    }
    return change instanceof Change.AddConstraint add
        && (isUntried(add.constraint())
            || isOfPartitions(add.constraint().definition())
            || (add.constraint() instanceof ForeignKey key && isFulfilled(table, key))
            || (add.constraint() instanceof CheckConstraint check && isFulfilled(table, check))
            || UniqueKey.of(add.constraint()).filter(key -> isFulfilled(table, key)).isPresent());
  }

  private static boolean isUntried(Constraint constraint) {
    return constraint.definition() != null && UNTRIED.matcher(constraint.definition()).find();
  }

  private static boolean isOfPartitions(@Nullable String definition) {
    return definition != null && OF_PARTITIONS.matcher(definition).matches();
  }

  private boolean isThere(QualifiedName table, Index index) {
    return indexes.getOrDefault(table, List.of()).stream()
            .anyMatch(before -> before.withName(null).equals(index.withName(null)))
        && rows.areStill(table, String.valueOf(index.definition()));
  }

  /** Where one of its columns is null, a row fulfils a key, unless the key says otherwise. */
  private boolean isFulfilled(QualifiedName table, UniqueKey key) {
    return (!key.countsNulls() && rows.isOneUnfilled(table, key.columns()))
        || rows.isOneNumbered(table, key.columns())
        || Stream.concat(
                constraints.getOrDefault(table, List.of()).stream().map(UniqueKey::of),
                indexes.getOrDefault(table, List.of()).stream().map(UniqueKey::of))
            .flatMap(Optional::stream)
            .filter(before -> rows.areStill(table, before.columns()))
            .anyMatch(before -> before.implies(key, dialect::isSameColumn));
  }

  private boolean isFulfilled(QualifiedName table, ForeignKey key) {
    return (!says(key, MATCH_FULL) && rows.isOneUnfilled(table, key.columns()))
        || constraints.getOrDefault(table, List.of()).stream()
            .filter(ForeignKey.class::isInstance)
            .map(ForeignKey.class::cast)
            .filter(before -> !isUntried(before))
            .filter(before -> rows.areStill(table, before.columns()))
            .filter(before -> rows.areStill(before.target(), before.targetColumns()))
            .anyMatch(before -> implies(before, key));
  }

  private boolean isFulfilled(QualifiedName table, CheckConstraint check) {
    return !mayChecksMeanOther
        && rows.areStill(table, check.expression())
        && constraints.getOrDefault(table, List.of()).stream()
            .filter(before -> !isUntried(before))
            .filter(before -> !isOfOneTable(before) || isOfOneTable(check))
            .filter(CheckConstraint.class::isInstance)
            .map(CheckConstraint.class::cast)
            .anyMatch(before -> before.expression().equals(check.expression()));
  }

  private static boolean isOfOneTable(Constraint check) {
    return check.definition() != null && check.definition().endsWith(NO_INHERIT);
  }

  private boolean implies(ForeignKey before, ForeignKey after) {
    return areSame(before.columns(), after.columns())
        && before.target().equals(after.target())
        && areSame(before.targetColumns(), after.targetColumns())
        && says(before, MATCH_FULL) == says(after, MATCH_FULL)
        && says(before, PERIOD) == says(after, PERIOD);
  }

  private boolean areSame(List<String> some, List<String> others) {
    return some.size() == others.size()
        && IntStream.range(0, some.size())
            .allMatch(i -> dialect.isSameColumn(some.get(i), others.get(i)));
  }

  private static boolean says(Constraint constraint, String words) {
    return String.valueOf(constraint.definition()).contains(words);
  }
}
