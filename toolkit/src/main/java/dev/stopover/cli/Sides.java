package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.SqlFiles;
import dev.stopover.migration.Target;
import dev.stopover.server.Server;
import dev.stopover.verify.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a user compares, turned into sides and the server to compare them on. */
final class Sides {

  private static final String FILE = "file:";
  private static final String MIGRATIONS = "migrations";

  private final Project project;
  private final List<Side> sides;

  Sides(Project project, List<String> words) {
    var urls =
        words.stream()
            .filter(word -> isDatabase(project, word))
            .map(word -> url(project, word))
            .toList();
    this.project = project.comparing(urls);
    this.sides = words.stream().map(this::side).toList();
  }

  Side get(int index) {
    return sides.get(index);
  }

  /** Return what the tables are called that migrations keep for themselves. */
  MigrationSettings settings() {
    return MigrationSettings.defaults(new String[0]);
  }

  /**
   * Start a server to try things on, or take that of the databases where there is nothing to try.
   *
   * @param trying whether something is tried in any case
   */
  Server server(boolean trying) {
    return project.server(!trying && sides.stream().allMatch(Sides::isThere));
  }

  private static boolean isThere(Side side) {
    return side instanceof Side.Live || side instanceof Side.Empty;
  }

  private Side side(String word) {
    if (word.equals("empty")) {
      return Side.EMPTY;
    }
    if (word.equals("models")) {
      return new Side.Models(project.models(), project.sqlFiles());
    }
    if (word.equals(MIGRATIONS)) {
      return new Side.Migrations(project.migrations(), Target.HEAD);
    }
    if (word.startsWith(MIGRATIONS + "@")) {
      var target = Target.parse(word.substring(MIGRATIONS.length() + 1));
      return target instanceof Target.Base
          ? Side.EMPTY
          : new Side.Migrations(project.migrations(), target);
    }
    if (word.startsWith(FILE)) {
      return new Side.Script(SqlFiles.in(Path.of(word.substring(FILE.length()))));
    }
    if (isDatabase(project, word)) {
      return new Side.Live(url(project, word));
    }
    var hint =
        Files.exists(Path.of(word)) ? " For the file of that name write file:" + word + "." : "";
    throw StopoverException.usage(
        "\"%s\" is nothing that can be compared. Write models, migrations, migrations@3 for a version, file:schema.sql for a file or a folder of SQL, database for the configured one, the name of an environment, a URL such as postgresql://user@host/db, or empty.%s"
            .formatted(word, hint));
  }

  private static boolean isDatabase(Project project, String word) {
    return project.hasEnvironment(word)
        || (word.contains("://") && !word.startsWith(FILE))
        || word.equals("database")
        || word.equals("url");
  }

  private static DatabaseUrl url(Project project, String word) {
    if (project.hasEnvironment(word)) {
      return project.url(word);
    }
    return word.contains("://") ? DatabaseUrl.parse(word) : project.url();
  }
}
