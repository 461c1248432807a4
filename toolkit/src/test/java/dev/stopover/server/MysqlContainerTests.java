package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MysqlContainerTests extends MysqlServerContract {

  @Override
  Server server() {
    return TestServers.get("mysql:9.7");
  }

  @Override
  Server another() {
    return Server.start(ServerSpec.parse("mysql:9.7"));
  }

  @Test
  void describesItself() {
    assertThat(server().describe()).isEqualTo("MySQL in a container of mysql:9.7");
  }
}
