package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.server.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Take what others publish in their jars: each schema is equal to itself and can be rendered, and
 * each release leads to the next and back.
 *
 * <p>{@code -Dcorpus=all} takes every release, not only the last two.
 */
class PublishedSchemasTests {

  private static final String CAMUNDA = "org/camunda/bpm/engine/db/liquibase/";
  private static final int FIRST_UPGRADE = 16;
  private static final int LAST_UPGRADE = 22;

  /**
   * Name the releases of a product.
   *
   * @param name the product
   * @param releases the resources of each release, which contain those of the one before
   */
  record Product(String name, List<List<String>> releases) {

    static Product of(String name, String... resources) {
      return new Product(name, List.of(List.of(resources)));
    }

    /** The first release is made by some resources, and each of the others adds one. */
    static Product growing(String name, List<String> first, List<String> upgrades) {
      var releases = new ArrayList<List<String>>();
      releases.add(first);
      for (var i = 1; i <= upgrades.size(); i++) {
        releases.add(Stream.concat(first.stream(), upgrades.subList(0, i).stream()).toList());
      }
      return new Product(name, releases);
    }

    List<String> scripts() {
      var last = releases.size() - 1;
      var from = "all".equals(System.getProperty("corpus")) ? 0 : Math.max(0, last - 1);
      return releases.subList(from, releases.size()).stream()
          .map(resources -> String.join("\n", resources.stream().map(Product::text).toList()))
          .toList();
    }

    private static String text(String resource) {
      try (var stream =
          Objects.requireNonNull(
              PublishedSchemasTests.class.getClassLoader().getResourceAsStream(resource),
              resource)) {
        var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        return text.endsWith(";") ? text : text + ";";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Product> postgreSql() {
    return Stream.concat(
        common("postgres", "postgresql", "tables_postgres"),
        Stream.of(
            Product.growing(
                "Conductor",
                conductor("db/migration_postgres/", "initial_schema").subList(0, 1),
                List.of(
                    "db/migration_postgres/V2__1009_Fix_PostgresExecutionDAO_Index.sql",
                    "db/migration_postgres/V3__correlation_id_index.sql",
                    "db/migration_postgres/V4__new_qm_index_with_priority.sql",
                    "db/migration_postgres/V5__new_queue_message_pk.sql",
                    "db/migration_postgres/V6__update_pk.sql",
                    "db/migration_postgres/V7__new_qm_index_desc_priority.sql",
                    "db/migration_postgres/V8__indexing.sql"))));
  }

  static Stream<Product> mySql() {
    return Stream.concat(
        common("mysql", "mysql", "tables_mysql_innodb"),
        Stream.of(
            Product.growing(
                "Conductor",
                conductor("db/migration/", "initial_schema"),
                List.of(
                    "db/migration/V2__queue_message_timestamps.sql",
                    "db/migration/V3__queue_add_priority.sql",
                    "db/migration/V4__1009_Fix_MySQLExecutionDAO_Index.sql",
                    "db/migration/V5__correlation_id_index.sql",
                    "db/migration/V6__new_qm_index_with_priority.sql",
                    "db/migration/V7__new_queue_message_pk.sql",
                    "db/migration/V8__update_pk.sql"))));
  }

  private static List<String> conductor(String folder, String name) {
    return List.of(folder + "V1__" + name + ".sql");
  }

  private static Stream<Product> common(String engine, String vendor, String quartz) {
    return Stream.of(
        Product.of("Quartz", "org/quartz/impl/jdbcjobstore/" + quartz + ".sql"),
        Product.of("Spring Session", "org/springframework/session/jdbc/schema-" + vendor + ".sql"),
        Product.of("Spring Batch", "org/springframework/batch/core/schema-" + vendor + ".sql"),
        Product.of(
            "Spring Integration", "org/springframework/integration/jdbc/schema-" + vendor + ".sql"),
        Product.of("Spring Modulith", "schema-" + vendor + ".sql"),
        Product.of(
            "Activiti",
            "org/activiti/db/create/activiti." + engine + ".create.engine.sql",
            "org/activiti/db/create/activiti." + engine + ".create.history.sql"),
        Product.growing(
            "Camunda",
            Stream.of(
                    "engine",
                    "history",
                    "identity",
                    "case.engine",
                    "case.history",
                    "decision.engine",
                    "decision.history")
                .map(part -> CAMUNDA + "baseline/liquibase." + engine + ".create." + part + ".sql")
                .toList(),
            IntStream.rangeClosed(FIRST_UPGRADE, LAST_UPGRADE)
                .mapToObj(
                    minor ->
                        "%supgrade/%s_engine_7.%d_to_7.%d.sql"
                            .formatted(CAMUNDA, engine, minor, minor + 1))
                .toList()));
  }

  @ParameterizedTest
  @MethodSource("postgreSql")
  void convergesOnPostgreSql(Product product) {
    requireConvergence(System.getProperty("stopover.postgres", "postgres:17"), product);
  }

  @ParameterizedTest
  @MethodSource("mySql")
  void convergesOnMySql(Product product) {
    requireConvergence(System.getProperty("stopover.mysql", "mysql:9.7"), product);
  }

  private static void requireConvergence(String server, Product product) {
    var problems = Convergence.on(TestServers.get(server)).problems(product.scripts());
    assertThat(problems).as(product.name()).isEmpty();
  }
}
