package dev.stopover.diff;

import static java.util.stream.Collectors.toSet;

import dev.stopover.diff.Steps.Phase;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Find the steps from one schema to another. */
final class Differ {

  /** What is so far only a place among the parts of another table. */
  private static final Set<String> ATTACHED = Set.of("partition", "attached index");

  private final Schema from;
  private final Schema to;
  private final Map<QualifiedName, Table> before;
  private final Map<QualifiedName, Table> after;
  private final Steps steps = new Steps();
  private final Needs needsBefore;
  private final Needs needsAfter;
  private final Renewal renewal;
  private final Lineage lineage;
  private final Set<QualifiedName> targets;

  private Differ(Schema from, Schema to) {
    this.from = from;
    this.to = to;
    this.before = byName(from.tables(), Table::name);
    this.after = byName(to.tables(), Table::name);
    this.needsBefore = new Needs(from, before);
    this.needsAfter = new Needs(to, after);
    this.renewal = new Renewal(from, to, before, after, needsBefore);
    this.lineage = new Lineage(needsBefore, needsAfter, renewal, before, after);
    this.targets =
        from.tables().stream()
            .flatMap(table -> table.foreignKeys().stream())
            .map(ForeignKey::target)
            .collect(toSet());
  }

  static List<Change> steps(Schema from, Schema to) {
    return from.equals(to) ? List.of() : new Differ(from, to).steps();
  }

  private List<Change> steps() {
    compareNamespaces();
    compareSequences();
    compareObjects();
    dropTables(
        from.tables().stream()
            .filter(table -> renewal.isGone(ObjectName.table(table.name())))
            .toList());
    createTables(to.tables().stream().filter(this::isNew).toList());
    var keys = new InheritedKeys(before, after, needsBefore, needsAfter, renewal);
    from.objects().stream()
        .filter(object -> object.id().kind().equals("partition") && renewal.isGone(object.id()))
        .filter(tie -> !isGoneTable(tie.id().name()) || isTakenOff(tie))
        .forEach(tie -> keys.lost(tie.id().name()).forEach(key -> drop(tie.id().name(), key)));
    for (var table : to.tables()) {
      var old = before.get(table.name());
      if (old != null && !isNew(table)) {
        new TableComparison(
                keys.withKept(old), table, before, after, steps, renewal, lineage, needsAfter)
            .run();
      }
    }
    return steps.inOrder(needsBefore, needsAfter, new CalledRoutines(to, needsAfter));
  }

  private boolean isNew(Table table) {
    return !before.containsKey(table.name()) || isGoneTable(table.name());
  }

  private boolean isGoneTable(QualifiedName name) {
    return renewal.isGone(ObjectName.table(name));
  }

  private void drop(QualifiedName table, ForeignKey key) {
    steps.drop(
        Phase.DROP_FOREIGN_KEYS,
        new Change.DropConstraint(table, key),
        ObjectName.constraint(table, key));
  }

  private void compareNamespaces() {
    for (var name : missingFrom(from.namespaces(), to.namespaces())) {
      steps.create(
          Phase.CREATE_NAMESPACES,
          new Change.CreateNamespace(QualifiedName.of(name)),
          ObjectName.namespace(name));
    }
    for (var name : missingFrom(to.namespaces(), from.namespaces())) {
      steps.drop(
          Phase.DROP_NAMESPACES,
          new Change.DropNamespace(QualifiedName.of(name)),
          ObjectName.namespace(name));
    }
  }

  private void compareSequences() {
    var gone = byName(from.sequences(), Sequence::name);
    for (var sequence : to.sequences()) {
      var old = gone.remove(sequence.name());
      var id = ObjectName.sequence(sequence.name());
      if (old == null) {
        steps.create(Phase.CREATE_SEQUENCES, new Change.CreateSequence(sequence), id);
      } else if (!old.equals(sequence)) {
        steps.alter(Phase.CREATE_SEQUENCES, new Change.AlterSequence(old, sequence), id);
      }
    }
    gone.values()
        .forEach(
            sequence ->
                steps.drop(
                    Phase.DROP_SEQUENCES,
                    new Change.DropSequence(sequence),
                    ObjectName.sequence(sequence.name())));
  }

  private void compareObjects() {
    var old = byName(from.objects(), SchemaObject::id);
    var wanted = byName(to.objects(), SchemaObject::id);
    var aside = typesAside(old);
    for (var object : from.objects()) {
      var id = object.id();
      if (!(object.isCompared() || object.isHidden()) || !renewal.isGone(id)) {
        continue;
      }
      if (aside.contains(id)) {
        steps.add(
            Phase.CREATE_OBJECTS_UNDER_TABLES,
            new Change.SetTypeAside(object, wanted.get(id)),
            Set.of(),
            Set.of());
        steps.drop(
            Phase.DROP_OBJECTS_UNDER_TABLES, new Change.DropTypeAside(object, wanted.get(id)), id);
      } else if (isTakenAlong(object) || (goesWithOwner(object) && !isHeldBack(object, aside))) {
        steps.follow(id, Objects.requireNonNull(object.owner()));
      } else {
        var phase =
            switch (object.place()) {
              case UNDER_TABLES -> Phase.DROP_OBJECTS_UNDER_TABLES;
              case OVER_TABLES -> Phase.DROP_OBJECTS_OVER_TABLES;
              case OVER_ALL -> Phase.DROP_OBJECTS_OVER_ALL;
            };
        steps.drop(phase, new Change.DropObject(object), id);
      }
    }
    for (var object : to.objects()) {
      var older = old.get(object.id());
      var phase =
          switch (object.place()) {
            case UNDER_TABLES -> Phase.CREATE_OBJECTS_UNDER_TABLES;
            case OVER_TABLES -> Phase.CREATE_OBJECTS_OVER_TABLES;
            case OVER_ALL -> Phase.CREATE_OBJECTS_OVER_ALL;
          };
      if (!object.isCompared()) {
        if (object.isMadeWithOwner() && !old.containsKey(object.owner())) {
          steps.create(Phase.RESTORE, new Change.CreateObject(object), object.id());
        }
      } else if (older == null || renewal.isGone(object.id())) {
        if (!isSaidAlready(object)) {
          steps.create(phase, new Change.CreateObject(object), object.id());
        }
      } else if (!older.equals(object) && !renewal.follows(older, object)) {
        steps.alter(phase, new Change.AlterObject(older, object), object.id());
      }
    }
    from.objects().stream()
        .filter(object -> !object.isCompared() && comesBack(object.owner(), wanted))
        .forEach(
            object -> steps.create(Phase.RESTORE, new Change.CreateObject(object), object.id()));
  }

  /** Find the types that give way to new ones while columns are still of them. */
  private Set<ObjectName> typesAside(Map<ObjectName, SchemaObject> old) {
    var aside = new HashSet<ObjectName>();
    var waiting = new ArrayDeque<>(renewal.retyped());
    while (!waiting.isEmpty()) {
      for (var type : needsBefore.of(waiting.poll())) {
        var object = old.get(type);
        if (object != null
            && object.place() == SchemaObject.Place.UNDER_TABLES
            && renewal.isSucceeded(type)
            && renewal.isGone(type)
            && aside.add(type)) {
          waiting.add(type);
        }
      }
    }
    return aside;
  }

  /** What its owner needs to be rid of before it can be dropped itself is dropped by itself. */
  private boolean goesWithOwner(SchemaObject object) {
    return object.owner() != null
        && renewal.isGone(object.owner())
        && !object.isHidden()
        && !needsBefore.leadsBack(object.id(), object.owner())
        && !isTakenOff(object)
        && !needsOtherTableThatGoes(object)
        && !staysOnKept(object);
  }

  /** A part may be altered in place, and would keep what it is not to have any more. */
  private boolean staysOnKept(SchemaObject object) {
    var owner = object.owner();
    return owner != null
        && Needs.PARTS.contains(owner.kind())
        && before.containsKey(owner.name())
        && !isGoneTable(owner.name())
        && isPart(owner, after.get(owner.name()))
        && !hasOfKind(owner, object.id().kind());
  }

  private static boolean isPart(ObjectName thing, @Nullable Table table) {
    var parts = new HashSet<ObjectName>();
    Renewal.forEachPart(table, parts::add);
    return parts.contains(thing);
  }

  /** What a part has by its old name it has by the new one, too. */
  private boolean isTakenAlong(SchemaObject object) {
    var owner = object.owner();
    return owner != null
        && renewal
            .renamed(owner)
            .map(name -> new ObjectName(owner.kind(), owner.name(), name))
            .filter(later -> hasOfKind(later, object.id().kind()))
            .isPresent();
  }

  /** What is said of a part in the same words is so under its new name, too. */
  private boolean isSaidAlready(SchemaObject object) {
    var owner = object.owner();
    var was = owner == null ? null : renewal.former(owner).orElse(null);
    return was != null
        && from.objects().stream()
            .filter(old -> was.equals(old.owner()) && old.id().kind().equals(object.id().kind()))
            .anyMatch(old -> said(old).equals(said(object)));
  }

  /** Return what is said of an owner, which is named where it is taken back in the same way. */
  private static String said(SchemaObject object) {
    var definition = object.definition();
    var end = 0;
    while (end < Math.min(definition.length(), object.removal().length())
        && definition.charAt(end) == object.removal().charAt(end)) {
      end++;
    }
    return definition.substring(end);
  }

  private boolean hasOfKind(ObjectName owner, String kind) {
    return to.objects().stream()
        .anyMatch(object -> object.id().kind().equals(kind) && owner.equals(object.owner()));
  }

  /** What goes with a type that was set aside goes too late for what it needs to be made anew. */
  private boolean isHeldBack(SchemaObject object, Set<ObjectName> aside) {
    return aside.contains(object.owner())
        && needsBefore.of(object.id()).stream()
            .anyMatch(needed -> !needed.equals(object.owner()) && renewal.isGone(needed));
  }

  /** The other table may have to go before the one that takes the object along. */
  private boolean needsOtherTableThatGoes(SchemaObject object) {
    var owner = object.owner();
    return owner != null
        && !ATTACHED.contains(object.id().kind())
        && needsBefore
            .throughViews(object.id())
            .map(ObjectName::name)
            .anyMatch(
                name ->
                    !name.equals(owner.name())
                        && before.containsKey(name)
                        && renewal.isGone(ObjectName.table(name)));
  }

  /**
   * Tell whether a table is taken off its parent before it is dropped: the server drops no
   * partition of a table that foreign keys point to.
   */
  private boolean isTakenOff(SchemaObject object) {
    var place = object.id();
    while (place != null && place.kind().equals("partition")) {
      var parent = parentOf(place);
      if (parent == null) {
        return false;
      }
      if (!renewal.isGone(parent) || targets.contains(parent.name())) {
        return true;
      }
      place = new ObjectName("partition", parent.name(), "");
    }
    return false;
  }

  private @Nullable ObjectName parentOf(ObjectName place) {
    return needsBefore.of(place).stream()
        .filter(other -> other.kind().equals("table") && !other.name().equals(place.name()))
        .findFirst()
        .orElse(null);
  }

  /** Tell whether a thing is dropped and made again. */
  private boolean comesBack(@Nullable ObjectName thing, Map<ObjectName, SchemaObject> wanted) {
    if (thing == null || !renewal.isGone(thing)) {
      return false;
    }
    var table = after.get(thing.name());
    return switch (thing.kind()) {
      case "table" -> table != null;
      case "column" -> table != null && table.column(thing.detail().substring(1)).isPresent();
      default -> wanted.containsKey(thing);
    };
  }

  private void createTables(List<Table> tables) {
    // The target of a foreign key must be there, and its columns must be as they shall be.
    var waiting = new HashSet<>(tables.stream().map(Table::name).toList());
    for (var table : to.tables()) {
      var old = before.get(table.name());
      if (old != null && !old.equals(table)) {
        waiting.add(table.name());
      }
    }
    for (var table : TableOrder.targetsFirst(tables, neededBy(tables, needsAfter))) {
      waiting.remove(table.name());
      var inline = new ArrayList<Constraint>();
      for (var constraint : table.constraints()) {
        var id = ObjectName.constraint(table.name(), constraint);
        if (constraint instanceof ForeignKey key && waiting.contains(key.target())) {
          steps.create(lineage.phase(id), new Change.AddConstraint(table.name(), key), id);
        } else if (waitsForTable(id)) {
          steps.create(
              Phase.ADD_CONSTRAINTS, new Change.AddConstraint(table.name(), constraint), id);
        } else {
          inline.add(constraint);
        }
      }
      var indexes = new ArrayList<Index>();
      for (var index : table.indexes()) {
        var id = ObjectName.index(table.name(), index);
        if (waitsForTable(id) || needsAfter.isOverRoutine(id)) {
          steps.create(
              Steps.phaseOfIndex(id, needsAfter), new Change.CreateIndex(table.name(), index), id);
        } else {
          indexes.add(index);
        }
      }
      var columns = new ArrayList<Column>();
      var later = new ArrayList<Column>();
      for (var column : table.columns()) {
        var waits =
            column.defaultValue() != null
                && waitsForTable(ObjectName.column(table.name(), column.name()));
        columns.add(waits ? column.withDefaultValue(null) : column);
        if (waits) {
          later.add(column);
        }
      }
      var created = placed(table.withConstraints(inline).withIndexes(indexes).withColumns(columns));
      steps.add(Phase.CREATE_TABLES, new Change.CreateTable(created), Set.of(), withParts(created));
      for (var column : later) {
        steps.create(
            Phase.ALTER_COLUMNS,
            new Change.AlterColumn(table.name(), column.withDefaultValue(null), column),
            Steps.defaultOf(ObjectName.column(table.name(), column.name())));
      }
    }
  }

  /** Find the tables whose rows a column holds, or that it is from, or takes its numbers from. */
  private static Map<QualifiedName, Set<QualifiedName>> neededBy(List<Table> tables, Needs needs) {
    var names = tables.stream().map(Table::name).collect(toSet());
    var needed = new HashMap<QualifiedName, Set<QualifiedName>>();
    for (var table : tables) {
      Stream.concat(
              Stream.of(ObjectName.table(table.name())),
              table.columns().stream().map(each -> ObjectName.column(table.name(), each.name())))
          .flatMap(part -> needs.of(part).stream())
          .filter(other -> other.kind().equals("table") || other.kind().equals("column"))
          .map(ObjectName::name)
          .filter(name -> !name.equals(table.name()) && names.contains(name))
          .forEach(name -> needed.computeIfAbsent(table.name(), key -> new HashSet<>()).add(name));
    }
    return needed;
  }

  /** Where it is not known what tables take, it may be what they take at the other side. */
  private Table placed(Table table) {
    if (from.collation() == null && (to.collation() == null || !from.tables().isEmpty())) {
      return table;
    }
    var options = new TreeMap<>(table.options());
    options.put(Table.UNUSUAL_PLACE, "true");
    return table.withOptions(options);
  }

  private void dropTables(List<Table> tables) {
    var order = TableOrder.targetsFirst(tables, neededBy(tables, needsBefore));
    var places = new HashMap<QualifiedName, Integer>();
    order.forEach(table -> places.put(table.name(), places.size()));
    for (var i = order.size() - 1; i >= 0; i--) {
      var table = order.get(i);
      var dropped = new HashSet<>(withParts(table));
      for (var key : table.foreignKeys()) {
        var place = places.get(key.target());
        if (place != null && place > i) {
          var id = ObjectName.constraint(table.name(), key);
          dropped.remove(id);
          steps.drop(Phase.DROP_FOREIGN_KEYS, new Change.DropConstraint(table.name(), key), id);
        }
      }
      for (var constraint : table.constraints()) {
        var id = ObjectName.constraint(table.name(), constraint);
        if (dropped.contains(id) && holdsTable(id)) {
          dropped.remove(id);
          dropEarly(
              Phase.DROP_CONSTRAINTS, new Change.DropConstraint(table.name(), constraint), id);
        }
      }
      for (var index : table.indexes()) {
        var id = ObjectName.index(table.name(), index);
        if (holdsTable(id)) {
          dropped.remove(id);
          dropEarly(Phase.DROP_INDEXES, new Change.DropIndex(table.name(), index), id);
        }
      }
      for (var column : table.columns()) {
        var id = ObjectName.column(table.name(), column.name());
        if (column.defaultValue() != null && holdsTable(id)) {
          var bare = column.withDefaultValue(null);
          steps.drop(
              Phase.DROP_CONSTRAINTS,
              new Change.AlterColumn(table.name(), column, bare),
              Steps.defaultOf(id));
        }
      }
      steps.add(Phase.DROP_TABLES, new Change.DropTable(table), dropped, Set.of());
    }
  }

  /** What a partition has of a key or an index of its parent goes with that. */
  private void dropEarly(Phase phase, Change change, ObjectName part) {
    var parent = needsBefore.ofParent(part).filter(renewal::isGone);
    if (parent.isPresent()) {
      steps.follow(part, parent.get());
    } else {
      steps.drop(phase, change, part);
    }
  }

  private boolean waitsForTable(ObjectName part) {
    return needsAfter.waitsForTable(part, ObjectName.table(part.name()));
  }

  private boolean holdsTable(ObjectName part) {
    return needsBefore.leadsBack(part, ObjectName.table(part.name()));
  }

  private static Collection<ObjectName> withParts(Table table) {
    var things = new ArrayList<ObjectName>();
    things.add(ObjectName.table(table.name()));
    Renewal.forEachPart(table, things::add);
    table.columns().stream()
        .filter(Column::isNumbered)
        .forEach(column -> things.add(ObjectName.sequence(column.sequence(table.name()))));
    return things;
  }

  private static <T> List<T> missingFrom(List<T> there, List<T> wanted) {
    var known = new HashSet<>(there);
    return wanted.stream().filter(part -> !known.contains(part)).toList();
  }

  private static <K, V> Map<K, V> byName(List<V> values, Function<V, K> name) {
    var map = new LinkedHashMap<K, V>();
    values.forEach(value -> map.put(name.apply(value), value));
    return map;
  }
}
