package dev.stopover.report;

import dev.stopover.Engine;
import dev.stopover.dialect.Hazard;
import dev.stopover.migration.CurrentState;
import dev.stopover.migration.DowngradeResult;
import dev.stopover.migration.HalfWay;
import dev.stopover.migration.HistoryEntry;
import dev.stopover.migration.MigrationFile;
import dev.stopover.migration.MigrationStep;
import dev.stopover.migration.RepairResult;
import dev.stopover.migration.StampResult;
import dev.stopover.migration.UpgradeResult;
import dev.stopover.migration.Version;
import dev.stopover.revision.Revision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    json.put("problems", state.problems().stream().map(Json::of).toList());
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

  /** Tell what a repair did. */
  public static String of(RepairResult result) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("outcome", Json.name(result.outcome()));
    json.put("script", result.script());
    json.put("version", text(result.at()));
    return Json.write(json);
  }

  /** Tell which files were written for new migrations. */
  public static String ofWritten(List<Revision> written) {
    return Json.write(Map.of("written", written.stream().map(MigrationJson::of).toList()));
  }

  private static Map<String, @Nullable Object> of(Revision revision) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("version", text(revision.version()));
    json.put("up", revision.up().toString());
    json.put("down", revision.down().toString());
    json.put("losses", hazards(revision, true));
    json.put("mayBeRefused", hazards(revision, false));
    return json;
  }

  private static List<String> hazards(Revision revision, boolean losses) {
    return revision.hazards().stream()
        .filter(hazard -> hazard instanceof Hazard.DataLoss == losses)
        .map(hazard -> hazard.object() + ": " + hazard.reason())
        .toList();
  }

  /** Tell which files have another name now. */
  public static String ofRenamed(Map<Path, Path> renamed) {
    var files = new ArrayList<Map<String, String>>();
    renamed.forEach(
        (from, to) -> {
          var file = new LinkedHashMap<String, String>();
          file.put("from", from.toString());
          file.put("to", to.toString());
          files.add(file);
        });
    return Json.write(Map.of("renamed", files));
  }

  /** Tell which configuration was written. */
  public static String ofConfiguration(Path file, Engine engine) {
    var json = new LinkedHashMap<String, String>();
    json.put("written", file.toString());
    json.put("engine", engine.vendor());
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
