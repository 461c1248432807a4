package dev.stopover.convergence;

import dev.stopover.Engine;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Look for two schemas that do not converge, others in each run: {@code mvn -pl toolkit test
 * -Dtest=RandomSchemaSearch}.
 */
class RandomSchemaSearch {

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void postgreSqlConverges(
      @ForAll("schemas") RandomSchema from, @ForAll("schemas") RandomSchema to) {
    RandomSchemaTests.requireConvergence(Engine.POSTGRESQL, from, to);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void mySqlConverges(@ForAll("schemas") RandomSchema from, @ForAll("schemas") RandomSchema to) {
    RandomSchemaTests.requireConvergence(Engine.MYSQL, from, to);
  }

  @Provide
  Arbitrary<RandomSchema> schemas() {
    return RandomSchema.any();
  }
}
