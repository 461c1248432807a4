package dev.stopover.cli;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.migration.OfflineScript;
import dev.stopover.migration.Target;
import dev.stopover.migration.Version;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that an offline script begins and ends with, as a user writes them: {@code 3:5}.
 *
 * @param from where it begins, or {@code null} for {@code base}
 * @param to where it ends: a version, {@link Target#HEAD} or {@link Target#BASE}
 */
record Offline(@Nullable Version from, Target to) {

  private static final String DEFAULT_SCHEMA = "public";
  private static final Pattern RANGE = Pattern.compile("[\\w.]*:[\\w.]*");

  /** Read how far a command is to go in a database; a range is for scripts. */
  static Target online(String text, String command) {
    if (RANGE.matcher(text).matches()) {
      throw StopoverException.usage(
          "\"%s\" is a range, which only a script has. Add --sql to print one, or say how far: stopover %s %s."
              .formatted(text, command, text.substring(text.indexOf(':') + 1)));
    }
    return Target.parse(text);
  }

  /** Read a range; without a colon it begins at base. */
  static Offline parse(String text) {
    var colon = text.indexOf(':');
    var from = Target.parse(colon < 0 ? "base" : text.substring(0, colon));
    var to = Target.parse(text.substring(colon + 1));
    if (from instanceof Target.Head
        || from instanceof Target.Relative
        || to instanceof Target.Relative) {
      throw StopoverException.usage(
          "\"%s\" can not be written as SQL, since without a database nobody knows where it begins or ends. Write versions, such as 3:5."
              .formatted(text));
    }
    return new Offline(from instanceof Target.Exactly exactly ? exactly.version() : null, to);
  }

  private @Nullable Version last() {
    return to instanceof Target.Exactly exactly ? exactly.version() : null;
  }

  /** Write the upgrade. */
  String upgrade(Project project) {
    if (to instanceof Target.Base) {
      throw StopoverException.usage("An upgrade only goes up. Run `stopover downgrade … --sql`.");
    }
    return OfflineScript.upgrade(
        project.migrations(), project.requireEngine(), schema(project), from, last());
  }

  /** Write the downgrade. */
  String downgrade(Project project) {
    if (from == null || to instanceof Target.Head) {
      throw StopoverException.usage(
          "A downgrade as SQL has to say where it begins: write 5:3, or 5:base.");
    }
    return OfflineScript.downgrade(
        project.migrations(), project.requireEngine(), schema(project), from, last());
  }

  /** The lock is named after the schema of the history, on MySQL after the database. */
  private static String schema(Project project) {
    if (project.requireEngine() == Engine.POSTGRESQL) {
      return DEFAULT_SCHEMA;
    }
    return project
        .configuredUrl()
        .map(DatabaseUrl::database)
        .orElseThrow(
            () ->
                StopoverException.usage(
                    "The script takes the migration lock, which MySQL names after the database. Name it with DATABASE_URL or --url; nothing connects to it."));
  }
}
