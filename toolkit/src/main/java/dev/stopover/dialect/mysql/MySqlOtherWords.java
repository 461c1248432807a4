package dev.stopover.dialect.mysql;

import static java.util.stream.Collectors.toMap;

import dev.stopover.model.Column;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Know what a database says otherwise that was restored from a dump: a dump names the collation of
 * each column that has not the usual one of its character set, also where it is that of the table,
 * and when an event was made (MySQL manual, 6.5.4 mysqldump).
 */
final class MySqlOtherWords {

  /** Whether a column names its collation, and in which words, does not change what it holds. */
  private static final Set<String> WORDS = Set.of(MySqlCatalog.EXPLICIT, Column.WORDING);

  private MySqlOtherWords() {}

  /** Return a schema in the words of another one, as far as both mean the same. */
  static Schema inWordsOf(Schema schema, Schema other) {
    var tables = other.tables().stream().collect(toMap(Table::name, Function.identity()));
    var objects = other.objects().stream().collect(toMap(SchemaObject::id, Function.identity()));
    return new Schema(
        schema.namespaces(),
        schema.tables().stream().map(table -> either(table, tables.get(table.name()))).toList(),
        schema.sequences(),
        schema.objects().stream().map(object -> either(object, objects.get(object.id()))).toList(),
        schema.needs(),
        schema.notCompared(),
        schema.collation());
  }

  private static Table either(Table one, @Nullable Table other) {
    return other == null || one.equals(other)
        ? one
        : one.withColumns(
            one.columns().stream()
                .map(
                    column ->
                        other.column(column.name()).map(its -> either(column, its)).orElse(column))
                .toList());
  }

  private static Column either(Column one, Column other) {
    return plain(one).equals(plain(other)) ? other : one;
  }

  private static Column plain(Column column) {
    var options = new TreeMap<>(column.options());
    options.keySet().removeAll(WORDS);
    return column.withOptions(options);
  }

  private static SchemaObject either(SchemaObject one, @Nullable SchemaObject other) {
    return other != null
            && !one.equals(other)
            && one.parts().equals(other.parts())
            && MySqlEvents.runAlike(one.definition(), other.definition())
        ? other
        : one;
  }
}
