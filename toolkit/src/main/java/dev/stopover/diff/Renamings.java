package dev.stopover.diff;

import static java.util.stream.Collectors.toSet;

import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Find the indexes and constraints that are to have nothing but another name: they, and the foreign
 * keys that point to them, can stay.
 */
final class Renamings {

  /** What is so far only the place of an index among those of another table. */
  private static final String ATTACHED = "attached index";

  /**
   * Hold what of a table may get another name.
   *
   * @param id what it is called so far
   * @param content all of it but the name
   */
  private record Part(ObjectName id, Object content) {

    String name() {
      return id.detail();
    }
  }

  private final Needs needs;
  private final Map<ObjectName, Set<ObjectName>> needsAfter;
  private final Set<QualifiedName> freed;
  private final PartitionChecks partitions;
  private final Map<ObjectName, String> names = new HashMap<>();
  private final Map<ObjectName, ObjectName> former = new HashMap<>();

  Renamings(
      Schema from,
      Schema to,
      Map<QualifiedName, Table> before,
      Map<QualifiedName, Table> after,
      Needs needs) {
    this.needs = needs;
    this.needsAfter = to.needs();
    this.partitions = new PartitionChecks(before, after, needs, needsAfter);
    var gone = new HashMap<>(holders(from));
    gone.keySet().removeAll(holders(to).keySet());
    this.freed = Set.copyOf(gone.values());
    for (var table : after.values()) {
      var old = before.get(table.name());
      if (old != null && !old.equals(table)) {
        pair(old, table);
      }
    }
  }

  /** Return the name that an index or a constraint gets, if that is all that changes of it. */
  Optional<String> of(ObjectName part) {
    return Optional.ofNullable(names.get(part));
  }

  /** Return all that gets another name, as it is called so far. */
  Set<ObjectName> all() {
    return names.keySet();
  }

  /** Return what an index or a constraint is called before it gets its name. */
  Optional<ObjectName> former(ObjectName part) {
    return Optional.ofNullable(former.get(part));
  }

  /**
   * Tell whether an object is the same but for the names of what it needs, as is the place of an
   * index below another one.
   */
  boolean follows(SchemaObject object, SchemaObject later) {
    var id = object.id();
    return id.equals(later.id())
        && id.kind().equals(ATTACHED)
        && partsOfOthers(id, needs.of(id))
            .map(
                part ->
                    of(part)
                        .map(name -> new ObjectName(part.kind(), part.name(), name))
                        .orElse(part))
            .collect(toSet())
            .equals(partsOfOthers(id, needsAfter.getOrDefault(id, Set.of())).collect(toSet()));
  }

  private static Stream<ObjectName> partsOfOthers(ObjectName id, Collection<ObjectName> needed) {
    return needed.stream()
        .filter(other -> Needs.PARTS.contains(other.kind()) && !other.name().equals(id.name()));
  }

  private void pair(Table table, Table later) {
    var there = parts(table);
    var wanted = new ArrayList<>(parts(later));
    wanted.removeAll(there);
    var held = new HashSet<String>();
    there.forEach(part -> held.add(part.name()));
    var kept = new HashSet<>(parts(later));
    for (var part : there) {
      if (!kept.contains(part) && isMovable(part, table)) {
        wanted.stream()
            .filter(twin -> twin.content.equals(part.content))
            .filter(twin -> !held.contains(twin.name()) && !isFreed(table, twin.name()))
            .filter(twin -> !isOfParents(twin, needsAfter.getOrDefault(twin.id, Set.of())))
            .filter(twin -> isNamedWithFollowers(part, twin))
            .findFirst()
            .ifPresent(wanted::remove);
      }
    }
  }

  /** What has no name yet, or was not read from a server, cannot be told from others. */
  private static List<Part> parts(Table table) {
    var indexes =
        table.indexes().stream()
            .filter(index -> index.name() != null && index.definition() != null)
            .map(index -> new Part(ObjectName.index(table.name(), index), index.withName(null)));
    var constraints =
        table.constraints().stream()
            .filter(part -> part.name() != null && part.definition() != null)
            .map(part -> new Part(ObjectName.constraint(table.name(), part), part.withName(null)));
    return Stream.concat(indexes, constraints).toList();
  }

  /** Return what gets the name along with a part, unless something has to get it and cannot. */
  private Optional<Set<ObjectName>> followers(Part part, Part twin) {
    return part.content instanceof CheckConstraint
        ? partitions.following(part.id, twin.name())
        : Optional.of(Set.of());
  }

  private boolean isNamedWithFollowers(Part part, Part twin) {
    var followers = followers(part, twin);
    followers.ifPresent(
        ids -> {
          name(part.id, twin.name());
          ids.forEach(id -> name(id, twin.name()));
        });
    return followers.isPresent();
  }

  private void name(ObjectName part, String name) {
    names.put(part, name);
    former.put(new ObjectName(part.kind(), part.name(), name), part);
  }

  /** A check goes by one name in all tables of a family. */
  private boolean isMovable(Part part, Table table) {
    return part.content instanceof Index
        || (!namesOnlyIndexes(table)
            && !(part.content instanceof CheckConstraint
                && (hasChildren(table.name()) || isOfParents(part, needs.of(part.id)))));
  }

  /** MySQL gives no constraint another name. */
  private static boolean namesOnlyIndexes(Table table) {
    return table.options().containsKey(Table.COLUMN_ORDER);
  }

  private boolean hasChildren(QualifiedName table) {
    return needs.dependentsOf(ObjectName.table(table)).stream()
        .filter(other -> other.kind().equals("table"))
        .anyMatch(other -> needs.of(new ObjectName("partition", other.name(), "")).isEmpty());
  }

  private static boolean isOfParents(Part part, Collection<ObjectName> needed) {
    return part.content instanceof CheckConstraint
        && needed.stream()
            .anyMatch(
                other ->
                    other.kind().equals(part.id.kind()) && !other.name().equals(part.id.name()));
  }

  /** Whatever holds the name still might wait for the one that is to have it. */
  private boolean isFreed(Table table, String name) {
    return !namesOnlyIndexes(table)
        && freed.contains(new QualifiedName(table.name().schema(), name));
  }

  /** Return what takes a name in a schema: those of indexes and relations are alike. */
  private static Map<ObjectName, QualifiedName> holders(Schema schema) {
    var holders = new HashMap<ObjectName, QualifiedName>();
    for (var table : schema.tables()) {
      var name = table.name();
      holders.put(ObjectName.table(name), name);
      parts(table)
          .forEach(part -> holders.put(part.id, new QualifiedName(name.schema(), part.name())));
    }
    schema.sequences().forEach(each -> holders.put(ObjectName.sequence(each.name()), each.name()));
    schema.objects().forEach(object -> holders.put(object.id(), object.id().name()));
    return holders;
  }
}
