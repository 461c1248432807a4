package dev.stopover.report;

import dev.stopover.generate.GeneratedModels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tell people and programs what models were written. */
public final class ModelsText {

  private ModelsText() {}

  /**
   * Say what was written, and whether it is the schema.
   *
   * @param models the models
   * @param folder the folder of the classes
   * @param sqlFolder the folder of the SQL
   */
  public static String text(GeneratedModels models, Path folder, Path sqlFolder) {
    var count = models.classes().size();
    if (count == 0 && models.sql().isEmpty()) {
      return "The schema holds nothing, so nothing was written.\n";
    }
    var text = new StringBuilder();
    if (count > 0) {
      text.append("Wrote %d %s to %s%n".formatted(count, count == 1 ? "class" : "classes", folder));
    }
    models.sql().keySet().forEach(name -> text.append("Wrote " + sqlFolder.resolve(name) + "\n"));
    if (!models.sql().isEmpty()) {
      text.append("In stopover.yaml, name it beside the models: sql: " + sqlFolder + "\n");
    }
    return text.append(
            models.differences().isEmpty()
                ? readBack(models) + ", there is no difference.\n"
                : models.differences().stream()
                    .map(each -> each + ";\n")
                    .collect(
                        Collectors.joining("", readBack(models) + ", these are missing:\n", "")))
        .toString();
  }

  private static String readBack(GeneratedModels models) {
    return models.classes().keySet().stream().anyMatch(each -> each.endsWith(".kt"))
        ? "Read back as Java classes of the same annotations"
        : "Read back";
  }

  /** Say what is in SQL only, and what is not written at all. */
  public static String notes(GeneratedModels models) {
    var text = new StringBuilder();
    models
        .tablesInSql()
        .forEach(
            (table, reason) ->
                text.append("in SQL only: table %s, since %s%n".formatted(table, reason)));
    models.notWritten().forEach(each -> text.append("not written: " + each + "\n"));
    return text.toString();
  }

  /**
   * Say the same for programs.
   *
   * @param models the models
   * @param files the files that were written
   */
  public static String json(GeneratedModels models, List<Path> files) {
    var json = new LinkedHashMap<String, Object>();
    json.put("equal", models.differences().isEmpty());
    json.put("files", files.stream().map(Path::toString).toList());
    json.put(
        "tablesInSql",
        models.tablesInSql().entrySet().stream()
            .map(
                each -> {
                  Map<String, String> table = new LinkedHashMap<>();
                  table.put("table", each.getKey());
                  table.put("reason", each.getValue());
                  return table;
                })
            .toList());
    json.put("notWritten", models.notWritten());
    json.put("missing", models.differences());
    return Json.write(json);
  }
}
