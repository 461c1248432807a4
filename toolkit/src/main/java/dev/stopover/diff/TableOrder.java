package dev.stopover.diff;

import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Put tables in the order of their foreign keys. */
public final class TableOrder {

  private final TreeMap<QualifiedName, Table> all = new TreeMap<>();
  private final Map<QualifiedName, Set<QualifiedName>> needed;
  private final Set<QualifiedName> seen = new HashSet<>();
  private final Set<QualifiedName> open = new HashSet<>();
  private final List<Table> placed = new ArrayList<>();

  private TableOrder(List<Table> tables, Map<QualifiedName, Set<QualifiedName>> needed) {
    tables.forEach(table -> all.put(table.name(), table));
    this.needed = needed;
  }

  /**
   * Return the tables so that each comes after those that it points to, and by name where that
   * leaves a choice. In a cycle some table has to come before a table that it points to.
   *
   * @param tables the tables
   */
  public static List<Table> targetsFirst(List<Table> tables) {
    return targetsFirst(tables, Map.of());
  }

  /**
   * Return the tables in the same order, but for what a table needs besides its foreign keys: that
   * comes before it also where it is in a cycle of these.
   *
   * @param tables the tables
   * @param needed which tables each of them needs, as a column holds their rows or takes their
   *     numbers; of these there are no cycles
   */
  static List<Table> targetsFirst(
      List<Table> tables, Map<QualifiedName, Set<QualifiedName>> needed) {
    var order = new TableOrder(tables, needed);
    order.all.values().forEach(order::place);
    return order.placed;
  }

  /** Walk in depth without recursion: a chain of foreign keys may be thousands of tables long. */
  private void place(Table start) {
    if (!seen.add(start.name())) {
      return;
    }
    var path = new ArrayDeque<Table>();
    var targets = new HashMap<QualifiedName, ArrayDeque<QualifiedName>>();
    path.push(start);
    open.add(start.name());
    while (!path.isEmpty()) {
      var table = path.peek();
      var next = targets.computeIfAbsent(table.name(), name -> targetsOf(table)).poll();
      if (next == null) {
        placed.add(path.pop());
        open.remove(table.name());
      } else if (all.containsKey(next) && !needsWhatIsOpen(next) && seen.add(next)) {
        path.push(all.get(next));
        open.add(next);
      }
    }
  }

  private ArrayDeque<QualifiedName> targetsOf(Table table) {
    var targets = new ArrayDeque<>(new TreeSet<>(needed.getOrDefault(table.name(), Set.of())));
    table.foreignKeys().stream().map(key -> key.target()).distinct().sorted().forEach(targets::add);
    return targets;
  }

  /** What needs a table whose own targets are being placed comes after that. */
  private boolean needsWhatIsOpen(QualifiedName table) {
    if (!needed.containsKey(table)) {
      return false;
    }
    var all = new HashSet<>(needed.get(table));
    var waiting = new ArrayDeque<>(all);
    while (!waiting.isEmpty()) {
      needed.getOrDefault(waiting.poll(), Set.of()).stream().filter(all::add).forEach(waiting::add);
    }
    return all.stream().anyMatch(open::contains);
  }
}
