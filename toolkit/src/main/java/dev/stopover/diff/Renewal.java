package dev.stopover.diff;

import static java.util.stream.Collectors.toSet;

import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Find what cannot stay as it is: what goes, what is made anew, and what has to step aside for that
 * and come back.
 */
final class Renewal {

  private static final Set<String> TYPES = Set.of("type", "domain");

  /** What a table may leave behind when it is altered. */
  private static final Set<String> METHODS = Set.of("access method", "extension");

  private final Map<QualifiedName, Table> before;
  private final Map<QualifiedName, Table> after;
  private final Map<ObjectName, SchemaObject> objectsBefore = new HashMap<>();
  private final Map<ObjectName, SchemaObject> objectsAfter = new HashMap<>();
  private final Needs needs;
  private final Map<ObjectName, Set<ObjectName>> needsAfter;
  private final Declarations declarations;
  private final HeldDomains heldDomains;
  private final Bystanders bystanders;
  private final Renamings renamings;

  private final Set<ObjectName> gone = new HashSet<>();
  private final Set<ObjectName> retyped = new LinkedHashSet<>();
  private final Set<ObjectName> parked = new LinkedHashSet<>();
  private final Set<ObjectName> withoutDefault = new HashSet<>();
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  Renewal(
      Schema from,
      Schema to,
      Map<QualifiedName, Table> before,
      Map<QualifiedName, Table> after,
      Needs needs) {
    this.before = before;
    this.after = after;
    this.needs = needs;
    this.needsAfter = to.needs();
    this.declarations = new Declarations(before, needs);
    this.heldDomains = new HeldDomains(before, objectsBefore, needs);
    this.bystanders = new Bystanders(objectsBefore, needs);
    this.renamings = new Renamings(from, to, before, after, needs);
    from.objects().forEach(object -> objectsBefore.put(object.id(), object));
    to.objects().forEach(object -> objectsAfter.put(object.id(), object));
    objectsBefore.forEach(
        (id, object) -> {
          var later = objectsAfter.get(id);
          if (!object.isCompared()) {
            return;
          }
          if (later == null
              || !(later.equals(object) || later.canGrowFrom(object) || follows(object, later))
              || heldDomains.hinder(object, later)) {
            go(id);
          } else if (later.growth() == SchemaObject.Growth.COMPOSED
              && !later.lostFrom(object).isEmpty()) {
            withoutReaders(id);
          }
        });
    objectsAfter.forEach(
        (id, object) -> {
          if (!objectsBefore.containsKey(id)) {
            withoutHeldOwner(object);
          }
        });
    var sequences = to.sequences().stream().map(Sequence::name).collect(toSet());
    from.sequences().stream()
        .map(Sequence::name)
        .filter(name -> !sequences.contains(name))
        .forEach(name -> go(ObjectName.sequence(name)));
    before.values().forEach(this::compare);
    withoutForeignRequirements();
    finish();
    before.values().forEach(this::withoutIndexesOfTheServer);
    finish();
    withoutNamesOfDetached();
    finish();
  }

  private void finish() {
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }

  /** Tell whether a thing is dropped, be it for good or to be made again. */
  boolean isGone(ObjectName thing) {
    return gone.contains(thing);
  }

  /** Return the name that an index or a constraint gets, if it stays, and that is all. */
  Optional<String> renamed(ObjectName part) {
    return isGone(part) ? Optional.empty() : renamings.of(part);
  }

  /** Return what an index or a constraint is called before, if it stays and gets its name. */
  Optional<ObjectName> former(ObjectName part) {
    return renamings.former(part).filter(was -> !isGone(was));
  }

  /** Tell whether an object is the same but for the new names of what it needs. */
  boolean follows(SchemaObject object, SchemaObject later) {
    return renamings.follows(object, later);
  }

  /** Return the columns that have to be taken over to a type that is made anew. */
  Set<ObjectName> retyped() {
    return retyped;
  }

  /** Tell whether parts of a column's values have other places in the type that it goes over to. */
  boolean isTakenByName(ObjectName column) {
    var seen = new HashSet<ObjectName>();
    var waiting = new ArrayDeque<>(Set.of(column));
    while (!waiting.isEmpty()) {
      for (var type : needs.of(waiting.poll())) {
        var object = objectsBefore.get(type);
        var successor = objectsAfter.get(type);
        if (object == null || successor == null || !isGone(type) || !seen.add(type)) {
          continue;
        }
        if (successor.growth() == SchemaObject.Growth.COMPOSED
            && !successor.namesOfParts().equals(object.namesOfParts())) {
          return true;
        }
        waiting.add(type);
      }
    }
    return false;
  }

  /** Return the columns that hold rows of another table or view while that is changed. */
  Set<ObjectName> parked() {
    return parked;
  }

  /** Tell whether a column is without its default for a while. */
  boolean losesDefault(ObjectName column) {
    return withoutDefault.contains(column);
  }

  static boolean isSameTable(Table one, Table other) {
    return one.options()
        .tailMap(Table.FIXED)
        .headMap(Table.FIXED + '\uffff')
        .equals(other.options().tailMap(Table.FIXED).headMap(Table.FIXED + '\uffff'));
  }

  private static boolean isSameContent(Column one, Column other) {
    var difference = new HashSet<>(one.options().entrySet());
    difference.addAll(other.options().entrySet());
    return difference.stream()
        .filter(option -> !option.getKey().startsWith(Column.SETTING))
        .allMatch(
            option ->
                option.getValue().equals(one.options().get(option.getKey()))
                    && option.getValue().equals(other.options().get(option.getKey())));
  }

  private void compare(Table table) {
    var later = after.get(table.name());
    if (later == null
        || !isSameTable(table, later)
        || table.columns().stream()
            .anyMatch(
                column ->
                    later
                        .column(column.name())
                        .filter(
                            laterColumn ->
                                declarations.isDeclaredOnlyAnew(
                                    table, column, laterColumn, needsAfter))
                        .isPresent())) {
      go(ObjectName.table(table.name()));
      return;
    }
    if (later.equals(table)) {
      return;
    }
    var columns = new HashMap<String, Column>();
    later.columns().forEach(column -> columns.put(column.name(), column));
    for (var column : table.columns()) {
      var id = ObjectName.column(table.name(), column.name());
      var laterColumn = columns.get(column.name());
      if (laterColumn == null
          || mustBeAddedAnew(table, column, laterColumn)
          || Declarations.changesOwner(column, laterColumn)) {
        go(id);
      } else if (!laterColumn.type().equals(column.type()) || !isSameContent(laterColumn, column)) {
        waiting.add(() -> changeType(id));
      }
      if (column.isNumbered()
          && laterColumn != null
          && !keepsSequence(table.name(), column, laterColumn)) {
        withoutDefaultsOf(id);
      }
      if (laterColumn != null && !laterColumn.options().equals(column.options())) {
        step(bystanders.of(table, column, laterColumn));
      }
    }
    if (later.columns().stream()
        .filter(column -> table.column(column.name()).isEmpty())
        .anyMatch(column -> column.generation() != null || column.defaultValue() != null)) {
      waiting.add(() -> parkRowsOf(table.name(), ObjectName.table(table.name())));
    }
    if (later.columns().stream()
        .filter(column -> table.column(column.name()).isEmpty())
        .anyMatch(column -> column.options().containsKey(Column.FILLED))) {
      step(bystanders.updateTriggers(table));
    }
    step(bystanders.rewrittenChecks(table));
    var constraints = new HashSet<Constraint>(later.constraints());
    table.constraints().stream()
        .filter(constraint -> !constraints.contains(constraint))
        .map(constraint -> ObjectName.constraint(table.name(), constraint))
        .filter(id -> renamings.of(id).isEmpty())
        .forEach(this::go);
    var indexes = new HashSet<Index>(later.indexes());
    table.indexes().stream()
        .filter(index -> !indexes.contains(index))
        .map(index -> ObjectName.index(table.name(), index))
        .filter(id -> renamings.of(id).isEmpty())
        .forEach(this::go);
    table.constraints().stream()
        .map(constraint -> ObjectName.constraint(table.name(), constraint))
        .filter(id -> gone.contains(id) && !isForeignKey(id))
        .forEach(this::goWithPart);
    table.indexes().stream()
        .map(index -> ObjectName.index(table.name(), index))
        .filter(gone::contains)
        .forEach(this::goWithPart);
  }

  /** A column that is numbered in another way gets a sequence of its own anew. */
  private static boolean keepsSequence(QualifiedName table, Column from, Column to) {
    return from.generation() != null
        && to.generation() != null
        && from.generation().getClass() == to.generation().getClass()
        && to.sequence(table).equals(from.sequence(table));
  }

  /** Another column may take its numbers from the sequence that goes with this one. */
  private void withoutDefaultsOf(ObjectName numbered) {
    for (var dependent : needs.dependentsOf(numbered)) {
      var column = dependent.kind().equals("column") ? columnBefore(dependent) : null;
      if (column != null && column.generation() == null && column.defaultValue() != null) {
        withoutDefault.add(dependent);
      }
    }
  }

  /** The key of a partition that hangs on its parent's cannot go alone. */
  private void goWithPart(ObjectName part) {
    needs.of(part).stream()
        .filter(
            other ->
                (other.kind().equals("index") || other.kind().equals("constraint"))
                    && !other.name().equals(part.name()))
        .forEach(this::go);
  }

  /** A column can stop being computed, if its values are there, but it cannot begin to be. */
  private boolean mustBeAddedAnew(Table table, Column from, Column to) {
    return isComputedAsOtherKind(from, to)
        || (!Objects.equals(from.generation(), to.generation())
            && !takesOtherExpression(table, from, to)
            && (to.generation() instanceof Generation.Computed
                || (from.generation() instanceof Generation.Computed computed
                    && !computed.stored())));
  }

  /** What is computed cannot be converted by a cast of one's choice, unlike what is stored. */
  private static boolean isComputedAsOtherKind(Column from, Column to) {
    var kind = to.options().get(Column.COMPUTED_KIND);
    return kind != null
        && from.generation() instanceof Generation.Computed
        && !from.type().equals(to.type())
        && !kind.equals(from.options().get(Column.COMPUTED_KIND));
  }

  /** A partition whose constraints go by other names than those of its parent is taken off. */
  private void withoutForeignRequirements() {
    var required = new RequiredColumns(before, after);
    objectsBefore.forEach(
        (id, tie) -> {
          if (id.kind().equals("partition") && tie.equals(objectsAfter.get(id))) {
            needs.of(id).stream()
                .filter(other -> other.kind().equals("table") && !other.name().equals(id.name()))
                .filter(parent -> required.keepApart(id.name(), parent.name()))
                .findFirst()
                .ifPresent(parent -> go(id));
          }
        });
  }

  /** A partition that is taken off for a while does not get a name along with its parent. */
  private void withoutNamesOfDetached() {
    renamings.all().stream()
        .filter(part -> isGone(new ObjectName("partition", part.name(), "")))
        .flatMap(part -> needs.of(part).stream().filter(other -> Declarations.isAlike(part, other)))
        .toList()
        .forEach(this::go);
  }

  private boolean hasChecks(Table table) {
    return Stream.of(this.before, this.after)
        .flatMap(tables -> Stream.ofNullable(tables.get(table.name())))
        .anyMatch(each -> !each.constraintsOf(CheckConstraint.class).isEmpty());
  }

  private boolean takesOtherExpression(Table table, Column from, Column to) {
    var alterable = to.options().get(Column.ALTERABLE_EXPRESSION);
    return alterable != null
        && from.generation() instanceof Generation.Computed old
        && to.generation() instanceof Generation.Computed computed
        && old.stored() == computed.stored()
        && !(alterable.equals(Column.ALTERABLE_UNCHECKED) && hasChecks(table))
        && (from.type().equals(to.type()) || to.options().containsKey(Column.RECOMPUTED));
  }

  private void withoutIndexesOfTheServer(Table table) {
    var later = after.get(table.name());
    if (later != null && !gone.contains(ObjectName.table(table.name()))) {
      step(
          Bystanders.indexesOfTheServer(table, later, gone)
              .filter(index -> renamings.of(index).isEmpty()));
    }
  }

  private void withoutHeldOwner(SchemaObject part) {
    if (part.owner() != null && heldDomains.hinder(part)) {
      go(part.owner());
    }
  }

  private void step(Stream<ObjectName> aside) {
    aside.toList().forEach(this::go);
  }

  private void go(ObjectName thing) {
    if (gone.add(thing)) {
      var successor = objectsAfter.get(thing);
      if (successor != null) {
        withoutHeldOwner(successor);
      }
      if (thing.kind().equals("table")) {
        forEachPart(before.get(thing.name()), this::go);
      }
      waiting.add(() -> needs.dependentsOf(thing).forEach(dependent -> lose(dependent, thing)));
    }
  }

  static void forEachPart(@Nullable Table table, Consumer<ObjectName> action) {
    if (table == null) {
      return;
    }
    table
        .columns()
        .forEach(column -> action.accept(ObjectName.column(table.name(), column.name())));
    table.constraints().forEach(part -> action.accept(ObjectName.constraint(table.name(), part)));
    table.indexes().forEach(index -> action.accept(ObjectName.index(table.name(), index)));
  }

  /** React to the loss of a thing that another one needs. */
  private void lose(ObjectName dependent, ObjectName lost) {
    switch (dependent.kind()) {
      case "column" -> {
        var column = columnBefore(dependent);
        if (column == null || gone.contains(dependent)) {
          return;
        }
        if (Declarations.isAlike(dependent, lost) && declarations.isOwn(dependent, lost)) {
          return;
        }
        if (column.generation() instanceof Generation.Computed) {
          go(dependent);
        } else if (isType(lost)) {
          retyped.add(dependent);
          changeType(dependent);
        } else if (holdsRowsOf(column, lost.name())) {
          if (!lost.kind().equals("column")) {
            park(dependent);
          }
        } else if (column.defaultValue() != null) {
          withoutDefault.add(dependent);
        }
      }
      case "sequence", "schema" -> {}
      case "partition" -> {
        // It waits for the indexes of its own partitions where it comes, but stays without them.
        if (!lost.kind().equals("attached index")) {
          go(dependent);
        }
      }
      case "table" -> {
        if (!isKeptWithout(dependent, lost)) {
          go(dependent);
        }
      }
      default -> {
        if (!(Declarations.isAlike(dependent, lost)
            && dependent.kind().equals("constraint")
            && declarations.isOwn(dependent, lost))) {
          go(dependent);
        }
      }
    }
  }

  /** A table can go over to another access method, but it stands and falls with its own. */
  private boolean isKeptWithout(ObjectName table, ObjectName lost) {
    var was = before.get(table.name());
    var later = after.get(table.name());
    return METHODS.contains(lost.kind())
        && was != null
        && later != null
        && isSameTable(was, later)
        && !needsAfter.getOrDefault(table, Set.of()).contains(lost);
  }

  /** What reads a part of an object that loses parts has to be written anew by then. */
  private void withoutReaders(ObjectName object) {
    needs.dependentsOf(object).stream()
        .filter(
            other ->
                objectsBefore.containsKey(other)
                    && !objectsBefore.get(other).equals(objectsAfter.get(other)))
        .forEach(this::go);
  }

  /** The server changes no table or view whose rows a column holds. */
  private void park(ObjectName column) {
    var table = after.get(column.name());
    var was = columnBefore(column);
    var later = table == null ? null : table.column(column.detail().substring(1)).orElse(null);
    if (was != null && later != null && later.type().equals(was.type()) && parked.add(column)) {
      changeType(column);
    }
  }

  private void parkRowsOf(QualifiedName relation, ObjectName part) {
    for (var dependent : needs.dependentsOf(part)) {
      var column = dependent.kind().equals("column") ? columnBefore(dependent) : null;
      if (column != null && holdsRowsOf(column, relation)) {
        park(dependent);
      }
    }
  }

  /** Tell whether a column is of the type that goes by the name of a table or view. */
  private static boolean holdsRowsOf(Column column, QualifiedName relation) {
    if (!(column.type() instanceof DataType.Native type)) {
      return false;
    }
    var name = type.sql().replaceAll("\"|(\\[])+$", "");
    return name.equals(relation.name()) || name.equals(relation.toString());
  }

  private boolean isType(ObjectName thing) {
    var object = objectsBefore.get(thing);
    return object != null
        && object.place() == SchemaObject.Place.UNDER_TABLES
        && isSucceeded(thing);
  }

  /** Tell whether a type comes again, be it as one of another kind: an enum may become a domain. */
  boolean isSucceeded(ObjectName type) {
    return objectsAfter.containsKey(type)
        || TYPES.stream()
            .anyMatch(
                kind ->
                    TYPES.contains(type.kind())
                        && objectsAfter.containsKey(
                            new ObjectName(kind, type.name(), type.detail())));
  }

  /** What reads a column does not bear another type of it, and keys must agree in theirs. */
  private void changeType(ObjectName column) {
    parkRowsOf(column.name(), column);
    var table = before.get(column.name());
    if (table != null) {
      step(bystanders.rewordedParts(table, column));
    }
    for (var dependent : needs.dependentsOf(column)) {
      var reader = objectsBefore.get(dependent);
      if ((reader != null && !column.equals(reader.owner()))
          || isForeignKey(dependent)
          || bearsNoOtherType(dependent)) {
        go(dependent);
      }
    }
  }

  private boolean isForeignKey(ObjectName thing) {
    var table = before.get(thing.name());
    return thing.kind().equals("constraint")
        && table != null
        && table.foreignKeys().stream()
            .anyMatch(key -> ObjectName.constraint(table.name(), key).equals(thing));
  }

  private boolean bearsNoOtherType(ObjectName thing) {
    var column = thing.kind().equals("column") ? columnBefore(thing) : null;
    return column != null
        && column.generation() instanceof Generation.Computed
        && !column.options().containsKey(Column.RECOMPUTED);
  }

  private @Nullable Column columnBefore(ObjectName thing) {
    var table = before.get(thing.name());
    return table == null ? null : table.column(thing.detail().substring(1)).orElse(null);
  }
}
