package dev.stopover.diff;

import dev.stopover.diff.Steps.Phase;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Compare what a table was with what it shall be. */
final class TableComparison {

  private final Table old;
  private final Table table;
  private final QualifiedName name;
  private final Map<QualifiedName, Table> before;
  private final Map<QualifiedName, Table> after;
  private final Steps steps;
  private final Renewal renewal;
  private final Lineage lineage;
  private final Needs needs;

  TableComparison(
      Table old,
      Table table,
      Map<QualifiedName, Table> before,
      Map<QualifiedName, Table> after,
      Steps steps,
      Renewal renewal,
      Lineage lineage,
      Needs needs) {
    this.old = old;
    this.table = table;
    this.name = table.name();
    this.before = before;
    this.after = after;
    this.steps = steps;
    this.renewal = renewal;
    this.lineage = lineage;
    this.needs = needs;
  }

  void run() {
    compareColumns();
    compareParts(
        old.constraints(),
        table.constraints(),
        constraint -> ObjectName.constraint(name, constraint),
        this::dropConstraint,
        this::renameConstraint,
        this::addConstraint);
    compareParts(
        old.indexes(),
        table.indexes(),
        index -> ObjectName.index(name, index),
        (index, id) -> {
          if (!lineage.goesWithParent(id)) {
            steps.drop(Phase.DROP_INDEXES, new Change.DropIndex(name, index), id);
          }
        },
        (index, id, name) -> {
          var later = index.withName(name);
          steps.rename(
              Phase.DROP_INDEXES,
              new Change.RenameIndex(this.name, index, later),
              id,
              ObjectName.index(this.name, later));
          return later;
        },
        (index, id) ->
            steps.create(Steps.phaseOfIndex(id, needs), new Change.CreateIndex(name, index), id));
    if (!Objects.equals(old.comment(), table.comment())
        || !old.comparedOptions().equals(table.comparedOptions())) {
      steps.alter(Phase.ALTER_TABLES, new Change.AlterTable(old, table), ObjectName.table(name));
    }
  }

  private void dropConstraint(Constraint constraint, ObjectName id) {
    if (constraint instanceof ForeignKey) {
      steps.drop(Phase.DROP_FOREIGN_KEYS, new Change.DropConstraint(name, constraint), id);
    } else if (!lineage.goesWithParent(id)) {
      lineage.ownBefore(id).ifPresent(parent -> steps.reverse(id, parent));
      steps.drop(Phase.DROP_CONSTRAINTS, new Change.DropConstraint(name, constraint), id);
    }
  }

  private Constraint renameConstraint(Constraint constraint, ObjectName id, String name) {
    var later = constraint.withName(name);
    if (!(constraint instanceof CheckConstraint) || lineage.parentBefore(id).isEmpty()) {
      steps.rename(
          Phase.DROP_CONSTRAINTS,
          new Change.RenameConstraint(this.name, constraint, later),
          id,
          ObjectName.constraint(this.name, later));
    }
    return later;
  }

  /** A check comes with that of the parent; a key has a name of its own. */
  private void addConstraint(Constraint constraint, ObjectName id) {
    if (constraint instanceof ForeignKey) {
      steps.create(lineage.phase(id), new Change.AddConstraint(name, constraint), id);
    } else if (!(constraint instanceof CheckConstraint)
        || lineage.ownAfter(id).isPresent()
        || lineage.parentAfter(id).filter(this::isNewCheck).isEmpty()) {
      lineage.ownAfter(id).ifPresent(parent -> steps.reverse(id, parent));
      steps.create(Phase.ADD_CONSTRAINTS, new Change.AddConstraint(name, constraint), id);
    }
  }

  private boolean isNewCheck(ObjectName check) {
    var table = before.get(check.name());
    return renewal.isGone(check)
        || table == null
        || table.constraints().stream()
            .noneMatch(each -> ObjectName.constraint(table.name(), each).equals(check));
  }

  /** Give a part another name, and return it as it is then. */
  private interface Renaming<P> {
    P apply(P part, ObjectName id, String name);
  }

  private <P> void compareParts(
      List<P> there,
      List<P> wanted,
      Function<P, ObjectName> naming,
      BiConsumer<P, ObjectName> drop,
      Renaming<P> rename,
      BiConsumer<P, ObjectName> create) {
    var kept = new HashSet<P>();
    for (var part : there) {
      var id = naming.apply(part);
      if (renewal.isGone(id)) {
        drop.accept(part, id);
      } else {
        kept.add(renewal.renamed(id).map(later -> rename.apply(part, id, later)).orElse(part));
      }
    }
    wanted.stream()
        .filter(part -> !kept.contains(part))
        .forEach(part -> create.accept(part, naming.apply(part)));
  }

  private void compareColumns() {
    var kept = new LinkedHashMap<String, Column>();
    for (var column : old.columns()) {
      var id = ObjectName.column(name, column.name());
      if (renewal.isGone(id)) {
        if (!lineage.goesWithParent(id)) {
          lineage.ownBefore(id).ifPresent(parent -> steps.reverse(id, parent));
          steps.add(
              Phase.DROP_COLUMNS,
              new Change.DropColumn(name, column),
              withSequence(id, column),
              Set.of());
        }
      } else {
        kept.put(column.name(), column);
      }
    }
    Set<String> moved =
        table.options().containsKey(Table.COLUMN_ORDER)
            ? ColumnOrder.moved(kept.keySet(), table.columns())
            : Set.of();
    String previous = null;
    for (var column : table.columns()) {
      var was = kept.get(column.name());
      var id = ObjectName.column(name, column.name());
      var parent = lineage.parentAfter(id);
      var own = lineage.ownAfter(id).filter(this::isNewColumn);
      own.ifPresent(declared -> steps.reverse(id, declared));
      if (was == null && own.isEmpty() && parent.filter(this::isNewColumn).isPresent()) {
        var come = Lineage.come(column, columnIn(after, parent.orElseThrow()));
        if (!come.equals(column)) {
          steps.create(Phase.ALTER_COLUMNS, new Change.AlterColumn(name, come, column), id);
        }
      } else if (was == null) {
        steps.add(
            Phase.ALTER_COLUMNS,
            new Change.AddColumn(name, column, previous),
            Set.of(),
            withSequence(id, column));
      } else {
        compareColumn(id, was, column);
        if (moved.contains(column.name())) {
          steps.alter(Phase.ALTER_COLUMNS, new Change.MoveColumn(name, column, previous), id);
        }
      }
      previous = column.name();
    }
  }

  private boolean isNewColumn(ObjectName column) {
    var table = before.get(column.name());
    return renewal.isGone(column)
        || table == null
        || table.column(column.detail().substring(1)).isEmpty();
  }

  private static Column columnIn(Map<QualifiedName, Table> tables, ObjectName column) {
    return Objects.requireNonNull(tables.get(column.name()))
        .column(column.detail().substring(1))
        .orElseThrow();
  }

  /** What changes in the parent has changed here by then. */
  private Column followed(ObjectName id, Column was, Column wanted) {
    var parent = lineage.parentAfter(id);
    if (parent.isEmpty() || !parent.equals(lineage.parentBefore(id))) {
      return was;
    }
    var to = columnIn(after, parent.orElseThrow());
    var followed = Lineage.followed(was, wanted, columnIn(before, parent.orElseThrow()), to);
    // Where the type is made anew, the default is set again above, and so here.
    return isRetypedWithParent(id) && to.defaultValue() != null
        ? followed.withDefaultValue(to.defaultValue())
        : followed;
  }

  /**
   * The server gives the columns of children the type of the parent's, and refuses to do it apart.
   */
  private boolean isRetypedWithParent(ObjectName id) {
    var parent = lineage.parentAfter(id);
    return parent.equals(lineage.parentBefore(id))
        && parent.filter(renewal.retyped()::contains).isPresent();
  }

  private void compareColumn(ObjectName id, Column old, Column column) {
    lineage.ownBefore(id).filter(renewal::isGone).ifPresent(parent -> steps.reverse(id, parent));
    var was = followed(id, old, column);
    if (renewal.parked().contains(id)) {
      park(id, was, column);
    } else if (renewal.retyped().contains(id) && !isRetypedWithParent(id)) {
      retype(id, was, column);
    } else if (renewal.losesDefault(id)) {
      alterInTwo(id, was, was.withDefaultValue(null), column);
    } else if (was.isNumbered() && !column.isNumbered() && column.defaultValue() != null) {
      // The default may take over the name of the sequence.
      alterInTwo(id, was, was.withGeneration(null), column);
    } else if (!compared(was).equals(compared(column))) {
      var bare = withoutCycle(id, was, column);
      if (!compared(was).equals(compared(bare))) {
        steps.add(
            Phase.ALTER_COLUMNS,
            new Change.AlterColumn(name, was, bare),
            withSequence(id, was),
            withSequence(id, bare));
      }
    }
  }

  /** A default that calls what in turn needs the table comes after the column is as it shall be. */
  private Column withoutCycle(ObjectName id, Column was, Column column) {
    if (was.defaultValue() != null
        || column.defaultValue() == null
        || !needs.leadsBack(id, ObjectName.table(name))) {
      return column;
    }
    var bare = column.withDefaultValue(null);
    steps.create(
        Phase.ALTER_COLUMNS, new Change.AlterColumn(name, bare, column), Steps.defaultOf(id));
    return bare;
  }

  /** A default may need a function that goes before the type does. */
  private void retype(ObjectName id, Column was, Column column) {
    var isByName = renewal.isTakenByName(id);
    if (!renewal.losesDefault(id)) {
      steps.alter(Phase.ALTER_COLUMNS, new Change.RetypeColumn(name, was, column, isByName), id);
      return;
    }
    var bare = was.withDefaultValue(null);
    steps.drop(Phase.DROP_CONSTRAINTS, new Change.AlterColumn(name, was, bare), id);
    steps.create(Phase.ALTER_COLUMNS, new Change.RetypeColumn(name, bare, column, isByName), id);
  }

  /** How a column is filled when it is new says nothing of one that is there. */
  private static Column compared(Column column) {
    var options = new TreeMap<>(column.options());
    options.remove(Column.FILLED);
    options.remove(Column.WORDING);
    return column.withOptions(options);
  }

  private void alterInTwo(ObjectName id, Column was, Column bare, Column column) {
    steps.keep(id);
    steps.add(
        Phase.DROP_CONSTRAINTS,
        new Change.AlterColumn(name, was, bare),
        withSequence(id, was),
        Set.of());
    var later = withoutCycle(id, bare, column);
    if (!bare.equals(later)) {
      steps.add(
          Phase.ALTER_COLUMNS,
          new Change.AlterColumn(name, bare, later),
          Set.of(),
          withSequence(id, later));
    }
  }

  /** While the rows that a column holds are of another shape, it holds them as text. */
  private void park(ObjectName id, Column was, Column column) {
    var parent = lineage.parentAfter(id);
    if (parent.isPresent()
        && parent.equals(lineage.parentBefore(id))
        && renewal.parked().contains(parent.orElseThrow())) {
      return;
    }
    var parked = was.withType(DataType.of(DataType.Kind.TEXT)).withDefaultValue(null);
    steps.drop(Phase.DROP_CONSTRAINTS, new Change.RetypeColumn(name, was, parked, true), id);
    steps.create(Phase.ALTER_COLUMNS, new Change.RetypeColumn(name, parked, column, true), id);
  }

  /** The sequence that a column brings along goes and comes with it. */
  private Set<ObjectName> withSequence(ObjectName id, Column column) {
    return column.isNumbered()
        ? Set.of(id, ObjectName.sequence(column.sequence(name)))
        : Set.of(id);
  }
}
