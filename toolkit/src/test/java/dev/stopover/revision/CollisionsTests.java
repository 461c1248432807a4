package dev.stopover.revision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two branches that take one version are told before they are merged. */
class CollisionsTests {

  @TempDir private Path repository;
  private Path directory;

  /** Leave main with one version more than the branch that is checked out. */
  @BeforeEach
  void branchOff() throws IOException, InterruptedException {
    directory = Files.createDirectories(repository.resolve("src/db"));
    git("init", "-q", "-b", "main");
    write("V1__one.sql");
    commit();
    git("checkout", "-q", "-b", "feature");
    git("checkout", "-q", "main");
    write("V2__theirs.sql");
    commit();
    git("checkout", "-q", "feature");
  }

  @Test
  void versionThatMainHasTakenIsFound() throws IOException, InterruptedException {
    write("V2__ours.sql", "U2__ours.sql");
    commit();
    write("V3__not_committed.sql");

    assertThat(Collisions.against(directory, "main").all())
        .containsExactly(
            new Collisions.Collision(
                Version.of("2"), Path.of("V2__ours.sql"), Path.of("V2__theirs.sql")));
  }

  @Test
  void versionBelowWhatMainHasIsFound() throws IOException {
    write("V1.5__between.sql");

    assertThat(Collisions.against(directory, "main").all())
        .extracting(each -> each.version().toString())
        .containsExactly("1.5");
  }

  @Test
  void whatIsAboveOrSharedIsInNobodysWay() throws IOException, InterruptedException {
    write("V3__ours.sql");
    assertThat(Collisions.against(directory, "main").all()).isEmpty();
    assertThat(Collisions.against(directory, "main").rebase()).isEmpty();

    git("merge", "-q", "main");
    assertThat(Collisions.against(directory, "main").all()).isEmpty();
  }

  @Test
  void rebaseNumbersAnewWithEveryFileOfAVersion() throws IOException {
    write("V2__ours.sql", "V2__ours.sql.conf", "U2__ours.sql", "more/V003__last.sql");

    var renamed = Collisions.against(directory, "main").rebase();

    assertThat(renamed)
        .isEqualTo(
            Map.of(
                Path.of("V2__ours.sql"), Path.of("V3__ours.sql"),
                Path.of("V2__ours.sql.conf"), Path.of("V3__ours.sql.conf"),
                Path.of("U2__ours.sql"), Path.of("U3__ours.sql"),
                Path.of("more/V003__last.sql"), Path.of("more/V004__last.sql")));
    assertThat(files())
        .containsExactly(
            "U3__ours.sql",
            "V1__one.sql",
            "V3__ours.sql",
            "V3__ours.sql.conf",
            "more/V004__last.sql");
    assertThat(Collisions.against(directory, "main").all()).isEmpty();
  }

  @Test
  void branchThatIsNotThereIsTold() {
    assertThatThrownBy(() -> Collisions.against(directory, "nowhere"))
        .isInstanceOf(StopoverException.class)
        .hasMessageStartingWith("git knows no commit that HEAD and nowhere share, in " + directory);
  }

  private List<String> files() throws IOException {
    try (var found = Files.walk(directory)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void write(String... names) throws IOException {
    for (var name : names) {
      var file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "-- " + name);
    }
  }

  private void commit() throws IOException, InterruptedException {
    git("add", "-A");
    git("-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "-m", "x");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Stream.concat(Stream.of("git", "-C", repository.toString()), Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .start();
    var text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
  }
}
