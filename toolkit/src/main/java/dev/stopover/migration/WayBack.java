package dev.stopover.migration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Leave out what other tools keep beside a migration to undo it: dbmate, goose, sql-migrate,
 * node-pg-migrate and MyBatis in the same file, golang-migrate, sqlx and Diesel in another.
 */
final class WayBack {

  private static final Pattern UP =
      Pattern.compile(
          "(?i)--\\s*(?:migrate:up|\\+goose\\s+up|\\+migrate\\s+up|up\\s+migration)\\b.*");
  private static final Pattern DOWN =
      Pattern.compile(
          "(?i)--\\s*(?:migrate:down|\\+goose\\s+down|\\+migrate\\s+down|down\\s+migration)\\b.*");
  private static final Pattern UNDO = Pattern.compile("(?i)--\\s*//\\s*@UNDO\\b.*");
  private static final Pattern DOWN_FILE = Pattern.compile("(.*\\.|)down(\\.sql)");

  private WayBack() {}

  /** Return a text without the way back; lines stay where they are. */
  static String leftOut(String text) {
    var lines = text.split("\n", -1);
    var isUp = false;
    var isDown = false;
    for (var i = 0; i < lines.length; i++) {
      var line = lines[i].strip();
      if (UP.matcher(line).matches()) {
        isUp = true;
        isDown = false;
      } else if ((isUp && DOWN.matcher(line).matches()) || UNDO.matcher(line).matches()) {
        isDown = true;
      } else if (isDown) {
        lines[i] = "";
      }
    }
    return String.join("\n", lines);
  }

  /** Tell whether a file undoes what another one beside it does. */
  static boolean is(Path file) {
    var name = DOWN_FILE.matcher(file.toFile().getName().toLowerCase(Locale.ROOT));
    return name.matches()
        && Files.exists(
            file.resolveSibling(file.toFile().getName().replaceFirst("(?i)down(?=\\.sql$)", "up")));
  }
}
