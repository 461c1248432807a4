package dev.stopover.report;

import dev.stopover.verify.LiveDrift;
import dev.stopover.verify.LiveDrift.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tell where a live database is not what it should be. */
public final class LiveDriftText {

  private LiveDriftText() {}

  /**
   * Tell it to a person.
   *
   * @param drift what was found
   * @param database what the database is called
   */
  public static String text(LiveDrift drift, String database) {
    var place = drift.version() == null ? "base" : "version " + drift.version();
    var text = new StringBuilder();
    if (drift.isEmpty()) {
      text.append(
          "%s is at %s, and nothing was changed beside the migrations.%n"
              .formatted(database, place));
    } else if (!drift.isOtherwise()) {
      text.append(
          "%s is at %s; whether it is what it should be could not be decided.%n"
              .formatted(database, place));
    } else {
      text.append("%s is at %s, but it is not what it should be.%n".formatted(database, place));
    }
    for (var problem : drift.history()) {
      text.append("%n%s%n".formatted(problem.text()));
    }
    drift.undecided().forEach(each -> text.append("%n%s%n".formatted(each)));
    for (var cause : Cause.values()) {
      var found = drift.findings().stream().filter(each -> each.cause() == cause).toList();
      if (!found.isEmpty()) {
        text.append("%n%s:%n%n".formatted(heading(cause)));
        text.append(
            DriftText.listWithLosses(
                found.stream().map(LiveDrift.Finding::difference).toList(),
                expected(cause),
                "database"));
      }
    }
    if (!drift.isEmpty()) {
      text.append("%nNext step: %s%n".formatted(nextStep(drift)));
    }
    if (!drift.notCompared().isEmpty()) {
      text.append("%nNot compared: %s.%n".formatted(String.join(", ", drift.notCompared())));
    }
    return text.toString();
  }

  /**
   * Tell it to a program.
   *
   * @param drift what was found
   * @param database what the database is called
   */
  public static String json(LiveDrift drift, String database) {
    return json(drift, database, new LinkedHashMap<>());
  }

  /**
   * Tell it to a webhook: the same, with a text that chats show.
   *
   * @param drift what was found
   * @param database what the database is called
   */
  public static String message(LiveDrift drift, String database) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("text", text(drift, database));
    return json(drift, database, json);
  }

  private static String json(LiveDrift drift, String database, Map<String, @Nullable Object> json) {
    json.put("database", database);
    json.put("version", drift.version() == null ? null : drift.version().toString());
    json.put("clean", drift.isEmpty());
    json.put("history", drift.history().stream().map(Json::of).toList());
    json.put("findings", drift.findings().stream().map(LiveDriftText::json).toList());
    json.put("notCompared", drift.notCompared());
    json.put("undecided", drift.undecided());
    return Json.write(json);
  }

  private static Map<String, @Nullable Object> json(LiveDrift.Finding finding) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("cause", Json.name(finding.cause()));
    json.putAll(Json.of(finding.difference()));
    return json;
  }

  private static String heading(Cause cause) {
    return switch (cause) {
      case STOPPED_HALF_WAY -> "Left by the script that stopped half-way";
      case CHANGED_BY_HAND -> "Changed by hand, beside the migrations";
      case CHANGED_BY_HAND_OR_IN_A_FILE -> "Changed by hand, or the files are not what was applied";
      case PENDING -> "Pending: a migration brings it, and is not applied yet";
      case MIGRATION_MISSING -> "Without a migration: the models expect it";
      case UNDECIDED -> "Undecided: changed by hand, or a migration is pending or missing";
    };
  }

  private static String expected(Cause cause) {
    return switch (cause) {
      case STOPPED_HALF_WAY, CHANGED_BY_HAND, CHANGED_BY_HAND_OR_IN_A_FILE -> "migrations";
      case PENDING, MIGRATION_MISSING, UNDECIDED -> "models";
    };
  }

  private static String nextStep(LiveDrift drift) {
    var causes = drift.findings().stream().map(LiveDrift.Finding::cause).distinct().toList();
    if (causes.contains(Cause.STOPPED_HALF_WAY)) {
      return "bring the script to its end, or take back what it did, as said above, and look again.";
    }
    if (causes.contains(Cause.CHANGED_BY_HAND)
        || causes.contains(Cause.CHANGED_BY_HAND_OR_IN_A_FILE)) {
      return "take what was changed by hand back with the fix above, or bring it into the models and the migrations.";
    }
    if (causes.contains(Cause.MIGRATION_MISSING)) {
      return "write the migration with: stopover revision --autogenerate -m \"…\"";
    }
    return drift.history().isEmpty()
        ? "give the server to try things on what the migrations need (--scratch names another), bring missing files back, and look again."
        : "bring the files and the history together, as said above.";
  }
}
