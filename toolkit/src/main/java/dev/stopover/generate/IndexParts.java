package dev.stopover.generate;

import dev.stopover.model.Index;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of an index as its definition has them: {@code USING btree (a, b DESC)}.
 *
 * @param parts the text of each
 */
record IndexParts(List<String> parts) {

  static IndexParts of(Index index) {
    var definition = index.definition() == null ? "" : index.definition();
    var parts = new ArrayList<String>();
    var start = definition.indexOf('(') + 1;
    var depth = 1;
    for (var i = start; start > 0 && i < definition.length() && depth > 0; i++) {
      var next = definition.charAt(i);
      if (next == '"' || next == '\'' || next == '`') {
        i = Math.max(i, definition.indexOf(next, i + 1));
      } else if (next == '(') {
        depth++;
      } else if (next == ')') {
        depth--;
      }
      if (depth == 0 || (depth == 1 && next == ',')) {
        parts.add(definition.substring(start, i).strip());
        start = i + 1;
      }
    }
    return new IndexParts(parts);
  }

  boolean isDescending(int key) {
    return key < parts.size() && parts.get(key).endsWith(" DESC");
  }
}
