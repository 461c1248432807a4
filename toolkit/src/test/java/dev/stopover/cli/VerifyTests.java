package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What verify finds decides how it ends, and is written as it is wanted. */
class VerifyTests {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"postgres:17", "mysql:9.7"})
  void tellsWhatDoesNotComeBack(String server) throws IOException {
    write("V1__lots.sql", "CREATE TABLE lots (id int NOT NULL PRIMARY KEY, name varchar(9));");
    write("U1__lots.sql", "DROP TABLE lots;");

    assertThat(verify(server))
        .isEqualTo(
            new Call(0, "1 version was applied, undone and applied again, with rows.\n", ""));

    write("V2__forget.sql", "UPDATE lots SET name = 'x';");
    write("U2__forget.sql", "SELECT 1;");

    assertThat(verify(server).exitCode()).isEqualTo(1);
    assertThat(verify(server, "--json").out())
        .contains("\"clean\" : false", "\"kind\" : \"rows lost\"", "\"object\" : \"lots.name\"");
    assertThat(verify(server, "--format", "markdown").out())
        .contains("### stopover verify: ", "| ❌ | no-loss | `lots.name` | version 2 loses ");
  }

  private Call verify(String server, String... more) {
    return Call.of(
        Map.of(),
        Stream.concat(
                Stream.of("verify", "--scratch", server, "--migrations", directory.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve(name), sql);
  }
}
