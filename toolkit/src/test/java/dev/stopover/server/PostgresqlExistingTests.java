package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresqlExistingTests extends PostgresqlServerContract {

  private static final Server EXISTING = existing();

  private static Server existing() {
    return Server.start(new ServerSpec.Existing(TestServers.get("postgres:17").adminUrl()));
  }

  @Override
  Server server() {
    return EXISTING;
  }

  @Override
  Server another() {
    return existing();
  }

  @Override
  boolean ownsServer() {
    return false;
  }

  @Test
  void describesItself() {
    assertThat(server().describe()).isEqualTo(server().adminUrl().describe());
  }
}
