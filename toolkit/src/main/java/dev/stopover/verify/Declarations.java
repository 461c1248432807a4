package dev.stopover.verify;

import dev.stopover.migration.MigrationFile;
import dev.stopover.rows.LostRows;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hold what the scripts of a version say of it in comments.
 *
 * @param lossy the tables and columns that it may lose
 * @param assumedEmpty the tables of which it assumes that they have no rows
 * @param irreversible why it cannot be undone, or {@code null} where it can
 */
record Declarations(Set<String> lossy, Set<String> assumedEmpty, @Nullable String irreversible) {

  private static final Pattern LINE =
      Pattern.compile(
          "^\\s*(?:--|#)\\s*stopover:\\s*(lossy|assumes[ -]empty|irreversible)\\b[ \\t]*(.*)$",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /** Read the comments of the up script and of the down script, if there is one. */
  static Declarations of(MigrationFile up, Optional<MigrationFile> down) {
    var lossy = new HashSet<String>();
    var empty = new HashSet<String>();
    String irreversible = null;
    for (var file : Stream.concat(Stream.of(up), down.stream()).toList()) {
      for (var line : LINE.matcher(file.sql()).results().toList()) {
        var rest = line.group(2).strip();
        switch (line.group(1).toLowerCase(Locale.ROOT)) {
          case "lossy" -> names(rest).forEach(lossy::add);
          case "irreversible" ->
              irreversible = rest.replaceFirst("(?i)^(?:because|:)\\s*", "").strip();
          default -> names(rest).forEach(empty::add);
        }
      }
    }
    return new Declarations(lossy, empty, irreversible);
  }

  /** A reason may follow the names after a colon. */
  private static Stream<String> names(String text) {
    return Stream.of(text.split(":", 2)[0].split(","))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty());
  }

  /** Tell whether it was said that this may get lost. */
  boolean allow(LostRows lost) {
    return lossy.contains(lost.object().toLowerCase(Locale.ROOT))
        || lossy.contains(lost.table().toString().toLowerCase(Locale.ROOT));
  }
}
