package dev.stopover.cli;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.connect.Settings;
import dev.stopover.migration.MigrationFiles;
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
import java.util.function.Consumer;
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
  private final boolean isLikeNeeded;
  private final boolean isLikeSaid;
  private final Consumer<String> note;

  private Project(
      Function<@Nullable String, Settings> environments,
      Settings settings,
      @Nullable ServerSpec scratch,
      @Nullable Engine engine,
      @Nullable DatabaseUrl like,
      boolean isLikeNeeded,
      boolean isLikeSaid,
      Consumer<String> note) {
    this.environments = environments;
    this.settings = settings;
    this.scratch = scratch;
    this.engine = engine;
    this.like = like;
    this.isLikeNeeded = isLikeNeeded;
    this.isLikeSaid = isLikeSaid;
    this.note = note;
  }

  /**
   * Take the settings, and look for classes and resources where they say from now on.
   *
   * @param environments reads the settings of an environment; {@code null} stands for the chosen
   *     one
   * @param isUrlSaid whether the call names the database; one that is only configured does not
   *     matter to what does not use it
   * @param note hears what the user should know and need not do anything about
   */
  static Project of(
      Function<@Nullable String, Settings> environments, boolean isUrlSaid, Consumer<String> note) {
    var settings = environments.apply(null);
    var scratch = settings.scratch() == null ? null : ServerSpec.parse(settings.scratch());
    var url = settings.url();
    if (url != null && isUrlSaid) {
      requireItsEngine(settings, url);
    }
    var engine =
        Optional.ofNullable(settings.engine())
            .or(() -> Optional.ofNullable(url).map(DatabaseUrl::engine))
            .or(() -> Optional.ofNullable(scratch).map(ServerSpec::engine))
            .orElse(null);
    var like = url != null && url.engine() == engine ? url : null;
    Thread.currentThread().setContextClassLoader(loader(settings.classpath()));
    return new Project(environments, settings, scratch, engine, like, false, isUrlSaid, note);
  }

  private static void requireItsEngine(Settings settings, DatabaseUrl url) {
    if (settings.engine() != null && settings.engine() != url.engine()) {
      throw StopoverException.usage(
          "The database %s is of %s, but --engine or the key engine in %s is another. Correct one."
              .formatted(url.describe(), url.engine().productName(), settings.source()));
    }
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
        : new Project(
            environments,
            settings,
            scratch,
            databases.get(0).engine(),
            databases.get(0),
            true,
            true,
            note);
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
    return settings.url() == null ? Optional.empty() : Optional.of(url());
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
    requireItsEngine(settings, url);
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

  /**
   * Return where the migrations are for what compares them: where their directory is not there yet,
   * there is none, as in a project that begins.
   */
  MigrationSettings migrationsSoFar() {
    var settings = migrations();
    if (places().stream()
        .anyMatch(place -> place.startsWith(CLASSPATH) || Files.exists(Path.of(place)))) {
      return settings;
    }
    note.accept("%s does not exist, so there is no migration yet.".formatted(migrationPlaces()));
    return settings.withLocations(List.of());
  }

  /** Look for the files of the migrations. */
  MigrationFiles files() {
    return MigrationFiles.in(migrations());
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

  /**
   * Start a server to try things on, of the same version as the database if there is one.
   *
   * <p>A database that is only configured need not be there: its version is all that is asked for.
   */
  Server scratch() {
    var wanted = requireEngine();
    var isItself = like != null && new ServerSpec.Existing(like).equals(scratch);
    return Server.scratch(wanted, like == null || isItself ? null : version(like), scratch);
  }

  private @Nullable String version(DatabaseUrl database) {
    try (var server = Server.start(new ServerSpec.Existing(settings.loggedIn(database)))) {
      return server.majorVersion();
    } catch (StopoverException e) {
      if (isLikeNeeded || isLikeSaid || e.code() != StopoverException.Code.DATABASE) {
        throw e;
      }
      note.accept(
          "%s%nNothing but its version would have been used; things are tried on %s instead."
              .formatted(
                  e.getMessage(),
                  scratch == null ? "a current " + database.engine().productName() : scratch));
      return null;
    }
  }

  /**
   * Start a server to compare on.
   *
   * @param nothingToTry whether the server of the database will do, since nothing is made on it
   */
  Server server(boolean nothingToTry) {
    return nothingToTry && like != null && isLikeNeeded
        ? Server.start(new ServerSpec.Existing(settings.loggedIn(like)))
        : scratch();
  }

  /** Return where the migrations are, as it is configured. */
  String migrationPlaces() {
    return String.join(" and ", places());
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
            "The class path has %s, which does not exist. Compile the models, or correct the key classpath in %s, or --classpath."
                .formatted(entry, settings.source()));
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
