package dev.stopover.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guides to tests on frameworks show compiles and passes. */
class FrameworkGuideTests {

  /** A block of code whose language is followed by a path is a file. */
  private static final Pattern FILE = Pattern.compile("(?ms)^```\\w+ (\\S+)$\n(.*?)^```$");

  @TempDir private Path project;

  @Test
  void springDoesWhatItSays() throws Exception {
    write("spring.md", project);
    compile("-proc:none");
    pass(2 + 1, "com.example.venues.VenueTests", "com.example.venues.VenueRepositoryTests");
  }

  /** Micronaut sees only what the class path of the JVM has: so there is one more. */
  @Test
  void micronautDoesWhatItSays() throws Exception {
    write("micronaut.md", project);
    var passing = project.resolve("com/example/venues/VenueStoreTests.java");
    Files.writeString(
        passing.resolveSibling("PerMethodTests.java"),
        Files.readString(passing)
            .replace("PER_CLASS", "PER_METHOD")
            .replace("class VenueStoreTests", "class PerMethodTests"));
    compile("-Amicronaut.processing.incremental=false");

    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                project + File.pathSeparator + System.getProperty("java.class.path"),
                OnMicronaut.class.getName())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }

  /** What the JVM of Micronaut does. */
  static final class OnMicronaut {

    private OnMicronaut() {}

    public static void main(String... arguments) throws ClassNotFoundException {
      Fixtures.byDefault().pass(1, Class.forName("com.example.venues.VenueStoreTests"));
      Fixtures.byDefault().pass(1, Class.forName("com.example.venues.TwoStoresTests"));
      assertThat(Fixtures.byDefault().failure(Class.forName("com.example.venues.PerMethodTests")))
          .hasMessage(
              "Micronaut has one application for all tests of com.example.venues.PerMethodTests, and"
                  + " it keeps its connections: let the class have isolation = PER_CLASS, or SHARED,"
                  + " and one engine.");
    }
  }

  /** Write the files that a guide shows. */
  static void write(String guide, Path project) throws IOException {
    var blocks = FILE.matcher(Files.readString(Path.of("../sample-app/guide", guide)));
    while (blocks.find()) {
      var file = project.resolve(blocks.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, blocks.group(2));
    }
  }

  private void compile(String processing) throws IOException {
    try (var files = Files.walk(project)) {
      var sources = files.map(Path::toString).filter(file -> file.endsWith(".java"));
      var options = Stream.of("-parameters", processing, "-d", project.toString());
      var arguments = Stream.concat(options, sources).toArray(String[]::new);
      assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    }
  }

  private void pass(int tests, String... classes) throws Exception {
    try (var loader = new ProjectLoader()) {
      Fixtures.byDefault().pass(tests, loader.load(classes));
    }
  }

  /** Loads what was compiled, for this thread too, as long as it is open. */
  private final class ProjectLoader extends URLClassLoader {

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    ProjectLoader() throws IOException {
      super(new URL[] {project.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
      Thread.currentThread().setContextClassLoader(this);
    }

    Class<?>[] load(String... classes) throws ClassNotFoundException {
      var loaded = new Class<?>[classes.length];
      for (var i = 0; i < classes.length; i++) {
        loaded[i] = loadClass(classes[i]);
      }
      return loaded;
    }

    @Override
    public void close() throws IOException {
      Thread.currentThread().setContextClassLoader(usual);
      super.close();
    }
  }
}
