package dev.stopover.report;

import dev.stopover.verify.LiveDrift;
import java.time.Instant;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** Tell a monitoring system of drift, in the text format of Prometheus. */
public final class Metrics {

  private Metrics() {}

  /**
   * Write what was found.
   *
   * @param drift what was found, or {@code null} where the database could not be looked at
   * @param database what the database is called
   * @param now when that was
   */
  public static String of(@Nullable LiveDrift drift, String database, Instant now) {
    var text = new StringBuilder();
    var label = "database=\"" + escaped(database) + "\"";
    gauge("stopover_up", "Whether the database could be looked at.", text);
    text.append("stopover_up{%s} %d\n".formatted(label, drift == null ? 0 : 1));
    gauge("stopover_last_look_seconds", "When that was tried last.", text);
    text.append("stopover_last_look_seconds{%s} %d\n".formatted(label, now.getEpochSecond()));
    if (drift == null) {
      return text.toString();
    }
    var counts = new EnumMap<LiveDrift.Cause, Integer>(LiveDrift.Cause.class);
    for (var cause : LiveDrift.Cause.values()) {
      counts.put(cause, 0);
    }
    drift.findings().forEach(each -> counts.merge(each.cause(), 1, Integer::sum));
    gauge("stopover_drift", "In how many things the database differs, by cause.", text);
    counts.forEach(
        (cause, count) ->
            text.append(
                "stopover_drift{%s,cause=\"%s\"} %d\n"
                    .formatted(label, Json.name(cause).replace(' ', '_'), count)));
    gauge("stopover_history_problems", "What does not fit between history and files.", text);
    text.append("stopover_history_problems{%s} %d\n".formatted(label, drift.history().size()));
    gauge("stopover_undecided", "What could not be compared.", text);
    text.append("stopover_undecided{%s} %d\n".formatted(label, drift.undecided().size()));
    gauge("stopover_clean", "Whether everything is as it should be.", text);
    text.append("stopover_clean{%s} %d\n".formatted(label, drift.isEmpty() ? 1 : 0));
    return text.toString();
  }

  private static void gauge(String name, String help, StringBuilder text) {
    text.append("# HELP %s %s\n# TYPE %1$s gauge\n".formatted(name, help));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
