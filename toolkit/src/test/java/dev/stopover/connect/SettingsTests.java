package dev.stopover.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One command serves every environment, and none falls back to the database of another. */
class SettingsTests {

  @TempDir private Path directory;
  private Path file;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("stopover.yaml");
    Files.writeString(
        file,
        """
        models: com.acme.model
        migrations: db
        environments:
          dev:
            url: ${DEV_DATABASE_URL:postgresql://dev@localhost:5432/acme_dev}
          staging:
            url: ${STAGING_DATABASE_URL}
          prod:
            url: ${PROD_DATABASE_URL}
            protected: true
            migrations: other
          "eu.west":
            engine: mysql
        """);
  }

  @Test
  void devFallsBackToALocalServer() {
    assertThat(read(null).url()).hasToString("postgresql://dev@localhost:5432/acme_dev");
    assertThat(read(null).environment()).isEqualTo("dev");
    assertThat(read(null).isProtected()).isFalse();
  }

  @Test
  void devTakesItsVariable() {
    variables.put("DEV_DATABASE_URL", "mysql://me@db/mine");

    assertThat(read(null).url()).hasToString("mysql://me@db:3306/mine");
  }

  @Test
  void othersFailLoudlyWithoutTheirVariable() {
    variables.put("ENV", "staging");

    assertThatThrownBy(() -> read(null))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "The configuration %s has url: ${STAGING_DATABASE_URL} in the environment staging, and that variable is not set. Set it, or write ${NAME:default}.",
            file);
  }

  @Test
  void variableChoosesTheEnvironmentAndTheCallGoesFirst() {
    variables.put("ENV", "staging");
    variables.put("STAGING_DATABASE_URL", "postgresql://app@staging/acme");
    variables.put("PROD_DATABASE_URL", "postgresql://app@prod/acme");

    assertThat(read(null).url()).hasToString("postgresql://app@staging:5432/acme");
    assertThat(read("prod").url()).hasToString("postgresql://app@prod:5432/acme");
    assertThat(read("prod").isProtected()).isTrue();

    variables.put("STOPOVER_ENV", "prod");
    assertThat(read(null).environment()).isEqualTo("prod");
  }

  @Test
  void generalVariableNeverLeadsAnEnvironmentAstray() {
    variables.put("DATABASE_URL", "postgresql://app@elsewhere/acme");
    variables.put("PROD_DATABASE_URL", "postgresql://app@prod/acme");

    assertThat(read("prod").url()).hasToString("postgresql://app@prod:5432/acme");
    assertThat(read("eu.west").url()).hasToString("postgresql://app@elsewhere:5432/acme");
  }

  @Test
  void environmentMayHaveAnyKey() {
    variables.put("PROD_DATABASE_URL", "postgresql://app@prod/acme");

    assertThat(read("prod").migrations()).containsExactly(directory.resolve("other").toString());
    assertThat(read(null).migrations()).containsExactly(directory.resolve("db").toString());
    assertThat(read("prod").models()).containsExactly("com.acme.model");
  }

  @Test
  void variablesMayStandInAFileBesideTheConfiguration() throws IOException {
    Files.writeString(
        directory.resolve(".env"),
        "DEV_DATABASE_URL=postgresql://file@localhost/acme\nENV=prod\nPROD_DATABASE_URL=postgresql://file@prod/acme\n");

    assertThat(read("dev").url()).hasToString("postgresql://file@localhost:5432/acme");
    assertThat(read(null).environment()).isEqualTo("prod");

    variables.put("ENV", "dev");
    variables.put("DEV_DATABASE_URL", "postgresql://process@localhost/acme");
    assertThat(read(null).url()).hasToString("postgresql://process@localhost:5432/acme");
  }

  @Test
  void unknownEnvironmentIsRefused() {
    assertThatThrownBy(() -> read("pord"))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "The environment \"pord\" is not in %s. There are: dev, eu.west, prod, staging.", file);
  }

  @Test
  void namesWithDotsAreTakenAsTheyAre() throws IOException {
    Files.writeString(
        file,
        """
        hibernate:
          implicit_naming_strategy: com.acme.Implicit
          hibernate.physical_naming_strategy: com.acme.Physical
          jakarta.persistence.validation.mode: none
        placeholders:
          city.name: Bath
        """);

    assertThat(read(null).hibernate())
        .isEqualTo(
            Map.of(
                "hibernate.implicit_naming_strategy", "com.acme.Implicit",
                "hibernate.physical_naming_strategy", "com.acme.Physical",
                "jakarta.persistence.validation.mode", "none"));
    assertThat(read(null).placeholders()).isEqualTo(Map.of("city.name", "Bath"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "PostgreSQL", "postgres"})
  void engineGoesByItsNameOrThatOfItsImage(String name) {
    assertThat(Settings.engine(name)).isEqualTo(Engine.POSTGRESQL);
  }

  @Test
  void variableEnvMeansNothingWhereThereAreNoEnvironments() throws IOException {
    Files.writeString(file, "engine: mysql\n");
    variables.put("ENV", "/root/.shinit");

    assertThat(read(null).environment()).isNull();
    assertThatThrownBy(() -> read("prod"))
        .hasMessage(
            "The environment \"prod\" is not in %s. Add it there under the key environments.",
            file);
  }

  @Test
  void keyOfAnEnvironmentThatMeansNothingIsRefused() throws IOException {
    Files.writeString(file, "environments:\n  prod:\n    ulr: x\n");

    assertThatThrownBy(() -> read(null))
        .isInstanceOf(StopoverException.class)
        .hasMessageContaining("has the key \"environments.prod.ulr\", which means nothing");
  }

  private Settings read(String environment) {
    return Settings.read(file, environment, variables, Map.of());
  }
}
