package dev.stopover.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresqlContainerTests extends PostgresqlServerContract {

  @Override
  Server server() {
    return TestServers.get("postgres:17");
  }

  @Override
  Server another() {
    return Server.start(ServerSpec.parse("postgres:17"));
  }

  @Test
  void takesSettingsOfTheUser() throws SQLException {
    try (var database = server().create()) {
      assertThat(query(database, "SELECT current_setting('stopover.mark')"))
          .containsExactly("postgres:17");
    }
  }

  @Test
  void describesItself() {
    assertThat(server().describe()).isEqualTo("PostgreSQL in a container of postgres:17");
  }
}
