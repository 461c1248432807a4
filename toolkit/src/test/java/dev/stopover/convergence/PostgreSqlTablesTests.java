package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.convergence.Cases.Case;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables, columns, constraints, indexes, sequences and schemas become what the server dumps. */
@TestInstance(Lifecycle.PER_CLASS)
final class PostgreSqlTablesTests {

  /**
   * Another version is tested by {@code -Dstopover.postgres=postgres:18}, with cases of its own.
   */
  private static final String SERVER = System.getProperty("stopover.postgres", "postgres:17");

  private Server server;
  private Convergence convergence;

  @BeforeAll
  void startServer() {
    server = Server.start(ServerSpec.parse(SERVER));
    convergence = Convergence.on(server);
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  static List<Case> cases() {
    var cases = new ArrayList<>(Cases.in("postgresql-tables.sql"));
    var version = Integer.parseInt(SERVER.substring(SERVER.indexOf(':') + 1));
    for (var since : List.of(15, 17, 18)) {
      if (version >= since) {
        cases.addAll(Cases.in("postgresql-" + since + "-tables.sql"));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fromIsRenderedAsItWas(Case each) {
    assertThat(convergence.problemsWithItself(each.title(), each.from())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void toIsRenderedAsItWas(Case each) {
    assertThat(convergence.problemsWithItself(each.title(), each.to())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void leadsFromOneToTheOtherAndBack(Case each) {
    assertThat(convergence.problemsBetween(each.title(), each.from(), each.to())).isEmpty();
  }
}
