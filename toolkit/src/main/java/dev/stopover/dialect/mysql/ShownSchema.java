package dev.stopover.dialect.mysql;

import dev.stopover.model.ObjectName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Complete a schema by the statements with which the server shows each thing. */
final class ShownSchema {

  static final String CREATE_TABLE = "Create Table";
  static final String CREATE_VIEW = "Create View";

  /** What only the server's own statement tells in full. */
  private static final Set<String> SHOWN =
      Set.of("view", "procedure", "function", "trigger", "event");

  private static final String NOT_OPENED =
      ", which cannot be opened, since the tables that it puts together do not fit";

  private final MySqlDialect dialect;
  private final Function<List<String>, List<Map<String, String>>> show;

  ShownSchema(MySqlDialect dialect, Function<List<String>, List<Map<String, String>>> show) {
    this.dialect = dialect;
    this.show = show;
  }

  Schema completed(Schema schema) {
    var needs = new HashMap<>(schema.needs());
    var tables = new ArrayList<Table>();
    var shownTables =
        show.apply(
            schema.tables().stream()
                .map(table -> "SHOW CREATE TABLE " + dialect.name(table.name()))
                .toList());
    var notCompared = new ArrayList<>(schema.notCompared());
    for (var i = 0; i < shownTables.size(); i++) {
      var table = schema.tables().get(i);
      var shown = shownTables.get(i).get(CREATE_TABLE);
      if (shown == null) {
        notCompared.add("table " + table.name() + NOT_OPENED);
        continue;
      }
      var corrected = ShownTable.correct(table, shown);
      tables.add(corrected);
      ShownTable.merged(corrected)
          .forEach(
              part ->
                  needs.merge(
                      ObjectName.table(corrected.name()),
                      Set.of(ObjectName.table(part)),
                      ShownSchema::both));
      ShownTable.needs(corrected)
          .forEach((thing, needed) -> needs.merge(thing, needed, ShownSchema::both));
    }
    var incomplete =
        schema.objects().stream().filter(object -> SHOWN.contains(object.id().kind())).toList();
    var shownObjects = show.apply(incomplete.stream().map(this::showing).toList()).iterator();
    var objects = new ArrayList<SchemaObject>();
    for (var object : schema.objects()) {
      objects.add(
          SHOWN.contains(object.id().kind())
              ? MySqlObjects.correct(object, shownObjects.next())
              : object);
    }
    return new Schema(
        schema.namespaces(),
        tables,
        schema.sequences(),
        objects,
        needs,
        notCompared,
        unusualCollation());
  }

  private @Nullable String unusualCollation() {
    var collation =
        show.apply(List.of("SELECT @@collation_database AS collation")).get(0).get("collation");
    return MySqlCatalog.DEFAULT_COLLATION.equals(collation) ? null : collation;
  }

  private String showing(SchemaObject object) {
    var kind = object.id().kind().toUpperCase(Locale.ROOT);
    return "SHOW CREATE " + kind + " " + dialect.name(object.id().name());
  }

  private static Set<ObjectName> both(Set<ObjectName> one, Set<ObjectName> other) {
    var all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }
}
