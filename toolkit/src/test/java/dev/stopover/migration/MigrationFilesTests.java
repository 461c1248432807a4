package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.stopover.StopoverException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFilesTests {

  @TempDir private Path directory;

  @Test
  void ordersByVersion() {
    write("V10__ten.sql", "V2__two.sql", "V1__one.sql", "V1.1__one_and_a_bit.sql", "V1_2__two.sql");
    write("V20260101120000__by_date.sql", "nested/V3__three.sql", "V4.sql");

    assertThat(files().ups())
        .extracting(file -> file.version() + " " + file.description())
        .containsExactly(
            "1 one",
            "1.1 one and a bit",
            "1.2 two",
            "2 two",
            "3 three",
            "4 ",
            "10 ten",
            "20260101120000 by date");
    assertThat(files().head()).contains(Version.of("20260101120000"));
  }

  @Test
  void findsDownScriptsBesideAndElsewhere() {
    write("V1__one.sql", "V2__two.sql", "U2__two.sql", "undo/U1__one.sql", "R__totals.sql");

    assertThat(files().down(Version.of("1")).orElseThrow().path()).isEqualTo("undo/U1__one.sql");
    assertThat(files().down(Version.of("2")).orElseThrow().name()).isEqualTo("U2__two.sql");
    assertThat(files().repeatables()).extracting(MigrationFile::description).containsOnly("totals");
  }

  @Test
  void countsOnFromTheGreatestVersion() {
    assertThat(files().nextVersion()).hasToString("1");
    write("V1__one.sql", "V2.5__two.sql");
    assertThat(files().nextVersion()).hasToString("3");
    write("U7__orphan.sql");
    assertThat(files().nextVersion()).hasToString("8");
  }

  @Test
  void returnsTheScriptsOfARange() {
    write("V1__one.sql", "U1__one.sql", "V2__two.sql", "U2__two.sql", "V3__three.sql");
    var one = Version.of("1");
    var two = Version.of("2");
    var three = Version.of("3");

    assertThat(files().upgrade(null, two))
        .extracting(MigrationFile::sql)
        .containsExactly("-- V1__one.sql\n", "-- V2__two.sql\n");
    assertThat(files().upgrade(one, three))
        .extracting(MigrationFile::version)
        .containsExactly(two, three);
    assertThat(files().upgrade(three, one)).isEmpty();
    assertThat(files().downgrade(two, null))
        .extracting(MigrationFile::sql)
        .containsExactly("-- U2__two.sql\n", "-- U1__one.sql\n");
    assertThat(files().downgrade(two, one)).extracting(MigrationFile::version).containsExactly(two);
    assertThatThrownBy(() -> files().downgrade(three, two))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "Version 3 can not be undone: U3__three.sql was not found in %s. Nothing was undone."
                    .formatted(directory)
                + " Write that file, or downgrade to 3.");
  }

  @Test
  void namesTheVersionsNearAWrongOne() {
    for (var i = 10; i < 20; i++) {
      write("V" + i + "__x.sql");
    }
    assertThatThrownBy(() -> files().upgrade(null, Version.of("15.5")))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "Version 15.5 does not exist in %s. Choose one of those near it: 13, 14, 15, 16, 17,"
                    .formatted(directory)
                + " 18.");
  }

  @Test
  void saysThatThereIsNoVersionAtAll() {
    assertThatThrownBy(() -> files().upgrade(null, Version.of("1")))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "Version 1 does not exist: there is no migration in %s. Write one with"
                    .formatted(directory)
                + " `stopover revision`.");
  }

  @Test
  void refusesTwoFilesOfOneVersion() {
    write("V1__one.sql", "nested/V1.0__also_one.sql");
    assertThatThrownBy(this::files)
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "Version 1 has two files: %s and %s. Give one of them another version."
                .formatted(
                    directory.resolve("V1__one.sql"),
                    directory.resolve("nested/V1.0__also_one.sql")));
  }

  @Test
  void refusesTwoDownScriptsOfOneVersion() {
    write("U1__one.sql", "U1__uno.sql");
    assertThatThrownBy(this::files).hasMessageStartingWith("Version 1 has two files: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V1_add.sql",
        "v1__add.sql",
        "V1-add.sql",
        "V__add.sql",
        "U1_add.sql",
        "R_add.sql",
        "V1.__add.sql",
        "V1 add.SQL"
      })
  void refusesAlmostAName(String name) {
    write(name);
    assertThatThrownBy(this::files)
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            directory.resolve(name)
                + " looks like a migration, but Flyway would pass it over. Rename it to"
                + " V<version>__<description>.sql, U<version>__<description>.sql or"
                + " R__<description>.sql.");
  }

  @Test
  void passesOverEverythingElse() {
    write("afterMigrate.sql", "V1__one.sql.conf", "update.sql", "README.md", "seed/users.sql");
    assertThat(files().ups()).isEmpty();
  }

  @Test
  void takesALocationThatIsNotThereForAnEmptyOne() {
    var files = MigrationFiles.in(MigrationSettings.defaults(directory.resolve("none")));
    assertThat(files.ups()).isEmpty();
  }

  @Test
  void takesALocationThatIsNamedTwiceForOne() {
    write("V1__one.sql");
    var settings = MigrationSettings.defaults(directory, directory.resolve("../" + name()));
    assertThat(MigrationFiles.in(settings).ups()).hasSize(1);
  }

  @Test
  void findsFilesOnTheClassPath() throws IOException {
    write("db/migration/V1__one.sql", "db/migration/nested/V2__two.sql", "db/V3__not_this.sql");
    assertThat(onClassPath(directory.toUri().toURL()))
        .extracting(MigrationFile::path, MigrationFile::sql)
        .containsExactly(
            tuple("V1__one.sql", "-- V1__one.sql\n"),
            tuple("nested/V2__two.sql", "-- V2__two.sql\n"));
  }

  @Test
  void findsFilesInAJar() throws IOException {
    var jar = directory.resolve("with space.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var name : new String[] {"", "V1__one.sql", "nested/V2__with space.sql"}) {
        zip.putNextEntry(new ZipEntry("db/migration/" + name));
        zip.write(name.isEmpty() ? new byte[0] : "-- in jar".getBytes());
        zip.closeEntry();
      }
    }
    assertThat(onClassPath(jar.toUri().toURL()))
        .extracting(MigrationFile::path, MigrationFile::sql)
        .containsExactly(
            tuple("V1__one.sql", "-- in jar"), tuple("nested/V2__with space.sql", "-- in jar"));
  }

  @Test
  void refusesAPlaceThatItCanNotRead() {
    assertThatThrownBy(() -> MigrationFiles.in(MigrationSettings.defaults("s3:bucket")))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "The location s3:bucket is not supported. Write filesystem: or classpath: before it.");
  }

  private static Iterable<MigrationFile> onClassPath(URL url) throws IOException {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {url}, null)) {
      thread.setContextClassLoader(loader);
      return MigrationFiles.in(MigrationSettings.defaults("classpath:db/migration")).ups();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private String name() {
    return String.valueOf(directory.getFileName());
  }

  private MigrationFiles files() {
    return MigrationFiles.in(MigrationSettings.defaults(directory));
  }

  private void write(String... names) {
    for (var name : names) {
      try {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "-- " + file.getFileName() + "\n");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
