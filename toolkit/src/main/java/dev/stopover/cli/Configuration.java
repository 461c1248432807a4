package dev.stopover.cli;

import dev.stopover.StopoverException;
import dev.stopover.connect.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command: which database and which migrations it is about. */
final class Configuration {

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "The configuration; by default stopover.yaml, if there is one.")
  private @Nullable Path file;

  @Option(
      names = "--env",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description =
          "The environment of the configuration, such as staging; by default $ENV, else dev.")
  private @Nullable String environment;

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description =
          "The database, in JDBC form or as postgresql://user@host/db; by default what the"
              + " configuration says of the environment, else $DATABASE_URL.")
  private @Nullable String url;

  @Option(
      names = "--migrations",
      scope = ScopeType.INHERIT,
      paramLabel = "PATHS",
      description =
          "The directories of the migrations, separated by commas; {vendor} stands for postgresql"
              + " or mysql. By default src/main/resources/db/migration.")
  private @Nullable String migrations;

  @Option(
      names = "--classpath",
      scope = ScopeType.INHERIT,
      paramLabel = "PATHS",
      description = "Where the models are: directories and jars, separated as for java.")
  private @Nullable String classpath;

  /** Return where the configuration is, or would be. */
  Path file() {
    return file == null ? Settings.DEFAULT_SOURCE : file;
  }

  /**
   * Read what is configured.
   *
   * @param variables the variables of the process
   * @param more what a command has options of its own for, by key
   * @param named the environment that a command names, or {@code null}
   * @param note hears what the user should know
   */
  Project project(
      Map<String, String> variables,
      Map<String, String> more,
      @Nullable String named,
      Consumer<String> note) {
    requireOne(named, environment, "--env");
    requireOne(more.get("url"), url, "--url");
    var standard = named == null ? environment : named;
    var options = new HashMap<>(more);
    put(options, "url", url);
    put(options, "migrations", migrations);
    put(
        options,
        "classpath",
        classpath == null ? null : classpath.replace(File.pathSeparator, ","));
    return Project.of(
        chosen -> Settings.read(file, chosen == null ? standard : chosen, variables, options),
        options.containsKey("url"),
        note);
  }

  private static void requireOne(@Nullable String word, @Nullable String option, String name) {
    if (word != null && option != null && !word.equals(option)) {
      throw StopoverException.usage(
          "The call names two databases: %s and, with %s, %s. Leave one out."
              .formatted(word, name, option));
    }
  }

  static void put(Map<String, String> options, String key, @Nullable String value) {
    if (value != null) {
      options.put(key, value);
    }
  }
}
