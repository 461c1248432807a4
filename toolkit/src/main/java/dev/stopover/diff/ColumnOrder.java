package dev.stopover.diff;

import dev.stopover.model.Column;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Find which columns have to move where their order counts. */
final class ColumnOrder {

  private ColumnOrder() {}

  /** Return the fewest columns that have to move so that all stand in their new order. */
  static Set<String> moved(Collection<String> oldOrder, List<Column> columns) {
    var places = new HashMap<String, Integer>();
    oldOrder.forEach(column -> places.put(column, places.size()));
    var names = columns.stream().map(Column::name).filter(places::containsKey).toList();
    // The longest run of columns that stand in order already, by the run that ends at each.
    var length = new int[names.size()];
    var link = new int[names.size()];
    var last = -1;
    for (var i = 0; i < names.size(); i++) {
      link[i] = -1;
      length[i] = 1;
      for (var j = 0; j < i; j++) {
        if (places.getOrDefault(names.get(j), 0) < places.getOrDefault(names.get(i), 0)
            && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          link[i] = j;
        }
      }
      if (last < 0 || length[i] > length[last]) {
        last = i;
      }
    }
    var moved = new HashSet<>(names);
    for (var i = last; i >= 0; i = link[i]) {
      moved.remove(names.get(i));
    }
    return moved;
  }
}
