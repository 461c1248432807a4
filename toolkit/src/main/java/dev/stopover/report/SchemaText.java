package dev.stopover.report;

import dev.stopover.dialect.ClientScript;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.Table;
import dev.stopover.verify.ShownSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Show a schema. */
public final class SchemaText {

  private SchemaText() {}

  /** Write the statements that make it, as a script for the engine's own client. */
  public static String sql(ShownSchema shown) {
    var script = ClientScript.of(shown.engine());
    for (var statement : shown.statements()) {
      script.gap();
      script.statement(statement.replaceFirst("^SET LOCAL ", "SET "));
    }
    return script.toString();
  }

  /** Write everything that was read of it. */
  public static String json(ShownSchema shown) {
    var schema = shown.schema();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("engine", shown.engine().vendor());
    json.put("schemas", schema.namespaces());
    json.put("tables", schema.tables().stream().map(each -> json(each, shown)).toList());
    json.put(
        "sequences",
        schema.sequences().stream()
            .map(
                each ->
                    Map.of(
                        "name", each.name().toString(),
                        "start", each.start(),
                        "increment", each.increment(),
                        "options", each.options()))
            .toList());
    json.put(
        "objects",
        schema.objects().stream()
            .filter(each -> each.isCompared())
            .map(
                each -> {
                  var object = new LinkedHashMap<String, @Nullable Object>();
                  object.put("object", each.id().toString());
                  object.put("kind", each.id().kind());
                  object.put("definition", each.definition());
                  return object;
                })
            .toList());
    json.put("notRead", schema.notCompared());
    return Json.write(json);
  }

  private static Map<String, @Nullable Object> json(Table table, ShownSchema shown) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", table.name().toString());
    json.put("comment", table.comment());
    json.put("columns", table.columns().stream().map(each -> json(each, shown)).toList());
    json.put("primaryKey", table.primaryKey().map(each -> each.columns()).orElse(null));
    json.put(
        "foreignKeys",
        table.foreignKeys().stream()
            .map(
                each -> {
                  var key = new LinkedHashMap<String, @Nullable Object>();
                  key.put("name", each.name());
                  key.put("columns", each.columns());
                  key.put("table", each.target().toString());
                  key.put("targetColumns", each.targetColumns());
                  key.put("onDelete", each.onDelete().sql());
                  key.put("onUpdate", each.onUpdate().sql());
                  return key;
                })
            .toList());
    json.put(
        "constraints",
        table.constraints().stream()
            .map(
                each -> {
                  var constraint = new LinkedHashMap<String, @Nullable Object>();
                  constraint.put("name", each.name());
                  constraint.put("sql", shown.constraints().apply(each));
                  return constraint;
                })
            .toList());
    json.put("indexes", table.indexes().stream().map(SchemaText::json).toList());
    json.put("options", table.options());
    return json;
  }

  private static Map<String, @Nullable Object> json(Column column, ShownSchema shown) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", column.name());
    json.put("type", shown.types().apply(column.type()));
    json.put("nullable", column.nullable());
    json.put("default", column.defaultValue());
    json.put("sql", shown.columns().apply(column));
    json.put("comment", column.comment());
    return json;
  }

  private static Map<String, @Nullable Object> json(Index index) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", index.name());
    json.put("unique", index.unique());
    json.put(
        "keys",
        index.keys().stream()
            .map(key -> key.descending() ? key.column() + " DESC" : key.column())
            .toList());
    json.put("definition", index.definition());
    return json;
  }

  /** Draw its tables and their foreign keys, in Mermaid's words for an ER diagram. */
  public static String mermaid(ShownSchema shown) {
    var text = new StringBuilder("erDiagram\n");
    for (var table : shown.schema().tables()) {
      text.append("  %s {\n".formatted(entity(table.name().toString())));
      for (var column : table.columns()) {
        text.append("    %s\n".formatted(attribute(column, table, shown)));
      }
      text.append("  }\n");
    }
    for (var table : shown.schema().tables()) {
      for (var key : table.foreignKeys()) {
        var isOptional =
            key.columns().stream()
                .anyMatch(name -> table.column(name).map(Column::nullable).orElse(false));
        text.append(
            "  %s %s--%s %s : %s\n"
                .formatted(
                    entity(key.target().toString()),
                    isOptional ? "|o" : "||",
                    isUnique(table, key.columns()) ? "o|" : "o{",
                    entity(table.name().toString()),
                    quoted(String.join(", ", key.columns()))));
      }
    }
    return text.toString();
  }

  private static String attribute(Column column, Table table, ShownSchema shown) {
    var type = shown.types().apply(column.type());
    var marks = new ArrayList<String>();
    if (isIn(column, table.constraintsOf(PrimaryKey.class))) {
      marks.add("PK");
    }
    if (isIn(column, table.foreignKeys())) {
      marks.add("FK");
    }
    var keys = String.join(", ", marks);
    var comment = column.comment() == null ? "" : " " + quoted(column.comment());
    return "%s %s%s%s"
        .formatted(word(type), word(column.name()), keys.isEmpty() ? "" : " " + keys, comment);
  }

  private static boolean isIn(Column column, List<? extends Constraint> constraints) {
    return constraints.stream().anyMatch(each -> each.columns().contains(column.name()));
  }

  private static boolean isUnique(Table table, List<String> columns) {
    return table.constraints().stream()
            .filter(each -> !(each instanceof ForeignKey))
            .anyMatch(each -> each.columns().equals(columns))
        || table.indexes().stream()
            .filter(Index::unique)
            .anyMatch(each -> each.keys().stream().map(Index.Key::column).toList().equals(columns));
  }

  private static String entity(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : quoted(name);
  }

  /** A name may hold anything; the diagram takes no quote in one. */
  private static String quoted(String text) {
    return "\"" + text.replace('"', '\'').replaceAll("\\s+", " ") + "\"";
  }

  /** A type or the name of a column is one word there. */
  private static String word(String text) {
    var word = text.replaceAll("[^A-Za-z0-9_()\\[\\]-]+", "_");
    return word.matches("[A-Za-z_].*") ? word : "_" + word;
  }
}
