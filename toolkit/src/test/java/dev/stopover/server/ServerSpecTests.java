package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.ServerSpec.Embedded;
import dev.stopover.server.ServerSpec.Existing;
import dev.stopover.server.ServerSpec.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSpecTests {

  @ParameterizedTest
  @CsvSource({
    "postgres:17, POSTGRESQL, postgres:17",
    "docker.io/library/postgres:17-alpine, POSTGRESQL, docker.io/library/postgres:17-alpine",
    "registry.example:5000/team/postgres, POSTGRESQL, registry.example:5000/team/postgres",
    "pgvector/pgvector:pg17, POSTGRESQL, pgvector/pgvector:pg17",
    "postgis/postgis:17-3.5, POSTGRESQL, postgis/postgis:17-3.5",
    "mysql:8.4, MYSQL, mysql:8.4",
    "container-registry.oracle.com/mysql/community-server:9.7, MYSQL,"
        + " container-registry.oracle.com/mysql/community-server:9.7",
    "mysql=percona/percona-server:8.0, MYSQL, percona/percona-server:8.0",
    "postgresql=registry.example/mysql-like:1, POSTGRESQL, registry.example/mysql-like:1",
  })
  void readsImages(String text, Engine engine, String image) {
    assertThat(ServerSpec.parse(text)).isEqualTo(new Image(engine, image)).hasToString(image);
  }

  @Test
  void readsTheOthers() {
    assertThat(ServerSpec.parse("embedded")).isEqualTo(new Embedded(null)).hasToString("embedded");
    assertThat(ServerSpec.parse("embedded:17"))
        .isEqualTo(new Embedded("17"))
        .hasToString("embedded:17")
        .returns(Engine.POSTGRESQL, ServerSpec::engine);
    assertThat(ServerSpec.parse("mysql://app:s3cret@db/shop"))
        .isEqualTo(new Existing(DatabaseUrl.parse("mysql://app:s3cret@db/shop")))
        .hasToString("mysql://app@db:3306/shop")
        .returns(Engine.MYSQL, ServerSpec::engine);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis:8", "mariadb:11", ""})
  void refusesWhatTellsNoEngine(String text) {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> ServerSpec.parse(text))
        .withMessage(
            "The server \"%s\" tells neither PostgreSQL nor MySQL. Write an image such as"
                    .formatted(text)
                + " postgres:17 or mysql:9.7, put the engine before an image of another name"
                + " (postgresql=registry.example/db:3), or write embedded:17 or a URL.")
        .returns(Code.USAGE, StopoverException::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres 17", "postgres:17:18", "postgres:", "mysql=", "/postgres:17"})
  void refusesWhatCannotBeAnImage(String text) {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> ServerSpec.parse(text))
        .withMessage(
            "The image \"%s\" has no valid name. Write it like postgres:17 or"
                    .formatted(text.replace("mysql=", ""))
                + " registry.example/team/mysql:9.7.")
        .returns(Code.USAGE, StopoverException::code);
  }

  @Test
  void refusesAnEmbeddedVersionThatIsNone() {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> ServerSpec.parse("embedded:17.2"))
        .withMessage(
            "The embedded server \"17.2\" has no valid version. Write PostgreSQL's major version"
                + " alone, as in embedded:17.")
        .returns(Code.USAGE, StopoverException::code);
  }
}
