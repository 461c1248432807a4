package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.dialect.Hazard;
import dev.stopover.diff.Changes;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.server.TestServers;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is in the rows is the same when their types are made anew. */
class PostgreSqlRowsTests {

  private static final Server SERVER =
      TestServers.get(System.getProperty("stopover.postgres", "postgres:17"));
  private static final Dialect DIALECT = Dialect.of(Engine.POSTGRESQL);

  @Test
  void takesOverEachAttributeByItsName() throws SQLException {
    var table =
        """
        CREATE TYPE stretch AS (a point3, b point3);
        CREATE TABLE t (id integer PRIMARY KEY, p point3, l stretch, ps point3[]);
        CREATE TABLE u (r t, rs t[]);
        """;
    try (var database =
            made("CREATE TYPE point3 AS (x integer, y integer, \"Z z\" integer);" + table);
        var goal =
            made(
                "CREATE TYPE point3 AS (\"Z z\" bigint, y integer, x integer, more text);"
                    + table)) {
      execute(
          database,
          """
          INSERT INTO t VALUES (1, '(1,2,3)', '("(4,5,6)",)', '{"(7,8,9)",NULL,"(,,)"}'),
            (2, NULL, NULL, NULL);
          INSERT INTO u SELECT t, ARRAY[t, NULL] FROM t;
          """);

      lead(database, goal);

      assertThat(
              value(
                  database,
                  "SELECT string_agg(concat_ws(' ', t::text, r::text, rs::text), E'\\n' ORDER BY id) FROM t JOIN u ON (r).id = id"))
          .isEqualTo(
              value(
                  database,
                  """
                  SELECT string_agg(concat_ws(' ', t::text, t::text, ARRAY[t, NULL]::text), E'\\n' ORDER BY t.id)
                  FROM (VALUES
                    (1, '(3,2,1,)'::point3, ROW('(6,5,4,)'::point3, NULL)::stretch,
                      ARRAY['(9,8,7,)'::point3, NULL, '(,,,)'::point3]),
                    (2, NULL, NULL, NULL)) AS t(id, p, l, ps)
                  """));
      assertThat(value(database, "SELECT count(*) FROM t WHERE (p).x = 1 AND ((l).a).x = 4"))
          .isEqualTo("1");
    }
  }

  @Test
  void keepsTheRowsOfTablesThatLeaveTheirParentOrAreGivenOne() throws SQLException {
    var parent = "CREATE TABLE parent (id integer NOT NULL, CONSTRAINT positive CHECK (id > 0));";
    try (var database =
            made(parent + "CREATE TABLE a () INHERITS (parent); CREATE TABLE b (id integer);");
        var goal =
            made(
                parent
                    + """
                    CREATE TABLE a (id bigint NOT NULL);
                    CREATE TABLE b (id integer NOT NULL, CONSTRAINT positive CHECK (id > 0));
                    ALTER TABLE b INHERIT parent;
                    """)) {
      execute(database, "INSERT INTO a VALUES (1); INSERT INTO b VALUES (2);");

      lead(database, goal);

      assertThat(value(database, "SELECT string_agg(id::text, ',') FROM a")).isEqualTo("1");
      assertThat(value(database, "SELECT string_agg(id::text, ',') FROM parent")).isEqualTo("2");
    }
  }

  @Test
  void tellsThatAnAttributeIsLostThoughTheOthersMove() throws SQLException {
    var table = "CREATE TABLE t (p pair);";
    try (var database = made("CREATE TYPE pair AS (x integer, gone integer, y integer);" + table);
        var goal = made("CREATE TYPE pair AS (y integer, x integer);" + table)) {
      execute(database, "INSERT INTO t VALUES ('(1,2,3)')");

      var hazards =
          between(database, goal).stream()
              .flatMap(change -> DIALECT.hazards(change).stream())
              .map(Hazard::object)
              .toList();
      lead(database, goal);

      assertThat(hazards).contains("type pair.gone");
      assertThat(value(database, "SELECT p FROM t")).isEqualTo("(3,1)");
    }
  }

  @Test
  void goesOnCountingWhoeverOwnsTheSequence() throws SQLException {
    var alone =
        """
        CREATE SEQUENCE t_id_seq INCREMENT 1 MAXVALUE 1000;
        CREATE TABLE t (id integer DEFAULT nextval('t_id_seq'), x text);
        """;
    try (var database = made("CREATE TABLE t (id serial, x text);");
        var before = made("CREATE TABLE t (id serial, x text);");
        var goal = made(alone)) {
      execute(database, "INSERT INTO t (x) VALUES ('a'), ('b'); DELETE FROM t;");

      lead(database, goal);
      execute(database, "INSERT INTO t (x) VALUES ('c');");
      lead(database, before);
      execute(database, "DELETE FROM t; INSERT INTO t (x) VALUES ('d');");

      assertThat(value(database, "SELECT id FROM t")).isEqualTo("4");
    }
  }

  /** A sequence that stands above the rows stays there; one that does not is moved. */
  @Test
  void goesOnCountingAboveTheRowsOfItsNewOwner() throws SQLException {
    var alone =
        "CREATE SEQUENCE t_id_seq AS integer; CREATE TABLE t (id integer NOT NULL, x text);";
    try (var unused = made(alone);
        var ahead = made(alone);
        var goal = made("CREATE TABLE t (id serial, x text);")) {
      for (var each : List.of(unused, ahead)) {
        execute(each, "INSERT INTO t SELECT n, 'a' FROM generate_series(1, 100) AS n;");
      }
      execute(ahead, "SELECT setval('t_id_seq', 500);");
      for (var each : List.of(unused, ahead)) {
        lead(each, goal);
        execute(each, "INSERT INTO t (x) VALUES ('b');");
      }

      assertThat(value(unused, "SELECT id FROM t WHERE x = 'b'")).isEqualTo("101");
      assertThat(value(ahead, "SELECT id FROM t WHERE x = 'b'")).isEqualTo("501");
    }
  }

  private static Database made(String sql) throws SQLException {
    var database = SERVER.create();
    execute(database, sql);
    return database;
  }

  private static void lead(Database from, Database to) throws SQLException {
    for (var sql : DIALECT.statements(between(from, to))) {
      execute(from, sql);
    }
    assertThat(between(from, to)).isEmpty();
  }

  private static Changes between(Database from, Database to) {
    var reader = CatalogReader.of(DIALECT, Set.of());
    return Changes.between(reader.read(from.dataSource()), reader.read(to.dataSource()));
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
