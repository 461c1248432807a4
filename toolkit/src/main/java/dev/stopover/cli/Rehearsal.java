package dev.stopover.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that try things: which models are compared, and on which server. */
final class Rehearsal {

  @Option(
      names = "--models",
      paramLabel = "NAMES",
      description = "The classes and packages of the models, separated by commas.")
  private @Nullable String models;

  @Option(
      names = "--packages",
      paramLabel = "NAMES",
      description = "Packages whose models are taken, and those below, separated by commas.")
  private @Nullable String packages;

  @Option(
      names = "--mapping",
      paramLabel = "WHO",
      description =
          "Who maps annotated classes: annotations (Stopover itself, the default), or hibernate.")
  private @Nullable String mapping;

  @Option(
      names = "--naming",
      paramLabel = "HOW",
      description =
          "How what annotations leave without a name is named: snake-case (the default),"
              + " as-written, or a class that implements NamingStrategy.")
  private @Nullable String naming;

  @Option(
      names = "--sql-files",
      paramLabel = "PATHS",
      description =
          "Files and directories of SQL that say what models cannot (views, routines, triggers),"
              + " separated by commas; {vendor} stands for postgresql or mysql.")
  private @Nullable String sql;

  @Option(
      names = "--scratch",
      paramLabel = "SERVER",
      description =
          "Where things are tried: an image such as postgres:17, embedded, or the URL of a server"
              + " on which databases may be created. By default a container of the version that"
              + " the database has.")
  private @Nullable String scratch;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "The engine to compare on: postgresql or mysql; by default that of the database, else that of"
              + " --scratch.")
  private @Nullable String engine;

  /** Return what these options say, by key. */
  Map<String, String> options() {
    var options = new HashMap<String, String>();
    Configuration.put(options, "models", models);
    Configuration.put(options, "packages", packages);
    Configuration.put(options, "mapping", mapping);
    Configuration.put(options, "naming", naming);
    Configuration.put(options, "sql", sql);
    Configuration.put(options, "scratch", scratch);
    Configuration.put(options, "engine", engine);
    return options;
  }
}
