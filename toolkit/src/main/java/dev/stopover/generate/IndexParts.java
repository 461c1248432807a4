package dev.stopover.generate;

import dev.stopover.model.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The keys of an index as its definition has them: {@code USING btree (a, b DESC)}.
 *
 * @param head what is before them
 * @param parts the text of each
 * @param rest what is after them
 */
record IndexParts(String head, List<String> parts, String rest) {

  private static final Pattern COLUMN =
      Pattern.compile(
          "(?:\\w+|\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`)(?: DESC)?", Pattern.UNICODE_CHARACTER_CLASS);

  static IndexParts of(Index index) {
    var definition = index.definition() == null ? "" : index.definition();
    var parts = new ArrayList<String>();
    var start = definition.indexOf('(') + 1;
    var depth = 1;
    var end = definition.length();
    var head = definition.substring(0, Math.max(0, start - 1)).strip();
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
        end = start;
      }
    }
    return new IndexParts(head, parts, definition.substring(end).strip());
  }

  /** Tells whether there is nothing but columns, in an index of the usual method. */
  boolean areColumns() {
    return (head.isEmpty() || head.equals("USING btree"))
        && parts.stream().allMatch(each -> COLUMN.matcher(each).matches());
  }

  boolean isDescending(int key) {
    return key < parts.size() && parts.get(key).endsWith(" DESC");
  }
}
