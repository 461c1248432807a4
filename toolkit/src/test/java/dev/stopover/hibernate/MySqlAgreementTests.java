package dev.stopover.hibernate;

import dev.stopover.server.Server;
import dev.stopover.server.TestServers;

class MySqlAgreementTests extends AgreementContract {

  @Override
  Server server() {
    return TestServers.get("mysql:9.7");
  }
}
