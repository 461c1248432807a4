package dev.stopover.cli;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.connect.Settings;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which database and which migrations a command is about. */
final class Configuration {

  private static final List<String> DEFAULT_MIGRATIONS = List.of("src/main/resources/db/migration");
  private static final String CLASSPATH = "classpath:";
  private static final String VENDOR = "{vendor}";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; by default stopover.yaml, if there is one.")
  private @Nullable Path file;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The database; by default $DATABASE_URL. Write it like"
              + " postgresql://user@host/db or jdbc:mysql://host/db?user=….")
  private @Nullable String url;

  @Option(
      names = "--migrations",
      paramLabel = "PATH",
      description =
          "The directories of the migrations, separated by commas; {vendor} stands for postgresql"
              + " or mysql. By default src/main/resources/db/migration.")
  private @Nullable String migrations;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Where the models are: directories and jars, separated as for java.")
  private @Nullable String classpath;

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

  private @Nullable Settings settings;

  /** Read what is configured, once, and look for classes where it says. */
  Settings settings(Map<String, @Nullable String> more) {
    if (settings == null) {
      var options = new HashMap<String, String>();
      put(options, "url", url);
      put(options, "migrations", migrations);
      put(
          options,
          "classpath",
          classpath == null ? null : classpath.replace(File.pathSeparatorChar, ','));
      more.forEach((key, value) -> put(options, key, value));
      StopoverCommand root = Objects.requireNonNull(spec).root().commandLine().getCommand();
      settings = Settings.read(file, root.environment(), options);
      Thread.currentThread().setContextClassLoader(loader(settings.classpath()));
    }
    return settings;
  }

  Settings settings() {
    return settings(Map.of());
  }

  /** Open the migrations of the database, do something with them and close the connections. */
  <T> T inDatabase(Function<DatabaseUrl, ConnectionPool> open, Function<Migrations, T> action) {
    var url = settings().url();
    if (url == null) {
      throw StopoverException.usage(
          "No database is configured. Set the variable DATABASE_URL, the key url in %s, or pass --url."
              .formatted(settings().source()));
    }
    var locations = migrationSettings(url.engine());
    try (var pool = open.apply(url)) {
      return action.apply(Migrations.of(pool.dataSource(), locations));
    }
  }

  /** Return where the migrations are and how they are run. */
  MigrationSettings migrationSettings(@Nullable Engine engine) {
    var locations =
        places(engine).stream()
            .map(place -> place.startsWith(CLASSPATH) ? place : "filesystem:" + place)
            .toList();
    return MigrationSettings.defaults(locations.toArray(String[]::new))
        .withPlaceholders(settings().placeholders());
  }

  /** Return the directory that new migrations go to: the first that is configured. */
  Path directory(@Nullable Engine engine) {
    return places(engine).stream()
        .filter(place -> !place.startsWith(CLASSPATH))
        .findFirst()
        .map(Path::of)
        .orElseThrow(
            () ->
                StopoverException.usage(
                    "The migrations are on the class path only, where no file can be written. Name"
                        + " their directory with --migrations or the key migrations in %s."
                            .formatted(settings().source())));
  }

  private List<String> places(@Nullable Engine engine) {
    var configured =
        settings().migrations().isEmpty() ? DEFAULT_MIGRATIONS : settings().migrations();
    if (engine == null && configured.stream().anyMatch(place -> place.contains(VENDOR))) {
      throw Rehearsal.engineUnknown(settings());
    }
    return configured.stream()
        .map(place -> engine == null ? place : place.replace(VENDOR, engine.vendor()))
        .toList();
  }

  private static void put(Map<String, String> options, String key, @Nullable String value) {
    if (value != null) {
      options.put(key, value);
    }
  }

  /** The loader lives as long as the process, which looks for classes until its end. */
  private static ClassLoader loader(List<String> classpath) {
    var parent = Configuration.class.getClassLoader();
    if (classpath.isEmpty()) {
      return parent;
    }
    var urls = new ArrayList<URL>();
    for (var entry : classpath) {
      var path = Path.of(entry);
      if (!Files.exists(path)) {
        throw StopoverException.usage(
            "The class path has %s, which does not exist. Compile the models, or correct --classpath."
                .formatted(entry));
      }
      try {
        urls.add(path.toUri().toURL());
      } catch (MalformedURLException e) {
        throw StopoverException.usage(
            "The class path has %s, which cannot be read. Correct --classpath.".formatted(entry),
            e);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), parent);
  }
}
