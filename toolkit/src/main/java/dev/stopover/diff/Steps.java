package dev.stopover.diff;

import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Put steps in an order that works: each finds what it needs, and nothing that still needs what it
 * takes away. Where that leaves a choice they stand by phase, and within it as they were found.
 */
final class Steps {

  /** What stands in the way goes first. */
  enum Phase {
    DROP_OBJECTS_OVER_ALL,
    CREATE_NAMESPACES,
    DROP_OBJECTS_OVER_TABLES,
    DROP_FOREIGN_KEYS,
    DROP_CONSTRAINTS,
    DROP_INDEXES,
    DROP_TABLES,
    DROP_COLUMNS,
    CREATE_OBJECTS_UNDER_TABLES,
    CREATE_SEQUENCES,
    CREATE_TABLES,
    ALTER_TABLES,
    ALTER_COLUMNS,
    ADD_CONSTRAINTS,
    CREATE_INDEXES,
    ADD_FOREIGN_KEYS,
    CREATE_OBJECTS_OVER_TABLES,
    CREATE_INDEXES_OVER_ROUTINES,
    RESTORE,
    DROP_OBJECTS_UNDER_TABLES,
    DROP_SEQUENCES,
    DROP_NAMESPACES,
    CREATE_OBJECTS_OVER_ALL
  }

  /** What can be replaced while others that need it come and go. */
  private static final Set<String> ROUTINES = Set.of("function", "procedure");

  /** What the default of a column calls, beside the types that the column itself may need. */
  private static final Set<String> CALLED = Set.of("function", "aggregate", "operator");

  private static final class Step {
    private final Change change;
    private final Phase phase;
    private final int number;
    private final TreeSet<Step> before =
        new TreeSet<>(
            Comparator.<Step, Phase>comparing(each -> each.phase)
                .thenComparing(each -> each.number));
    private boolean isVisited;

    Step(Change change, Phase phase, int number) {
      this.change = change;
      this.phase = phase;
      this.number = number;
    }

    void after(Step other) {
      if (other != this) {
        before.add(other);
      }
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final Map<ObjectName, Step> removers = new HashMap<>();
  private final Map<ObjectName, Step> makers = new HashMap<>();
  private final Map<ObjectName, Step> aside = new HashMap<>();
  private final Map<ObjectName, ObjectName> followers = new HashMap<>();
  private final Map<ObjectName, ObjectName> successors = new HashMap<>();
  private final Set<Map.Entry<ObjectName, ObjectName>> reversed = new HashSet<>();
  private final Set<ObjectName> kept = new HashSet<>();

  /** What a routine calls in turn is not known, and it is called when an index is built. */
  static Phase phaseOfIndex(ObjectName index, Needs needs) {
    return needs.isOverRoutine(index) ? Phase.CREATE_INDEXES_OVER_ROUTINES : Phase.CREATE_INDEXES;
  }

  /**
   * Add a step.
   *
   * @param phase where it stands if it may
   * @param change the step
   * @param removes what is no longer as it was after the step
   * @param makes what is as it shall be after the step
   */
  void add(
      Phase phase, Change change, Collection<ObjectName> removes, Collection<ObjectName> makes) {
    var step = new Step(change, phase, steps.size());
    steps.add(step);
    if (change instanceof Change.SetTypeAside set) {
      aside.put(set.type().id(), step);
    }
    removes.forEach(thing -> removers.put(thing, step));
    makes.forEach(thing -> makers.put(thing, step));
  }

  void create(Phase phase, Change change, ObjectName thing) {
    add(phase, change, Set.of(), Set.of(thing));
  }

  void drop(Phase phase, Change change, ObjectName thing) {
    add(phase, change, Set.of(thing), Set.of());
  }

  void alter(Phase phase, Change change, ObjectName thing) {
    add(phase, change, Set.of(thing), Set.of(thing));
  }

  /**
   * Name the default of a column that is set, or dropped, by itself: what it calls needs the table.
   */
  static ObjectName defaultOf(ObjectName column) {
    return new ObjectName("default", column.name(), column.detail());
  }

  void rename(Phase phase, Change change, ObjectName thing, ObjectName successor) {
    add(phase, change, Set.of(thing), Set.of(successor));
    successors.put(thing, successor);
  }

  /** Say that a thing has no step of its own, but goes with another. */
  void follow(ObjectName thing, ObjectName owner) {
    followers.put(thing, owner);
  }

  /** Say that what needs another thing is nevertheless made, or dropped, the other way round. */
  void reverse(ObjectName thing, ObjectName needed) {
    reversed.add(Map.entry(thing, needed));
  }

  /** Say that a thing stays where it is though it is changed in two steps. */
  void keep(ObjectName thing) {
    kept.add(thing);
  }

  private void removeFollowers() {
    for (var thing : followers.keySet()) {
      var owner = thing;
      while (owner != null && !removers.containsKey(owner)) {
        owner = followers.get(owner);
      }
      var remover = owner == null ? null : removers.get(owner);
      if (remover != null) {
        removers.put(thing, remover);
      }
      var away = owner == null ? null : aside.get(owner);
      if (away != null) {
        aside.put(thing, away);
      }
    }
  }

  List<Change> inOrder(Needs before, Needs after, CalledRoutines called) {
    removeFollowers();
    makers.forEach(
        (thing, step) -> {
          // A type that was set aside goes only when its columns have gone over to the new one.
          var remover = aside.getOrDefault(thing, removers.get(thing));
          if (remover != null) {
            step.after(remover);
          }
          for (var needed : neededBy(thing, after)) {
            var maker = makers.get(needed);
            if (maker != null && reversed.contains(Map.entry(thing, needed))) {
              maker.after(step);
            } else if (maker != null) {
              step.after(maker);
            }
          }
          for (var needed : called.by(thing)) {
            var maker = makers.get(needed);
            if (maker != null) {
              step.after(maker);
            }
          }
        });
    removers.forEach(
        (thing, step) -> {
          for (var dependent : before.dependentsOf(thing)) {
            var withoutDefault = removers.get(defaultOf(dependent));
            if (withoutDefault != null) {
              step.after(withoutDefault);
            }
            var remover =
                withoutDefault != null && CALLED.contains(thing.kind())
                    ? null
                    : removers.get(dependent);
            if (remover != null && reversed.contains(Map.entry(dependent, thing))) {
              remover.after(step);
            } else if (remover != null
                && !(staysInPlace(thing)
                    && (staysInPlace(dependent) || ROUTINES.contains(thing.kind())))) {
              step.after(remover);
            }
            var maker = makers.get(dependent);
            if (maker != null && aside.containsKey(thing)) {
              step.after(maker);
            }
          }
        });
    // The functions of a range go by the name of the type below.
    aside.forEach(
        (thing, step) -> {
          for (var dependent : before.dependentsOf(thing)) {
            var first = aside.get(dependent);
            if (first != null) {
              step.after(first);
            }
          }
        });
    freeNames();
    var order = new ArrayList<Change>();
    var sorted = new ArrayList<>(steps);
    sorted.sort(
        Comparator.<Step, Phase>comparing(step -> step.phase).thenComparing(step -> step.number));
    sorted.forEach(step -> visit(step, order));
    return order;
  }

  /** What changes in a column of a table reaches those of its grandchildren, too. */
  private Collection<ObjectName> neededBy(ObjectName thing, Needs needs) {
    if (thing.kind().equals("default")) {
      var column = new ObjectName("column", thing.name(), thing.detail());
      var all = new LinkedHashSet<>(needs.of(column));
      all.add(column);
      return all;
    }
    if (!thing.kind().equals("column")) {
      return needs.of(thing);
    }
    var all = new LinkedHashSet<>(needs.of(thing));
    if (makers.containsKey(defaultOf(thing))) {
      all.removeIf(needed -> CALLED.contains(needed.kind()));
    }
    var waiting = new ArrayDeque<>(all);
    while (!waiting.isEmpty()) {
      var needed = waiting.poll();
      if (needed.kind().equals("column") && !makers.containsKey(needed)) {
        needs.of(needed).stream().filter(all::add).forEach(waiting::add);
      }
    }
    return all;
  }

  private boolean staysInPlace(ObjectName thing) {
    return kept.contains(thing)
        || removers.get(thing) == makers.get(successors.getOrDefault(thing, thing));
  }

  /** What takes over the name of another thing comes after that one is gone. */
  private void freeNames() {
    var freed = new HashMap<QualifiedName, Step>();
    removers.forEach(
        (thing, step) -> {
          if (!makers.containsKey(thing)) {
            freed.put(nameOf(thing), aside.getOrDefault(thing, step));
          }
        });
    makers.forEach(
        (thing, step) -> {
          var freeing = removers.containsKey(thing) ? null : freed.get(nameOf(thing));
          if (freeing != null) {
            step.after(freeing);
          }
        });
  }

  private static QualifiedName nameOf(ObjectName thing) {
    return Needs.PARTS.contains(thing.kind())
        ? new QualifiedName(thing.name().schema(), thing.detail())
        : thing.kind().equals("column")
            ? new QualifiedName(thing.name().toString(), thing.detail())
            : thing.name();
  }

  /** Walk in depth without recursion: a chain of foreign keys may be thousands of tables long. */
  private static void visit(Step start, List<Change> order) {
    if (start.isVisited) {
      return;
    }
    start.isVisited = true;
    var path = new ArrayDeque<Step>();
    path.push(start);
    while (!path.isEmpty()) {
      var step = path.peek();
      var next = step.before.pollFirst();
      if (next == null) {
        order.add(path.pop().change);
      } else if (!next.isVisited) {
        next.isVisited = true;
        path.push(next);
      }
    }
  }
}
