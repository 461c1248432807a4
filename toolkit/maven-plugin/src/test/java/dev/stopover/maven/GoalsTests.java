package dev.stopover.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals do in a real Maven what the commands do, with the models that the project compiled. */
class GoalsTests {

  private final Server server = Server.start(ServerSpec.parse("postgres:17"));
  private Installation maven;
  @TempDir private Path directory;
  private Path project;

  @BeforeEach
  void createProject() throws IOException {
    maven = Installation.in(Files.createDirectory(directory.resolve("repository")));
    project = Files.createDirectory(directory.resolve("project"));
    write(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.acme</groupId>
          <artifactId>shop</artifactId>
          <version>1</version>
        </project>
        """);
    write(
        "stopover.yaml",
        "models: dev.stopover.maven.Show\nmigrations: db\nscratch: ${DATABASE_URL}\n");
    write(
        "db/V1__shows.sql",
        "CREATE TABLE shows (id int PRIMARY KEY, title varchar(50) NOT NULL);\n");
    write("db/U1__shows.sql", "DROP TABLE shows;\n");
    var model = Show.class.getName().replace('.', '/') + ".class";
    var compiled = project.resolve("target/classes").resolve(model);
    Files.createDirectories(compiled.getParent());
    try (var bytes = Show.class.getResourceAsStream("/" + model)) {
      Files.copy(bytes, compiled);
    }
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
    maven.unlink();
  }

  @Test
  void upAndDown() throws Exception {
    try (var database = server.create()) {
      var url = database.url();
      var environment =
          Map.of(
              "DATABASE_URL",
              url.jdbcUrl() + "?user=%s&password=%s".formatted(url.user(), url.password()));

      var up = maven.run(project, environment, List.of("upgrade", "current", "check"));
      assertThat(up.output())
          .containsSubsequence(
              "Applied 1 shows (",
              "The database is at 1.",
              "1 (head) shows",
              "The models and the migrations agree.",
              "BUILD SUCCESS");
      assertThat(up.exitCode()).isZero();

      var down =
          maven.run(project, environment, List.of("downgrade"), "-Dstopover.args=base --quiet");
      assertThat(down.output()).contains("The database is at base.").doesNotContain("Undid");
      assertThat(down.exitCode()).isZero();

      write("db/V2__no_title.sql", "ALTER TABLE shows DROP COLUMN title;\n");
      var differs = maven.run(project, environment, List.of("check"));
      assertThat(differs.output())
          .contains("column shows.title", "stopover check found a difference", "BUILD FAILURE");
      assertThat(differs.exitCode()).isNotZero();
    }
  }

  private void write(String name, String text) throws IOException {
    var file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
