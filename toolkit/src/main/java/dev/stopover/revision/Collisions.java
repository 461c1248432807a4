package dev.stopover.revision;

import dev.stopover.StopoverException;
import dev.stopover.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Find the versions of this branch that another branch has overtaken, and number them anew.
 *
 * <p>Files that are not in the commit at which the two parted are new, here whether they are
 * committed or not. A new version is in the way where the other branch has a new one that is equal
 * or greater: Flyway takes no two files of one version, and none below what is applied.
 */
public final class Collisions {

  private static final Pattern FILE =
      Pattern.compile(
          "(?<kind>[VU])(?<version>\\d+(?:[._]\\d+)*)(?<rest>__.*\\.(?i:sql)(?:\\.conf)?)");

  private final Path directory;
  private final String branch;

  /** The new files of this branch, by their versions. */
  private final NavigableMap<Version, List<Path>> ours;

  /** The new files of the other branch, by their versions. */
  private final NavigableMap<Version, List<Path>> theirs;

  private Collisions(
      Path directory,
      String branch,
      NavigableMap<Version, List<Path>> ours,
      NavigableMap<Version, List<Path>> theirs) {
    this.directory = directory;
    this.branch = branch;
    this.ours = ours;
    this.theirs = theirs;
  }

  /**
   * Describe a version that is in the way.
   *
   * @param version the version
   * @param file the file of this branch
   * @param other the file of the other branch that has the version, or a greater one
   */
  public record Collision(Version version, Path file, Path other) {}

  /**
   * Compare with another branch.
   *
   * @param directory where the migrations are, in a checkout of this branch
   * @param branch the other branch, or any commit of it, as git names it
   * @throws StopoverException if git does not know both, or if files cannot be read
   */
  public static Collisions against(Path directory, String branch) {
    var git = new Git(directory);
    var base = Set.copyOf(git.files(git.mergeBase(branch)));
    var here = files(directory);
    var theirs = git.files(branch).stream().filter(file -> !here.contains(file));
    return new Collisions(
        directory,
        branch,
        byVersion(here.stream().filter(file -> !base.contains(file))),
        byVersion(theirs.filter(file -> !base.contains(file))));
  }

  private static Set<String> files(Path directory) {
    try (var found = Files.walk(directory)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(HashSet::new));
    } catch (IOException e) {
      throw StopoverException.usage(
          "%s cannot be read: %s. Correct --migrations, or its rights."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  private static NavigableMap<Version, List<Path>> byVersion(Stream<String> names) {
    var files = new TreeMap<Version, List<Path>>();
    names
        .sorted(Comparator.reverseOrder())
        .map(Path::of)
        .forEach(
            file -> {
              var name = FILE.matcher(String.valueOf(file.getFileName()));
              if (name.matches()) {
                files
                    .computeIfAbsent(Version.of(name.group("version")), any -> new ArrayList<>())
                    .add(file);
              }
            });
    return files;
  }

  /** Return what is in the way, in the order of the versions. */
  public List<Collision> all() {
    var found = new ArrayList<Collision>();
    ours.forEach(
        (version, files) -> {
          var other = theirs.ceilingEntry(version);
          if (other != null) {
            found.add(new Collision(version, files.get(0), other.getValue().get(0)));
          }
        });
    return found;
  }

  /** Return the other branch. */
  public String branch() {
    return branch;
  }

  /**
   * Number the new versions of this branch anew, in their order, above all of the other branch; do
   * nothing where none is in the way.
   *
   * @return the new name of each file that got one, by its old one, relative to the directory
   * @throws StopoverException if a file cannot be renamed
   */
  public Map<Path, Path> rebase() {
    var renamed = new TreeMap<Path, Path>();
    if (all().isEmpty()) {
      return renamed;
    }
    var last = theirs.lastKey();
    for (var files : ours.values()) {
      last = last.next();
      for (var file : files) {
        renamed.put(file, file.resolveSibling(name(file, last)));
      }
    }
    var moves = new ArrayList<>(renamed.entrySet());
    // The greatest goes first, so that none takes the place of one that is still to go.
    moves.sort(Comparator.comparing(each -> version(each.getKey()), Comparator.reverseOrder()));
    for (var move : moves) {
      try {
        Files.move(directory.resolve(move.getKey()), directory.resolve(move.getValue()));
      } catch (IOException e) {
        throw StopoverException.usage(
            "%s could not be renamed to %s: %s. Rename it by hand."
                .formatted(move.getKey(), move.getValue(), e.getMessage()),
            e);
      }
    }
    return renamed;
  }

  private static Version version(Path file) {
    var name = FILE.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      throw new IllegalArgumentException("No migration: " + file);
    }
    return Version.of(name.group("version"));
  }

  /** Leading zeros are kept. */
  private static String name(Path file, Version version) {
    var name = FILE.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      throw new IllegalArgumentException("No migration: " + file);
    }
    var old = name.group("version");
    var number = version.toString();
    var padded =
        old.startsWith("0") && number.length() < old.length()
            ? "0".repeat(old.length() - number.length()) + number
            : number;
    return name.group("kind") + padded + name.group("rest");
  }
}
