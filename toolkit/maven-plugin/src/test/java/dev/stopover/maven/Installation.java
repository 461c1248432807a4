package dev.stopover.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A Maven that finds what was just compiled, and everything else where this build finds it.
 *
 * <p>Its local repository leads to that of the build by symbolic links, but for our own artifacts,
 * which nobody has installed yet.
 */
final class Installation {

  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final String VERSION = System.getProperty("stopover.version", "0.1.0-SNAPSHOT");

  private final Path repository;

  private Installation(Path repository) {
    this.repository = repository;
  }

  /** What Maven answered. */
  record Answer(int exitCode, String output) {}

  /** Install our artifacts into a directory. */
  static Installation in(Path directory) throws IOException {
    var installation = new Installation(directory);
    var others =
        Path.of(
            System.getProperty(
                "stopover.localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
    link(others, directory, "dev");
    link(others.resolve("dev"), Files.createDirectory(directory.resolve("dev")), "stopover");
    installation.add("stopover-parent", MODULE.resolve("../.."), null);
    installation.add("stopover-toolkit", MODULE.resolve(".."), "jar");
    installation.add("stopover-maven-plugin", MODULE, "jar");
    return installation;
  }

  /** Remove the links, and nothing that they lead to. */
  void unlink() throws IOException {
    for (var place : List.of(repository, repository.resolve("dev"))) {
      try (var entries = Files.list(place)) {
        for (var entry : entries.filter(Files::isSymbolicLink).toList()) {
          Files.delete(entry);
        }
      }
    }
  }

  private static void link(Path from, Path to, String except) throws IOException {
    try (var entries = Files.list(from)) {
      for (var entry : entries.toList()) {
        var name = entry.getFileName().toString();
        if (!name.equals(except)) {
          Files.createSymbolicLink(to.resolve(name), entry);
        }
      }
    }
  }

  private void add(String artifact, Path module, String packaging) throws IOException {
    var home =
        Files.createDirectories(
            repository.resolve("dev/stopover").resolve(artifact).resolve(VERSION));
    var name = artifact + "-" + VERSION;
    Files.copy(module.resolve("pom.xml"), home.resolve(name + ".pom"));
    if (packaging != null) {
      pack(module.resolve("target/classes"), home.resolve(name + "." + packaging));
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Run goals of ours in a project.
   *
   * @param goals their names, without prefix
   * @param options options of Maven
   */
  Answer run(Path project, Map<String, String> environment, List<String> goals, String... options)
      throws IOException, InterruptedException {
    var home = System.getProperty("stopover.mavenHome");
    var words = new ArrayList<String>();
    words.add(home == null ? "mvn" : Path.of(home, "bin", "mvn").toString());
    words.addAll(List.of("-o", "-B", "-ntp", "-Dstyle.color=never"));
    words.add("-Dmaven.repo.local=" + repository);
    words.addAll(List.of(options));
    goals.forEach(
        goal -> words.add("dev.stopover:stopover-maven-plugin:%s:%s".formatted(VERSION, goal)));
    var builder = new ProcessBuilder(words).directory(project.toFile()).redirectErrorStream(true);
    Stream.of("MAVEN_OPTS", "MAVEN_ARGS", "DATABASE_URL", "ENV")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes());
    return new Answer(process.waitFor(), output);
  }
}
