package dev.stopover.hibernate;

import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import java.util.List;

class MySqlHibernateModelsTests extends HibernateModelsContract {

  @Override
  Server server() {
    return TestServers.get("mysql:9.7");
  }

  @Override
  List<Class<?>> everything() {
    return Mapped.everywhere();
  }
}
