package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopover.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema is shown so that it can be made again, drawn, and read by a program. */
abstract class ShowContract {

  private final String spec;
  @TempDir private Path directory;

  ShowContract(String spec) {
    this.spec = spec;
  }

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(directory.resolve("db"));
    Files.writeString(
        directory.resolve("db/V1__halls.sql"),
        """
        CREATE TABLE halls (id int NOT NULL PRIMARY KEY, city varchar(20), fee decimal(8,2));
        CREATE TABLE gigs (id int NOT NULL PRIMARY KEY, hall_id int NOT NULL, spare_id int,
          CONSTRAINT in_hall FOREIGN KEY (hall_id) REFERENCES halls (id),
          CONSTRAINT in_spare FOREIGN KEY (spare_id) REFERENCES halls (id),
          CONSTRAINT one_a_spare UNIQUE (spare_id));
        CREATE VIEW cities AS SELECT DISTINCT city FROM halls;
        """);
    Files.writeString(
        directory.resolve("db/V2__rest.sql"), "ALTER TABLE halls ADD COLUMN seats int;");
  }

  /** Return the diagram of the first version. */
  abstract String diagram();

  @Test
  void sqlMakesTheSchemaAgain() throws IOException {
    var shown = call("show", "migrations");
    assertThat(shown.err()).isEmpty();
    assertThat(shown.exitCode()).isZero();
    var file = directory.resolve("schema.sql");
    Files.writeString(file, shown.out());

    assertThat(call("diff", "file:" + file, "migrations")).isEqualTo(new Call(0, "", ""));
    assertThat(call("diff", "file:" + file, "migrations@1").exitCode()).isEqualTo(1);
  }

  @Test
  void diagramShowsTablesAndKeys() {
    assertThat(call("show", "migrations@1", "--mermaid")).isEqualTo(new Call(0, diagram(), ""));
  }

  @Test
  void jsonTellsEverything() throws IOException {
    var json = new ObjectMapper().readTree(call("show", "--json").out());

    assertThat(json.get("tables").findValuesAsText("name"))
        .contains("gigs", "halls", "seats", "in_hall");
    assertThat(json.at("/tables/0/primaryKey/0").asText()).isEqualTo("id");
    assertThat(json.at("/tables/0/foreignKeys").findValuesAsText("table"))
        .containsExactly("halls", "halls");
    assertThat(json.at("/objects").findValuesAsText("object")).containsExactly("view cities");
  }

  private Call call(String... arguments) {
    var url = TestServers.get(spec).adminUrl();
    var separator = url.jdbcUrl().contains("?") ? "&" : "?";
    return Call.of(
        Map.of(),
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--migrations",
                    directory.resolve("db").toString(),
                    "--scratch",
                    url.jdbcUrl()
                        + separator
                        + "user=%s&password=%s".formatted(url.user(), url.password())))
            .toArray(String[]::new));
  }
}
