package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.dialect.CatalogQueries;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What is read, can be written again; what is written, leads from one schema to another and back.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class CatalogContract {

  private final ServerSpec spec;
  private final Dialect dialect;
  private Server server;

  CatalogContract(String spec) {
    this.spec = ServerSpec.parse(spec);
    this.dialect = Dialect.of(this.spec.engine());
  }

  @BeforeAll
  void startServer() {
    server = Server.start(spec);
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  /** Return scripts, each of which builds a schema; statements end with a semicolon and a line. */
  abstract List<String> versions();

  @Test
  void readsTheSameSchemaFromTheSameStatements() {
    for (var script : versions()) {
      assertThat(Changes.between(load(script), load(script))).isEmpty();
    }
  }

  @Test
  void writesWhatItReads() {
    for (var script : versions()) {
      var schema = load(script);
      var written = dialect.statements(schema);
      assertThat(load(written)).as(String.join(";\n", written)).isEqualTo(schema);
    }
  }

  @Test
  void leadsFromEachVersionToEachOther() throws SQLException {
    for (var before : versions()) {
      for (var after : versions()) {
        var from = load(before);
        var to = load(after);
        try (var database = server.create()) {
          run(database, List.of(before));
          var up = dialect.statements(Changes.between(from, to));
          run(database, up);
          assertThat(Changes.between(read(database), to)).as(String.join(";\n", up)).isEmpty();
          var down = dialect.statements(Changes.between(to, from));
          run(database, down);
          assertThat(Changes.between(read(database), from)).as(String.join(";\n", down)).isEmpty();
        }
      }
    }
  }

  @Test
  void followsASchemaFromChangeToChange() throws SQLException {
    try (var database = server.create();
        var watch = CatalogReader.of(dialect, Set.of("ignored")).watch(database.dataSource())) {
      var empty = watch.schema();
      var before = empty;
      for (var script : versions()) {
        run(database, dialect.statements(Changes.between(before, load(script))));
        var after = watch.schema();
        assertThat(withoutNeeds(after)).isEqualTo(withoutNeeds(read(database)));
        run(database, dialect.statements(Changes.between(after, before)));
        assertThat(Changes.between(watch.schema(), before)).isEmpty();
        run(database, dialect.statements(Changes.between(before, after)));
        assertThat(Changes.between(watch.schema(), after)).isEmpty();
        before = after;
      }
      run(database, dialect.statements(Changes.between(before, empty)));
      assertThat(withoutNeeds(watch.schema())).isEqualTo(empty);
    }
  }

  /** What a table needs that did not change is as it was read then. */
  private static Schema withoutNeeds(Schema schema) {
    return new Schema(
        schema.namespaces(),
        schema.tables(),
        schema.sequences(),
        schema.objects(),
        Map.of(),
        schema.notCompared());
  }

  @Test
  void leavesNothingOfAnEmptiedSchema() throws SQLException {
    for (var script : versions()) {
      try (var database = server.create()) {
        run(database, List.of(script));
        run(database, dialect.statements(Changes.between(read(database), Schema.EMPTY)));
        assertThat(read(database)).isEqualTo(Schema.EMPTY);
      }
    }
  }

  @Test
  void failsWhereAPartCannotBeRead() throws SQLException {
    var queries = dialect.catalogQueries();
    var broken =
        new CatalogQueries(
            queries.preparation(),
            queries.restoration(),
            queries.schemata(),
            queries.tables(),
            queries.columns(),
            "SELECT nothing_like_it",
            queries.indexes(),
            queries.sequences(),
            queries.objects(),
            queries.dependencies(),
            queries.shown(),
            queries.notCompared());
    try (var database = server.create();
        var connection = database.dataSource().getConnection()) {
      run(database, List.of("CREATE TABLE t (id int)"));
      assertThatThrownBy(() -> new Crawl(broken.ofAllTables()).over(connection))
          .isInstanceOf(StopoverException.class)
          .hasMessageContaining("nothing_like_it");
    }
  }

  final Schema load(String script) {
    return load(List.of(script));
  }

  private Schema load(List<String> statements) {
    try (var database = server.create()) {
      run(database, statements);
      return read(database);
    } catch (SQLException e) {
      throw new IllegalStateException(String.join(";\n", statements), e);
    }
  }

  private Schema read(Database database) {
    return CatalogReader.of(dialect, Set.of("ignored")).read(database.dataSource());
  }

  private static void run(Database database, List<String> statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var script : statements) {
        for (var sql : script.split(";\n")) {
          statement.execute(sql);
        }
      }
    }
  }
}
