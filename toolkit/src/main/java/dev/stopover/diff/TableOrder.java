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

/** Put tables in the order of their foreign keys. */
public final class TableOrder {

  private TableOrder() {}

  /**
   * Return the tables so that each comes after those that it points to, and by name where that
   * leaves a choice. In a cycle some table has to come before a table that it points to.
   *
   * @param tables the tables
   */
  public static List<Table> targetsFirst(List<Table> tables) {
    var waiting = new TreeMap<QualifiedName, Table>();
    tables.forEach(table -> waiting.put(table.name(), table));
    var placed = new HashSet<QualifiedName>();
    var order = new ArrayList<Table>();
    for (var start : List.copyOf(waiting.values())) {
      place(start, waiting, placed, order);
    }
    return order;
  }

  /** Walk in depth without recursion: a chain of foreign keys may be thousands of tables long. */
  private static void place(
      Table start, Map<QualifiedName, Table> all, Set<QualifiedName> placed, List<Table> order) {
    if (!placed.add(start.name())) {
      return;
    }
    var path = new ArrayDeque<Table>();
    var targets = new HashMap<QualifiedName, ArrayDeque<QualifiedName>>();
    path.push(start);
    while (!path.isEmpty()) {
      var table = path.peek();
      var open = targets.computeIfAbsent(table.name(), name -> targetsOf(table));
      var next = open.poll();
      if (next == null) {
        order.add(path.pop());
      } else if (all.containsKey(next) && placed.add(next)) {
        path.push(all.get(next));
      }
    }
  }

  private static ArrayDeque<QualifiedName> targetsOf(Table table) {
    return new ArrayDeque<>(
        table.foreignKeys().stream().map(key -> key.target()).distinct().sorted().toList());
  }
}
