package dev.stopover.hibernate;

import dev.stopover.server.Server;
import dev.stopover.server.TestServers;

class PostgreSqlAgreementTests extends AgreementContract {

  @Override
  Server server() {
    return TestServers.get("postgres:17");
  }
}
