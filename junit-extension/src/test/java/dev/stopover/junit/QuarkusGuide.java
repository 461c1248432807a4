package dev.stopover.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the guide to tests on Quarkus shows compiles and passes. Quarkus builds its application, so
 * that Maven has to run its tests, and fetches much: it is run where it is asked for, by {@code mvn
 * install -DskipTests} and then {@code mvn -pl junit-extension test -Dtest=QuarkusGuide}.
 */
class QuarkusGuide {

  @TempDir private Path project;

  @Test
  void doesWhatItSays() throws Exception {
    FrameworkGuideTests.write("quarkus.md", project);

    var process =
        new ProcessBuilder("mvn", "-B", "-ntp", "test")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
  }
}
