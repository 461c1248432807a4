package dev.stopover.hibernate;

import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import java.util.List;

class PostgreSqlHibernateModelsTests extends HibernateModelsContract {

  @Override
  Server server() {
    return TestServers.get("postgres:17");
  }

  @Override
  List<Class<?>> everything() {
    return Mapped.onPostgreSql();
  }
}
