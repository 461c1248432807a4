package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ContainerTests {

  @Test
  @Timeout(30)
  void tellsSoonThatAnImageCannotBePulled() {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> Server.start(ServerSpec.parse("stopover-test/no-such-postgres:1")))
        .withMessageMatching(
            "(?s)The image stopover-test/no-such-postgres:1 is not on this machine and cannot be"
                + " pulled: .+\\. Correct its name, or pull it by hand to see more:"
                + " docker pull stopover-test/no-such-postgres:1")
        .returns(Code.UNDECIDED, StopoverException::code);
  }

  @Test
  @Timeout(30)
  void tellsSoonThatAnImageIsNotOfTheEngine() {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> Server.start(ServerSpec.parse("postgresql=mysql:9.7")))
        .withMessageMatching(
            "A container of the image mysql:9.7 does not become a server of PostgreSQL:"
                + " .*postgres.* Look at it with: docker run --rm mysql:9.7")
        .returns(Code.UNDECIDED, StopoverException::code);
  }

  @Test
  void choosesAContainerOfTheVersionThatIsWanted() {
    try (var server = Server.scratch(Engine.MYSQL, "9.7", null)) {
      assertThat(server.describe()).isEqualTo("MySQL in a container of mysql:9.7");
    }
  }

  @Test
  void tellsWhatWasTriedWhenThereIsNoServer() {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> Server.scratch(Engine.POSTGRESQL, "1", null))
        .withMessageMatching(
            "(?s)There is no server of PostgreSQL 1 to try things on:\n"
                + "  - The image postgres:1 is not on this machine and cannot be pulled: .*\n"
                + "  - The embedded PostgreSQL is of version 17, and 1 was asked for\\. .*")
        .returns(Code.UNDECIDED, StopoverException::code);
  }

  @Test
  void usesNothingButTheServerThatIsNamed() {
    var named = new ServerSpec.Existing(TestServers.get("postgres:17").adminUrl());
    try (var server = Server.scratch(Engine.POSTGRESQL, "17", named)) {
      assertThat(server.describe()).isEqualTo(named.toString());
    }
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> Server.scratch(Engine.POSTGRESQL, "16", named))
        .withMessage(
            "The server %s is PostgreSQL 17, and schemas of version 16 are to be compared on it."
                    .formatted(named)
                + " Name one of that version, such as postgres:16.")
        .returns(Code.USAGE, StopoverException::code);
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> Server.scratch(Engine.MYSQL, null, named))
        .withMessage(
            "The server %s is PostgreSQL, and schemas of MySQL are to be compared on it. Name one"
                    .formatted(named)
                + " of MySQL.")
        .returns(Code.USAGE, StopoverException::code);
  }
}
