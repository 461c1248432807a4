package dev.stopover.migration;

import dev.stopover.StopoverException;
import dev.stopover.migration.MigrationFile.Kind;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Hold the migration files that were found in the locations; no database is needed for that. */
public final class MigrationFiles {

  private static final Pattern VERSIONED =
      Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.(?i:sql)");
  private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.(?i:sql)");
  private static final Pattern ALMOST = Pattern.compile("(?i)[VUR][\\d_. -].*\\.sql");

  private final List<Location> locations;
  private final NavigableMap<Version, MigrationFile> ups = new TreeMap<>();
  private final NavigableMap<Version, MigrationFile> downs = new TreeMap<>();
  private final NavigableMap<String, MigrationFile> repeatables = new TreeMap<>();
  private final NavigableMap<String, URI> others = new TreeMap<>();

  private MigrationFiles(List<Location> locations) {
    this.locations = locations;
    locations.forEach(location -> location.files().forEach(this::add));
  }

  /**
   * Look for migration files. A location that does not exist is one without files.
   *
   * @throws StopoverException if two files have one version, or a name is almost a migration's
   */
  public static MigrationFiles in(MigrationSettings settings) {
    return new MigrationFiles(settings.locations().stream().map(Location::new).toList());
  }

  /** Return the up scripts, in the order of their versions. */
  public List<MigrationFile> ups() {
    return List.copyOf(ups.values());
  }

  /** Return the repeatable migrations, in the order of their descriptions. */
  public List<MigrationFile> repeatables() {
    return List.copyOf(repeatables.values());
  }

  /** Return what else lies there: configurations of scripts, callbacks and whatever it may be. */
  SortedMap<String, URI> others() {
    return Collections.unmodifiableSortedMap(others);
  }

  /** Return the up script of a version. */
  public Optional<MigrationFile> up(Version version) {
    return Optional.ofNullable(ups.get(version));
  }

  /** Return the down script of a version. */
  public Optional<MigrationFile> down(Version version) {
    return Optional.ofNullable(downs.get(version));
  }

  /**
   * Return the down scripts of versions that have no up script, in the order of their versions: one
   * of the two has the wrong version, or was left behind.
   *
   * <p>There is none where a location is on the class path: there a Java class may apply a version.
   */
  public List<MigrationFile> downsWithoutUp() {
    if (locations.stream().anyMatch(Location::isOnClassPath)) {
      return List.of();
    }
    var alone = new TreeMap<>(downs);
    alone.keySet().removeAll(ups.keySet());
    return List.copyOf(alone.values());
  }

  /** Return the file that an entry of the history is about, if it is SQL. */
  @Nullable MigrationFile of(MigrationInfo entry) {
    return entry.getVersion() == null
        ? repeatable(entry.getScript())
        : ups.get(new Version(entry.getVersion()));
  }

  /** Return the repeatable migration with a path. */
  @Nullable MigrationFile repeatable(String path) {
    return repeatables.values().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElse(null);
  }

  /** Return the greatest version. */
  public Optional<Version> head() {
    return ups.isEmpty() ? Optional.empty() : Optional.of(ups.lastKey());
  }

  /** Return the greatest version below another, if there is one. */
  public Optional<Version> below(Version version) {
    return Optional.ofNullable(ups.lowerKey(version));
  }

  /** Return the version for a new migration: a whole number above all there are. */
  public Version nextVersion() {
    return Stream.of(ups, downs)
        .filter(files -> !files.isEmpty())
        .map(files -> files.lastKey().next())
        .max(Version::compareTo)
        .orElseGet(() -> Version.of("1"));
  }

  /**
   * Return the up scripts of a range, in the order in which an upgrade runs them.
   *
   * @param from the version that the upgrade starts at, or {@code null} for an empty database
   * @param to the last version
   * @throws StopoverException if one of the two does not exist
   */
  public List<MigrationFile> upgrade(@Nullable Version from, Version to) {
    return List.copyOf(range(from, to).values());
  }

  /**
   * Return the down scripts of a range, in the order in which a downgrade runs them.
   *
   * @param from the version that the downgrade starts at
   * @param to the version that it keeps, or {@code null} for none
   * @throws StopoverException if one of the two, or a down script, does not exist
   */
  public List<MigrationFile> downgrade(Version from, @Nullable Version to) {
    return range(to, from).descendingMap().values().stream()
        .map(up -> requireDown(Objects.requireNonNull(up.version()), up.description()))
        .toList();
  }

  private NavigableMap<Version, MigrationFile> range(@Nullable Version above, Version to) {
    if (above == null) {
      return ups.headMap(require(to), true);
    }
    return require(above).compareTo(require(to)) > 0
        ? Collections.emptyNavigableMap()
        : ups.subMap(above, false, to, true);
  }

  private Version require(Version version) {
    if (!ups.containsKey(version)) {
      throw unknown(version, ups.navigableKeySet());
    }
    return version;
  }

  /** Return the down script of a version, which is called as its up script. */
  MigrationFile requireDown(Version version, String description) {
    return down(version)
        .orElseThrow(
            () ->
                StopoverException.usage(
                    "Version %s can not be undone: U%1$s__%s.sql was not found in %s. Nothing was"
                            .formatted(version, description.replace(' ', '_'), places())
                        + " undone. Write that file, or downgrade to "
                        + version
                        + "."));
  }

  /** Create the failure of a version that is not there, and name those that are. */
  StopoverException unknown(Version version, Collection<Version> known) {
    if (known.isEmpty()) {
      return StopoverException.usage(
          "Version %s does not exist: there is no migration in %s. Write one with"
                  .formatted(version, places())
              + " `stopover revision`.");
    }
    var sorted = known.stream().sorted().toList();
    var position = -1 - Collections.binarySearch(sorted, version);
    var near = sorted.subList(Math.max(0, position - 3), Math.min(sorted.size(), position + 3));
    return StopoverException.usage(
        "Version %s does not exist in %s. Choose one of those %s: %s."
            .formatted(
                version,
                places(),
                near.size() == sorted.size() ? "there are" : "near it",
                near.stream().map(Version::toString).collect(Collectors.joining(", "))));
  }

  /** Return the locations as a person would write them. */
  String places() {
    return locations.stream().map(Location::toString).collect(Collectors.joining(" and "));
  }

  /**
   * Return these files, unless a location does not exist: what a database has applied may be in it.
   *
   * @throws StopoverException if a location does not exist
   */
  public MigrationFiles requireLocations() {
    for (var location : locations) {
      if (!location.exists()) {
        throw StopoverException.usage(
            "The location " + location + " does not exist. Create it, or correct the locations.");
      }
    }
    return this;
  }

  private void add(String path, URI source) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var versioned = VERSIONED.matcher(name);
    var repeatable = REPEATABLE.matcher(name);
    if (versioned.matches()) {
      var version = Version.of(versioned.group(2));
      var description = words(Objects.requireNonNullElse(versioned.group(3), ""));
      if (versioned.group(1).equals("V")) {
        put(ups, version, new MigrationFile(Kind.UP, version, description, path, source));
      } else {
        put(downs, version, new MigrationFile(Kind.DOWN, version, description, path, source));
      }
    } else if (repeatable.matches()) {
      var words = words(repeatable.group(1));
      put(repeatables, words, new MigrationFile(Kind.REPEATABLE, null, words, path, source));
    } else if (ALMOST.matcher(name).matches()) {
      throw StopoverException.usage(
          MigrationFile.place(source)
              + " looks like a migration, but Flyway would pass it over. Rename it to"
              + " V<version>__<description>.sql, U<version>__<description>.sql or"
              + " R__<description>.sql.");
    } else {
      others.put(path, source);
    }
  }

  private static String words(String fileName) {
    return fileName.replace('_', ' ');
  }

  private static <K> void put(NavigableMap<K, MigrationFile> files, K key, MigrationFile file) {
    var other = files.putIfAbsent(key, file);
    if (other != null && !other.source().equals(file.source())) {
      throw StopoverException.usage(
          "%s has two files: %s and %s. Give one of them another %s."
              .formatted(
                  file.version() == null
                      ? "The repeatable migration '" + key + "'"
                      : "Version " + other.version(),
                  other.place(),
                  file.place(),
                  file.version() == null ? "description" : "version"));
    }
  }
}
