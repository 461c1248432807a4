package dev.stopover.report;

import dev.stopover.dialect.ClientScript;
import dev.stopover.dialect.Hazard;
import dev.stopover.verify.SchemaDiff;
import dev.stopover.verify.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tell what leads from one side to another. */
public final class DiffText {

  private DiffText() {}

  /**
   * Write the SQL as a script for the engine's own client; what can happen to rows stands in
   * comments.
   *
   * @param diff what was compared
   * @param down whether the way back is wanted
   * @param lossKnown whether the user knows what is lost, and need not be told
   */
  public static String sql(SchemaDiff diff, boolean down, boolean lossKnown) {
    var script = ClientScript.of(diff.engine());
    for (var rename : diff.lookAlikes()) {
      script.comment("if it goes on under another name, say: --rename " + rename);
    }
    for (var step : steps(diff, down)) {
      if (step.statements().isEmpty()) {
        continue;
      }
      script.gap();
      step.comments().forEach(script::comment);
      for (var hazard : step.done()) {
        if (!(hazard instanceof Hazard.DataLoss)) {
          script.comment("may be refused: " + text(hazard));
        } else if (!lossKnown) {
          script.comment("stopover: lossy " + text(hazard));
        }
      }
      // A client runs the script outside of a transaction as well, where SET LOCAL does nothing.
      step.statements().stream()
          .map(sql -> sql.replaceFirst("^SET LOCAL ", "SET "))
          .forEach(script::statement);
    }
    return script.toString();
  }

  /**
   * Write everything as JSON.
   *
   * @param diff what was compared
   * @param from what the user calls the side to start from
   * @param to what the user calls the side to arrive at
   * @param down whether the way back is wanted
   */
  public static String json(SchemaDiff diff, String from, String to, boolean down) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("engine", diff.engine().vendor());
    json.put("from", down ? to : from);
    json.put("to", down ? from : to);
    json.put("equal", diff.isEmpty());
    json.put("changes", steps(diff, down).stream().map(DiffText::json).toList());
    json.put("lookAlikes", diff.lookAlikes());
    json.put("notCompared", diff.notCompared());
    return Json.write(json);
  }

  /** Say what was not compared; nothing where all was. */
  public static String notes(SchemaDiff diff) {
    return diff.notCompared().isEmpty()
        ? ""
        : "Not compared: %s.%n".formatted(String.join(", ", diff.notCompared()));
  }

  private static List<Step> steps(SchemaDiff diff, boolean down) {
    return down ? diff.stepsDown() : diff.steps();
  }

  private static String text(Hazard hazard) {
    return hazard.object() + ": " + hazard.reason();
  }

  private static Map<String, @Nullable Object> json(Step step) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("kind", step.kind());
    json.put("object", step.object());
    json.put("from", step.from());
    json.put("to", step.to());
    json.put("hazards", step.hazards().stream().map(DiffText::json).toList());
    json.put("statements", step.statements());
    return json;
  }

  private static Map<String, String> json(Hazard hazard) {
    var json = new LinkedHashMap<String, String>();
    json.put("kind", hazard instanceof Hazard.DataLoss ? "loss" : "refusal");
    json.put("object", hazard.object());
    json.put("reason", hazard.reason());
    return json;
  }
}
