package dev.stopover.report;

import dev.stopover.migration.CurrentState;
import dev.stopover.migration.DowngradeResult;
import dev.stopover.migration.HalfWay;
import dev.stopover.migration.HistoryEntry;
import dev.stopover.migration.MigrationFile;
import dev.stopover.migration.MigrationStep;
import dev.stopover.migration.StampResult;
import dev.stopover.migration.UpgradeResult;
import dev.stopover.migration.Version;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tell a program what was done with migrations, and where a database is. */
public final class MigrationJson {

  private MigrationJson() {}

  /** Tell where a database is. */
  public static String of(CurrentState state) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("version", state.version().map(Version::toString).orElse(null));
    json.put("description", state.newest() == null ? null : state.newest().description());
    json.put("head", state.isHead());
    json.put("pending", state.pending().stream().map(MigrationJson::ofPending).toList());
    json.put("halfWay", state.halfWay() == null ? null : of(state.halfWay()));
    json.put("problem", state.problem());
    return Json.write(json);
  }

  private static Map<String, @Nullable Object> of(HalfWay stop) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("script", stop.script());
    json.put("version", text(stop.version()));
    json.put("direction", stop.isUndo() ? "down" : "up");
    json.put("lastThatRan", stop.lastThatRan());
    json.put("inFlight", stop.inFlight());
    json.put("fate", stop.fate() == null ? null : Json.name(stop.fate()));
    return json;
  }

  /** Tell what happened to a database, and what is still to happen. */
  public static String of(List<HistoryEntry> history) {
    return Json.write(Map.of("history", history.stream().map(MigrationJson::of).toList()));
  }

  /** Tell what an upgrade did. */
  public static String of(UpgradeResult result) {
    return steps("applied", result.applied(), result.from(), result.to());
  }

  /** Tell what a downgrade did. */
  public static String of(DowngradeResult result) {
    return steps("undone", result.undone(), result.from(), result.to());
  }

  /** Tell what a stamp wrote into the history. */
  public static String of(StampResult result) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("from", text(result.from()));
    json.put("to", text(result.to()));
    json.put("recorded", result.recorded().stream().map(Version::toString).toList());
    json.put("removed", result.removed().stream().map(Version::toString).toList());
    return Json.write(json);
  }

  /**
   * Tell which migration is the newest.
   *
   * @param heads the newest file, or nothing where there is none
   */
  public static String ofHeads(List<MigrationFile> heads) {
    return Json.write(
        Map.of(
            "heads",
            heads.stream()
                .map(
                    file -> {
                      var json = new LinkedHashMap<String, @Nullable Object>();
                      json.put("version", text(file.version()));
                      json.put("description", file.description());
                      json.put("file", file.place());
                      return json;
                    })
                .toList()));
  }

  private static String steps(
      String what, List<MigrationStep> steps, @Nullable Version from, @Nullable Version to) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("from", text(from));
    json.put("to", text(to));
    json.put(what, steps.stream().map(MigrationJson::of).toList());
    return Json.write(json);
  }

  private static Map<String, @Nullable Object> of(MigrationStep step) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("version", text(step.version()));
    json.put("description", step.description());
    json.put("script", step.script());
    json.put("milliseconds", step.duration().toMillis());
    return json;
  }

  private static Map<String, @Nullable Object> ofPending(HistoryEntry entry) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("version", text(entry.version()));
    json.put("description", entry.description());
    json.put("script", entry.script());
    json.put("undoable", entry.undoable());
    return json;
  }

  private static Map<String, @Nullable Object> of(HistoryEntry entry) {
    var json = ofPending(entry);
    json.put("state", Json.name(entry.state()));
    json.put("installedOn", entry.installedOn() == null ? null : entry.installedOn().toString());
    json.put("installedBy", entry.installedBy());
    json.put("milliseconds", milliseconds(entry.duration()));
    return json;
  }

  private static @Nullable Long milliseconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  private static @Nullable String text(@Nullable Version version) {
    return version == null ? null : version.toString();
  }
}
