package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.server.TestServers;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever two schemas are: each is equal to itself and can be rendered, and the steps from one to
 * the other lead there and back, by the server's own dump.
 *
 * <p>The schemas are the same in each run, so that a failure tells of a change and not of luck;
 * {@link RandomSchemaSearch} looks at others.
 */
class RandomSchemaTests {

  private static final Map<Engine, String> SERVERS =
      Map.of(
          Engine.POSTGRESQL,
          System.getProperty("stopover.postgres", "postgres:17"),
          Engine.MYSQL,
          System.getProperty("stopover.mysql", "mysql:9.7"));

  @Property(seed = "20261128", tries = 15, shrinking = ShrinkingMode.BOUNDED)
  void postgreSqlConverges(
      @ForAll("schemas") RandomSchema from, @ForAll("schemas") RandomSchema to) {
    requireConvergence(Engine.POSTGRESQL, from, to);
  }

  @Property(seed = "20261128", tries = 15, shrinking = ShrinkingMode.BOUNDED)
  void mySqlConverges(@ForAll("schemas") RandomSchema from, @ForAll("schemas") RandomSchema to) {
    requireConvergence(Engine.MYSQL, from, to);
  }

  @Provide
  Arbitrary<RandomSchema> schemas() {
    return RandomSchema.any();
  }

  static void requireConvergence(Engine engine, RandomSchema from, RandomSchema to) {
    var convergence = Convergence.on(TestServers.get(SERVERS.get(engine)));
    var before = from.sql(engine);
    var after = to.sql(engine);
    assertThat(convergence.problemsWithItself("from", before)).as(before).isEmpty();
    assertThat(convergence.problemsBetween("from and to", before, after))
        .as("%s\n---\n%s", before, after)
        .isEmpty();
  }
}
