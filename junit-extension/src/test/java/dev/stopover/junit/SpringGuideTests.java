package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to tests on Spring shows compiles and passes. */
class SpringGuideTests {

  /** A block of code whose language is followed by a path is a file. */
  private static final Pattern FILE = Pattern.compile("(?ms)^```\\w+ (\\S+)$\n(.*?)^```$");

  private static final Path GUIDE = Path.of("../sample-app/guide/spring.md");

  @TempDir private Path project;

  @Test
  void doesWhatItSays() throws Exception {
    write();
    compile();
    var thread = Thread.currentThread();
    var usual = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {project.toUri().toURL()}, usual)) {
      thread.setContextClassLoader(loader);
      Fixtures.byDefault()
          .pass(
              2 + 1,
              loader.loadClass("com.example.venues.VenueTests"),
              loader.loadClass("com.example.venues.VenueRepositoryTests"));
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  private void write() throws IOException {
    var blocks = FILE.matcher(Files.readString(GUIDE));
    while (blocks.find()) {
      var file = project.resolve(blocks.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, blocks.group(2));
    }
  }

  private void compile() throws IOException {
    try (var files = Files.walk(project)) {
      var sources = files.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
      assertThat(sources).hasSize(5);
      var options = List.of("-parameters", "-proc:none", "-d", project.toString());
      var arguments = Stream.concat(options.stream(), sources.stream()).toArray(String[]::new);
      assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    }
  }
}
