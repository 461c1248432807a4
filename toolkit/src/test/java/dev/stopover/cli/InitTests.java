package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.Engine;
import dev.stopover.connect.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code init} writes can be read, and is never written over anything. */
class InitTests {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void writesAConfigurationThatCanBeRead(Engine engine) throws IOException {
    var answer = init(engine.vendor());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).startsWith("Wrote " + file() + "\n");
    var settings = Settings.read(file(), null, Map.of(), Map.of());
    assertThat(settings.engine()).isEqualTo(engine);
    assertThat(settings.environment()).isEqualTo("dev");
    assertThat(settings.url()).extracting(url -> url.engine()).isEqualTo(engine);
    assertThat(settings.environments()).containsExactlyInAnyOrder("dev", "staging", "prod");
    var prod = Map.of("PROD_DATABASE_URL", engine.vendor() + "://app@prod/acme");
    assertThat(Settings.read(file(), "prod", prod, Map.of()).isProtected()).isTrue();
    assertThat(Files.readString(file())).doesNotContain("@ENGINE@", "@IMAGE@", "@URL@");
  }

  @Test
  void devTakesTheGeneralVariableAndTheOthersOnlyTheirOwn() {
    init("postgresql");
    var general = Map.of("DATABASE_URL", "postgresql://me@general/mine");
    var own =
        Map.of(
            "DATABASE_URL", "postgresql://me@general/mine",
            "DEV_DATABASE_URL", "postgresql://me@own/mine");

    assertThat(Settings.read(file(), null, general, Map.of()).url())
        .hasToString("postgresql://me@general:5432/mine");
    assertThat(Settings.read(file(), null, own, Map.of()).url())
        .hasToString("postgresql://me@own:5432/mine");
    assertThat(Settings.read(file(), null, Map.of(), Map.of()).url())
        .hasToString("postgresql://postgres@localhost:5432/myapp_dev");
    for (var name : new String[] {"staging", "prod"}) {
      assertThatThrownBy(() -> Settings.read(file(), name, general, Map.of()))
          .hasMessageContaining("in the environment " + name + ", and that variable is not set.");
    }
  }

  @Test
  void tellsAProgramWhatWasWritten() {
    var answer = Call.of(Map.of(), "init", "--json", "--config", file().toString());

    assertThat(answer)
        .isEqualTo(
            new Call(
                0,
                "{\n  \"written\" : \"%s\",\n  \"engine\" : \"postgresql\"\n}\n".formatted(file()),
                ""));
  }

  @Test
  void leavesAFileThatIsThere() throws IOException {
    Files.writeString(file(), "engine: mysql\n");

    assertThat(init("postgresql"))
        .isEqualTo(
            new Call(
                2,
                "",
                file() + " is there already, and was not changed. Remove it to begin anew.\n"));
    assertThat(file()).hasContent("engine: mysql\n");
  }

  private Call init(String engine) {
    return Call.of(Map.of(), "init", "--engine", engine, "--config", file().toString());
  }

  private Path file() {
    return directory.resolve("stopover.yaml");
  }
}
