package dev.stopover.cli;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.connect.Settings;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.migration.Migrations;
import dev.stopover.migration.SqlFiles;
import dev.stopover.migration.TableLocks;
import dev.stopover.models.Mapping;
import dev.stopover.models.Models;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is configured, turned into what commands work with; what is missing is said then. */
final class Project {

  private static final List<String> DEFAULT_MIGRATIONS = List.of("src/main/resources/db/migration");
  private static final String CLASSPATH = "classpath:";
  private static final String VENDOR = "{vendor}";

  private final Function<@Nullable String, Settings> environments;
  private final Settings settings;
  private final @Nullable ServerSpec scratch;
  private final @Nullable Engine engine;
  private final @Nullable DatabaseUrl like;

  private Project(
      Function<@Nullable String, Settings> environments,
      Settings settings,
      @Nullable ServerSpec scratch,
      @Nullable Engine engine,
      @Nullable DatabaseUrl like) {
    this.environments = environments;
    this.settings = settings;
    this.scratch = scratch;
    this.engine = engine;
    this.like = like;
  }

  /**
   * Take the settings, and look for classes and resources where they say from now on.
   *
   * @param environments reads the settings of an environment; {@code null} stands for the chosen
   *     one
   */
  static Project of(Function<@Nullable String, Settings> environments) {
    var settings = environments.apply(null);
    var scratch = settings.scratch() == null ? null : ServerSpec.parse(settings.scratch());
    var named = Optional.ofNullable(settings.engine());
    var url = settings.url();
    if (url != null && named.filter(engine -> engine != url.engine()).isPresent()) {
      throw StopoverException.usage(
          "The database %s is of %s, but --engine or the key engine in %s is another. Correct one."
              .formatted(url.describe(), url.engine().productName(), settings.source()));
    }
    var engine =
        Optional.ofNullable(url)
            .map(DatabaseUrl::engine)
            .or(() -> named)
            .or(() -> Optional.ofNullable(scratch).map(ServerSpec::engine));
    Thread.currentThread().setContextClassLoader(loader(settings.classpath()));
    return new Project(environments, settings, scratch, engine.orElse(null), url);
  }

  /**
   * Return the project for comparing databases, which tell the engine and the version to try things
   * on; the configured database tells it where there is none.
   */
  Project comparing(List<DatabaseUrl> databases) {
    for (var database : databases) {
      if (database.engine() != databases.get(0).engine()) {
        throw StopoverException.usage(
            "%s and %s are of two engines, so they cannot be compared. Compare databases of one engine."
                .formatted(databases.get(0).describe(), database.describe()));
      }
    }
    return databases.isEmpty()
        ? this
        : new Project(environments, settings, scratch, databases.get(0).engine(), databases.get(0));
  }

  /** Tell whether the configuration has an environment of a name. */
  boolean hasEnvironment(String name) {
    return settings.environments().contains(name);
  }

  /** Return the database of an environment. */
  DatabaseUrl url(String environment) {
    return url(environments.apply(environment));
  }

  /** Return the environment in which what changes the database has to be confirmed. */
  Optional<String> protectedEnvironment() {
    return settings.isProtected()
        ? Optional.of(Objects.requireNonNullElse(settings.environment(), "protected"))
        : Optional.empty();
  }

  /** Return the configured database, if there is one. */
  Optional<DatabaseUrl> configuredUrl() {
    return Optional.ofNullable(settings.url()).map(settings::loggedIn);
  }

  /** Return the configured database. */
  DatabaseUrl url() {
    return url(settings);
  }

  private static DatabaseUrl url(Settings settings) {
    var url = settings.url();
    if (url == null) {
      throw StopoverException.usage(
          "No database is configured%s. Set the variable DATABASE_URL, the key url in %s, or pass --url."
              .formatted(
                  settings.environment() == null
                      ? ""
                      : " for the environment " + settings.environment(),
                  settings.source()));
    }
    return settings.loggedIn(url);
  }

  /** Connect to the database, do something with its migrations and close the connections. */
  <T> T inDatabase(Function<DatabaseUrl, ConnectionPool> open, Function<Migrations, T> action) {
    var url = url();
    var migrations = migrations();
    try (var pool = open.apply(url)) {
      return action.apply(Migrations.of(pool.dataSource(), migrations));
    }
  }

  /** Return where the migrations are and how they are run. */
  MigrationSettings migrations() {
    var locations =
        places().stream()
            .map(place -> place.startsWith(CLASSPATH) ? place : "filesystem:" + place)
            .toArray(String[]::new);
    var patience = settings.lockTimeout();
    return MigrationSettings.defaults(locations)
        .withPlaceholders(settings.placeholders())
        .withTableLocks(
            patience == null ? TableLocks.DEFAULT : TableLocks.DEFAULT.withTimeout(patience));
  }

  /** Return the directory that new migrations go to: the first that is configured. */
  Path directory() {
    return places().stream()
        .filter(place -> !place.startsWith(CLASSPATH))
        .findFirst()
        .map(Path::of)
        .orElseThrow(
            () ->
                StopoverException.usage(
                    "The migrations are on the class path only, where no file can be written. Name"
                        + " their directory with --migrations or the key migrations in %s."
                            .formatted(settings.source())));
  }

  /** Return the first directory of migrations as it is configured, or nothing. */
  @Nullable String migrationDirectory() {
    return places().stream().filter(place -> !place.startsWith(CLASSPATH)).findFirst().orElse(null);
  }

  /** Tell whether models are named. */
  boolean hasModels() {
    return !settings.models().isEmpty();
  }

  /** Read the models. */
  Models models() {
    if (settings.models().isEmpty()) {
      throw StopoverException.usage(
          "No models are configured. Name their classes or packages with the key models in %s, the"
                  .formatted(settings.source())
              + " variable STOPOVER_MODELS, or --models.");
    }
    requireClasspath();
    var mapping = settings.mapping();
    var fallback = settings.hibernate().isEmpty() ? Mapping.ANNOTATIONS : Mapping.HIBERNATE;
    var loader = Thread.currentThread().getContextClassLoader();
    var chosen = mapping == null ? fallback : Mapping.of(mapping);
    return Models.load(loader, settings.models(), chosen, settings.naming(), settings.hibernate());
  }

  /** Return the SQL that says what the models cannot. */
  SqlFiles sqlFiles() {
    return settings.sql().stream()
        .map(this::ofVendor)
        .map(place -> SqlFiles.in(Path.of(place)))
        .reduce(SqlFiles.none(), SqlFiles::and);
  }

  /** Start a server to try things on, of the same version as the database if there is one. */
  Server scratch() {
    var wanted = requireEngine();
    var live = like == null ? null : new ServerSpec.Existing(like);
    if (live == null || live.equals(scratch)) {
      return Server.scratch(wanted, null, scratch);
    }
    try (var server = Server.start(new ServerSpec.Existing(settings.loggedIn(live.url())))) {
      return Server.scratch(wanted, server.majorVersion(), scratch);
    }
  }

  /**
   * Start a server to compare on.
   *
   * @param nothingToTry whether the server of the database will do, since nothing is made on it
   */
  Server server(boolean nothingToTry) {
    return nothingToTry && like != null
        ? Server.start(new ServerSpec.Existing(settings.loggedIn(like)))
        : scratch();
  }

  private List<String> places() {
    var places = settings.migrations().isEmpty() ? DEFAULT_MIGRATIONS : settings.migrations();
    return places.stream().map(this::ofVendor).toList();
  }

  private String ofVendor(String place) {
    return place.contains(VENDOR) ? place.replace(VENDOR, requireEngine().vendor()) : place;
  }

  /** Return the engine, which has to be known. */
  Engine requireEngine() {
    if (engine == null) {
      throw StopoverException.usage(
          "No engine is configured. Name it with the key engine in %s, the variable STOPOVER_ENGINE,"
                  .formatted(settings.source())
              + " or --engine; or name a database with DATABASE_URL or --url.");
    }
    return engine;
  }

  /** Only what needs the models needs all of the class path: a rollout has no classes. */
  private void requireClasspath() {
    for (var entry : settings.classpath()) {
      if (!Files.exists(Path.of(entry))) {
        throw StopoverException.usage(
            "The class path has %s, which does not exist. Compile the models, or correct --classpath."
                .formatted(entry));
      }
    }
  }

  /** The loader lives as long as the process, which looks for classes until its end. */
  private static ClassLoader loader(List<String> classpath) {
    var parent = Project.class.getClassLoader();
    if (classpath.isEmpty()) {
      return parent;
    }
    var urls = new ArrayList<URL>();
    for (var entry : classpath) {
      try {
        urls.add(Path.of(entry).toUri().toURL());
      } catch (MalformedURLException e) {
        throw StopoverException.usage(
            "The class path has %s, which is no path. Correct --classpath.".formatted(entry), e);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), parent);
  }
}
