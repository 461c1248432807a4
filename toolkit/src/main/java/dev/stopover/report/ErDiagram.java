package dev.stopover.report;

import static java.util.Locale.ROOT;

import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Draws the tables of a schema and what they point to, as SVG that stands in a page. */
final class ErDiagram {

  /** More tables than this are drawn with the columns of their keys only. */
  static final int MOST_IN_FULL = 40;

  /** More tables than this are too many to look at, and to lay out in a second or two. */
  static final int MOST = 250;

  private static final int ROW = 20;
  private static final int HEAD = 28;
  private static final int MARGIN = 10;
  private static final int MARKS = 30;

  /** The width of a letter of 12 pixels whose letters have one width. */
  private static final double LETTER = 7.3;

  private static final int MOST_LETTERS = 34;
  private static final int CORNER = 6;

  private final Set<String> marked;
  private final List<Table> tables;
  private final boolean isWhole;
  private final StringBuilder svg = new StringBuilder();

  private ErDiagram(Schema schema, Set<String> marked) {
    this.tables = schema.tables();
    this.marked = marked;
    this.isWhole = tables.size() <= MOST_IN_FULL;
  }

  /**
   * Draws a schema.
   *
   * @param marked the names of tables, and of columns such as {@code events.price}, that differ
   */
  static String of(Schema schema, Set<String> marked) {
    return new ErDiagram(schema, marked).draw();
  }

  private String draw() {
    var places = new HashMap<QualifiedName, Integer>();
    var rows = new ArrayList<List<Column>>();
    var boxes = new ArrayList<ErLayout.Box>();
    for (var table : tables) {
      places.put(table.name(), boxes.size());
      rows.add(rows(table));
      boxes.add(box(table, rows.get(boxes.size())));
    }
    var keys = new ArrayList<KeyEnds>();
    var titles = new ArrayList<String>();
    var lines = new ArrayList<ErLayout.Line>();
    for (var table : tables) {
      for (var key : table.foreignKeys()) {
        var target = places.get(key.target());
        var own = places.get(table.name());
        if (target != null && own != null) {
          keys.add(KeyEnds.of(table, key));
          titles.add(title(table, key));
          lines.add(
              new ErLayout.Line(
                  target,
                  y(rows.get(target), targetColumn(tables.get(target), key)),
                  own,
                  y(rows.get(own), key.columns().get(0))));
        }
      }
    }
    var placed = ErLayout.of(boxes, lines);
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %s %s\" width=\"%2$s\" height=\"%3$s\">%n"
            .formatted(
                tables.size() + (tables.size() == 1 ? " table" : " tables"),
                number(placed.width()),
                number(placed.height())));
    svg.append(MARKERS);
    for (var i = 0; i < keys.size(); i++) {
      line(placed.ways().get(i), keys.get(i), titles.get(i));
    }
    for (var i = 0; i < tables.size(); i++) {
      svg.append("<g id=\"%s\">\n".formatted(id(i)));
      table(tables.get(i), rows.get(i), boxes.get(i), placed.corners().get(i));
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  /** Returns what a table is called by in the page, by its place among the tables. */
  static String id(int place) {
    return "table-" + place;
  }

  private static final String MARKERS =
      """
      <defs>
      <marker id="many" viewBox="0 0 14 12" refX="13" refY="6" markerWidth="14" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M13 1L2 6L13 11M2 6H13"/></marker>
      <marker id="single" viewBox="0 0 14 12" refX="13" refY="6" markerWidth="14" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M6 1V11M0 6H13"/></marker>
      <marker id="none-or-one" viewBox="0 0 20 12" refX="19" refY="6" markerWidth="20" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><circle cx="6" cy="6" r="4"/><path d="M14 1V11M10 6H19"/></marker>
      <marker id="one" viewBox="0 0 20 12" refX="19" refY="6" markerWidth="20" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M9 1V11M14 1V11M0 6H19"/></marker>
      </defs>
      """;

  private List<Column> rows(Table table) {
    return isWhole
        ? table.columns()
        : table.columns().stream()
            .filter(
                each ->
                    KeyEnds.marks(table, each).stream().anyMatch(mark -> !mark.equals("UK"))
                        || marked.contains(table.name() + "." + each.name()))
            .toList();
  }

  private ErLayout.Box box(Table table, List<Column> rows) {
    var widest = length(table.name().toString()) * LETTER + 2 * MARGIN;
    for (var each : rows) {
      widest =
          Math.max(
              widest, MARKS + (length(each.name()) + length(type(each)) + 3) * LETTER + 2 * MARGIN);
    }
    var more = more(table, rows);
    widest = Math.max(widest, MARKS + more.length() * LETTER + 2 * MARGIN);
    return new ErLayout.Box(widest, HEAD + rows.size() * ROW + (more.isEmpty() ? 0 : ROW) + 4);
  }

  private static String targetColumn(Table target, ForeignKey key) {
    return key.targetColumns().isEmpty()
        ? target.primaryKey().map(PrimaryKey::columns).map(each -> each.get(0)).orElse("")
        : key.targetColumns().get(0);
  }

  /** Returns the middle of a column's row, or of the head where it has none. */
  private static double y(List<Column> rows, String column) {
    for (var i = 0; i < rows.size(); i++) {
      if (rows.get(i).name().equals(column)) {
        return HEAD + i * ROW + ROW / 2.0;
      }
    }
    return HEAD / 2.0;
  }

  private static String title(Table table, ForeignKey key) {
    return "%s (%s) → %s".formatted(table.name(), String.join(", ", key.columns()), key.target());
  }

  private void line(List<ErLayout.Point> way, KeyEnds ends, String title) {
    svg.append("<path class=\"line\" d=\"");
    for (var i = 0; i < way.size(); i++) {
      var point = way.get(i);
      if (i == 0) {
        svg.append('M').append(text(point));
      } else if (i == way.size() - 1) {
        svg.append('L').append(text(point));
      } else {
        svg.append('L').append(text(towards(point, way.get(i - 1))));
        svg.append('Q').append(text(point)).append(' ');
        svg.append(text(towards(point, way.get(i + 1))));
      }
    }
    svg.append(
        "\" marker-start=\"url(#%s)\" marker-end=\"url(#%s)\"><title>%s</title></path>\n"
            .formatted(
                ends.optional() ? "none-or-one" : "one",
                ends.single() ? "single" : "many",
                Html.escaped(title)));
  }

  /** Returns a point on the way to another, not farther than half of it: so corners are round. */
  private static ErLayout.Point towards(ErLayout.Point from, ErLayout.Point to) {
    var length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    var part = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
    return new ErLayout.Point(
        from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
  }

  private void table(Table table, List<Column> rows, ErLayout.Box box, ErLayout.Point corner) {
    var name = table.name().toString();
    var width = number(box.width());
    svg.append(
        "<g class=\"%s\" transform=\"translate(%s)\">\n"
            .formatted(marked.contains(name) ? "table marked" : "table", text(corner)));
    svg.append(
        "<rect class=\"box\" width=\"%s\" height=\"%s\" rx=\"6\"/>\n"
            .formatted(width, number(box.height())));
    svg.append(
        "<path class=\"head\" d=\"M0 %d V6 Q0 0 6 0 H%s Q%s 0 %3$s 6 V%1$d Z\"/>\n"
            .formatted(HEAD - 2, number(box.width() - 6), width));
    svg.append(text("name", MARGIN, 18, name));
    var y = HEAD;
    for (var column : rows) {
      row(table, column, box.width(), y);
      y += ROW;
    }
    var more = more(table, rows);
    if (!more.isEmpty()) {
      svg.append(text("more", MARKS + MARGIN, y + 14, more));
    }
    svg.append("</g>\n");
  }

  private static String more(Table table, List<Column> rows) {
    var more = table.columns().size() - rows.size();
    return more == 0 ? "" : more == 1 ? "1 more column" : more + " more columns";
  }

  private void row(Table table, Column column, double width, int y) {
    if (marked.contains(table.name() + "." + column.name())) {
      svg.append(
          "<rect class=\"differs\" x=\"1\" y=\"%d\" width=\"%s\" height=\"%d\"/>\n"
              .formatted(y, number(width - 2), ROW));
    }
    var marks = KeyEnds.marks(table, column);
    if (!marks.isEmpty()) {
      svg.append(text("key", MARGIN, y + 14, marks.get(0)));
    }
    svg.append(text("column", MARKS + MARGIN, y + 14, column.name()));
    svg.append(text("type", width - MARGIN, y + 14, type(column) + (column.nullable() ? "?" : "")));
  }

  private static String type(Column column) {
    var type = column.type() instanceof DataType.Native written ? written.sql() : "";
    return type.replace("character varying", "varchar")
        .replace("timestamp without time zone", "timestamp")
        .replace("timestamp with time zone", "timestamptz");
  }

  private static String text(String kind, double x, int y, String text) {
    var cut = text.codePointCount(0, text.length()) > MOST_LETTERS;
    var shown = cut ? text.substring(0, text.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…" : text;
    return "<text class=\"%s\" x=\"%s\" y=\"%d\">%s%s</text>\n"
        .formatted(
            kind,
            number(x),
            y,
            Html.escaped(shown),
            cut ? "<title>" + Html.escaped(text) + "</title>" : "");
  }

  private static int length(String text) {
    var letters = text.codePoints().map(each -> Character.isIdeographic(each) ? 2 : 1).sum();
    return Math.min(letters, MOST_LETTERS);
  }

  private static String text(ErLayout.Point point) {
    return number(point.x()) + " " + number(point.y());
  }

  private static String number(double number) {
    var text = String.format(ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
