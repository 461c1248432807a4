package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Write the options of a table (MySQL manual, 15.1.22 CREATE TABLE). */
final class MySqlOptions {

  /** What an option of a table is set to so that it counts as not given. */
  private static final Map<String, String> INITIAL =
      Map.ofEntries(
          Map.entry("autoextend_size", "0"),
          Map.entry("avg_row_length", "0"),
          Map.entry("checksum", "0"),
          Map.entry("compression", "''"),
          Map.entry("connection", "''"),
          Map.entry("delay_key_write", "0"),
          Map.entry("encryption", "'N'"),
          Map.entry("engine_attribute", "''"),
          Map.entry("insert_method", "NO"),
          Map.entry("key_block_size", "0"),
          Map.entry("max_rows", "0"),
          Map.entry("min_rows", "0"),
          Map.entry("secondary_engine", "NULL"),
          Map.entry("secondary_engine_attribute", "''"),
          Map.entry("tablespace", MySqlCatalog.OWN_TABLESPACE),
          Map.entry("union", "()"));

  private MySqlOptions() {}

  /** Write what follows the columns and keys of a new table. */
  static String of(Table table) {
    var text = new StringBuilder();
    var options = table.options();
    MySqlDialect.append(text, " TABLESPACE ", options.get(Table.WORDING));
    MySqlDialect.append(text, " ENGINE = ", options.get(MySqlCatalog.STORAGE_ENGINE));
    var collation = options.get(MySqlCatalog.COLLATION);
    if (!MySqlCatalog.DEFAULT_COLLATION.equals(collation)
        || options.containsKey(Table.UNUSUAL_PLACE)) {
      MySqlDialect.append(text, " COLLATE = ", collation);
    }
    further(options).forEach((name, value) -> text.append(' ').append(option(name, value)));
    if (table.comment() != null) {
      MySqlDialect.append(text, " COMMENT = ", MySqlDialect.literal(table.comment()));
    }
    MySqlDialect.append(text, " ", options.get(Table.WRITTEN));
    MySqlDialect.append(text, "\n", options.get(MySqlCatalog.PARTITION));
    return text.toString();
  }

  /** Return the options that are written as the server shows them. */
  private static SortedMap<String, String> further(SortedMap<String, String> options) {
    var further = new TreeMap<>(options);
    further
        .keySet()
        .removeAll(
            Set.of(
                MySqlCatalog.STORAGE_ENGINE,
                MySqlCatalog.COLLATION,
                MySqlCatalog.PARTITION,
                MySqlCatalog.ANEW,
                Table.COLUMN_ORDER,
                Table.UNUSUAL_PLACE,
                Table.WORDING,
                Table.WRITTEN));
    return further;
  }

  private static String option(String name, String value) {
    var word = name.toUpperCase(Locale.ROOT);
    return word.equals("TABLESPACE") ? word + " " + value : word + " = " + value;
  }

  /** Tell whether options of a table change other than its partitions. */
  static boolean areChanged(Table from, Table to) {
    var before = new TreeMap<>(from.comparedOptions());
    var after = new TreeMap<>(to.comparedOptions());
    before.remove(MySqlCatalog.PARTITION);
    after.remove(MySqlCatalog.PARTITION);
    return !before.equals(after);
  }

  /** Write what follows {@code ALTER TABLE} to change the options, but for the partitions. */
  static String changed(Table from, Table to) {
    var parts = new ArrayList<String>();
    var before = from.options();
    var after = to.options();
    var engine = after.getOrDefault(MySqlCatalog.STORAGE_ENGINE, "InnoDB");
    if (!before.getOrDefault(MySqlCatalog.STORAGE_ENGINE, "InnoDB").equals(engine)) {
      parts.add("ENGINE = " + engine);
    }
    var collation = after.getOrDefault(MySqlCatalog.COLLATION, MySqlCatalog.DEFAULT_COLLATION);
    if (!before
        .getOrDefault(MySqlCatalog.COLLATION, MySqlCatalog.DEFAULT_COLLATION)
        .equals(collation)) {
      parts.add("COLLATE = " + collation);
    }
    var old = further(before);
    var wanted = further(after);
    for (var name : wanted.keySet()) {
      var value = wanted.getOrDefault(name, "");
      if (!value.equals(old.remove(name))) {
        parts.add(option(name, value));
      }
    }
    old.keySet().forEach(name -> parts.add(option(name, INITIAL.getOrDefault(name, "DEFAULT"))));
    if (!Objects.equals(from.comment(), to.comment())) {
      parts.add("COMMENT = " + MySqlDialect.literal(to.comment() == null ? "" : to.comment()));
    }
    return String.join(", ", parts);
  }

  /** Tell whether a table goes over to another collation than that which a column keeps of it. */
  static boolean leaveBehind(Change.AlterTable table, Change.AlterColumn column) {
    var kept = new TreeMap<>(column.from().options());
    kept.put(MySqlCatalog.EXPLICIT, "true");
    kept.put(Column.WORDING, MySqlCatalog.FROM_TABLE);
    return table.subject().equals(column.subject())
        && !Objects.equals(
            table.from().options().get(MySqlCatalog.COLLATION),
            table.to().options().get(MySqlCatalog.COLLATION))
        && !column.from().options().containsKey(MySqlCatalog.EXPLICIT)
        && column.from().withOptions(kept).equals(column.to());
  }
}
