package dev.stopover.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.migration.MigrationSettings;
import dev.stopover.report.DriftText;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a down script leaves behind is told. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RoundTripContract {

  private final ServerSpec spec;
  private Server server;
  @TempDir private Path root;

  RoundTripContract(String spec) {
    this.spec = ServerSpec.parse(spec);
  }

  @BeforeAll
  void startServer() {
    server = Server.start(spec);
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @Test
  void isCleanWhereTheDownScriptsUndoEverything() throws IOException {
    var roundTrip =
        roundTrip(
            "CREATE TABLE a (id int PRIMARY KEY); CREATE VIEW v AS SELECT id FROM a;",
            "DROP VIEW v; DROP TABLE a;");
    assertThat(roundTrip.isClean()).isTrue();
    assertThat(DriftText.of(roundTrip))
        .isEqualTo("The migrations can be undone and applied again.");
  }

  @Test
  void tellsWhatIsLeftBehind() throws IOException {
    var roundTrip =
        roundTrip(
            "CREATE TABLE a (id int); CREATE TABLE b (id int); "
                + "CREATE VIEW v AS SELECT id FROM b; "
                + function(),
            "DROP TABLE a;");
    assertThat(DriftText.of(roundTrip)).isEqualToNormalizingNewlines(leftBehind());
  }

  abstract String function();

  abstract String leftBehind();

  @Test
  void refusesToUndoWithoutADownScript() throws IOException {
    var directory = Files.createTempDirectory(root, "migrations");
    Files.writeString(directory.resolve("V1__a.sql"), "CREATE TABLE a (id int);");
    var settings = MigrationSettings.defaults(directory);
    assertThatThrownBy(() -> RoundTrip.of(settings, server))
        .isInstanceOf(StopoverException.class)
        .hasMessageContaining("U1__a.sql");
  }

  private RoundTrip roundTrip(String up, String down) throws IOException {
    var directory = Files.createTempDirectory(root, "migrations");
    Files.writeString(directory.resolve("V1__all.sql"), up);
    Files.writeString(directory.resolve("U1__all.sql"), down);
    return RoundTrip.of(MigrationSettings.defaults(directory), server);
  }
}
