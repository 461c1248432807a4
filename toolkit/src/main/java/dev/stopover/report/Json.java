package dev.stopover.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.stopover.migration.HistoryProblem;
import dev.stopover.verify.Difference;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes results as JSON: names in camel case, constants in lower case with spaces. */
final class Json {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Map<String, @Nullable Object> of(HistoryProblem problem) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("kind", name(problem.kind()));
    json.put("version", problem.version() == null ? null : problem.version().toString());
    json.put("text", problem.text());
    return json;
  }

  static Map<String, @Nullable Object> of(Difference difference) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("object", difference.object());
    json.put("member", difference.member());
    json.put("expected", difference.expected());
    json.put("actual", difference.actual());
    json.put("fix", difference.fix());
    json.put("losses", difference.losses());
    return json;
  }
}
