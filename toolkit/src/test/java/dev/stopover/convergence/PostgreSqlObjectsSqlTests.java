package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows the SQL of each kind of change to what stands beside the tables. */
class PostgreSqlObjectsSqlTests {

  private static final String BODIES_LATER = "SET LOCAL check_function_bodies = off";

  private static final String FUNCTION =
      """
      CREATE FUNCTION %s
       RETURNS boolean
       LANGUAGE %s
       IMMUTABLE
      AS $function$%s$function$""";

  private static Server server;
  private static Convergence convergence;

  @BeforeAll
  static void start() {
    server = Server.start(ServerSpec.parse("postgres:17"));
    convergence = Convergence.on(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void writes(String title, String from, String to, List<String> sql) {
    assertThat(convergence.sqlBetween(from, to)).as(title).isEqualTo(sql);
  }

  private static Arguments change(String title, String from, String to, String... sql) {
    return Arguments.of(title, from, to, List.of(sql));
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change(
            "statistics over columns that stand in another order",
            "CREATE TABLE a (b int, a int); CREATE STATISTICS s ON a, b FROM a;",
            "CREATE TABLE a (a int, b int); CREATE STATISTICS s ON a, b FROM a;"),
        change(
            "a new label",
            "CREATE TYPE mood AS ENUM ('sad', 'ok');",
            "CREATE TYPE mood AS ENUM ('dead', 'sad', 'so-so', 'ok', 'it''s fine');",
            "ALTER TYPE mood ADD VALUE 'dead' BEFORE 'sad'",
            "ALTER TYPE mood ADD VALUE 'so-so' AFTER 'sad'",
            "ALTER TYPE mood ADD VALUE 'it''s fine'"),
        change(
            "a label that goes",
            """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            COMMENT ON TYPE mood IS 'm';
            CREATE TABLE t (m mood DEFAULT 'ok');
            CREATE VIEW v AS SELECT m FROM t;
            """,
            """
            CREATE TYPE mood AS ENUM ('ok');
            COMMENT ON TYPE mood IS 'm';
            CREATE TABLE t (m mood DEFAULT 'ok');
            CREATE VIEW v AS SELECT m FROM t;
            """,
            "DROP VIEW v",
            "ALTER TYPE mood RENAME TO mood__old",
            "CREATE TYPE mood AS ENUM ('ok')",
            "COMMENT ON TYPE mood IS 'm'",
            "ALTER TABLE t ALTER COLUMN m DROP DEFAULT",
            "ALTER TABLE t ALTER COLUMN m TYPE mood USING m::text::mood",
            "ALTER TABLE t ALTER COLUMN m SET DEFAULT 'ok'::mood",
            "CREATE VIEW v AS\n SELECT m\n   FROM t",
            "DROP TYPE mood__old"),
        change(
            "the facts of a domain",
            "CREATE DOMAIN d AS text DEFAULT 'a' NOT NULL CONSTRAINT k CHECK (VALUE <> '');",
            "CREATE DOMAIN d AS text DEFAULT 'b' CONSTRAINT k CHECK (VALUE <> 'x');",
            "ALTER DOMAIN d DROP NOT NULL",
            "ALTER DOMAIN d DROP CONSTRAINT k",
            "ALTER DOMAIN d SET DEFAULT 'b'::text",
            "ALTER DOMAIN d ADD CONSTRAINT k CHECK ((VALUE <> 'x'::text))"),
        change(
            "another attribute",
            "CREATE TYPE c AS (a integer);",
            "CREATE TYPE c AS (a integer, \"B\" numeric(4,1));",
            "ALTER TYPE c ADD ATTRIBUTE \"B\" numeric(4,1)"),
        change(
            "a view that gets a column, and one that loses one",
            """
            CREATE TABLE t (id integer, a text);
            CREATE VIEW more AS SELECT id FROM t;
            CREATE VIEW less AS SELECT id, a FROM t;
            COMMENT ON VIEW less IS 'less';
            GRANT SELECT ON less TO pg_monitor;
            """,
            """
            CREATE TABLE t (id integer, a text);
            CREATE VIEW more AS SELECT id, a FROM t;
            CREATE VIEW less AS SELECT id FROM t;
            COMMENT ON VIEW less IS 'less';
            """,
            "DROP VIEW less",
            "CREATE VIEW less AS\n SELECT id\n   FROM t",
            "COMMENT ON VIEW less IS 'less'",
            "CREATE OR REPLACE VIEW more AS\n SELECT id,\n    a\n   FROM t",
            "GRANT SELECT ON TABLE less TO pg_monitor"),
        change(
            "a column under views and an index",
            """
            CREATE TABLE t (id integer, a varchar(5));
            CREATE INDEX i ON t (a);
            CREATE VIEW v AS SELECT a FROM t;
            CREATE VIEW w AS SELECT a FROM v;
            """,
            """
            CREATE TABLE t (id integer, a varchar(9));
            CREATE INDEX i ON t (a);
            CREATE VIEW v AS SELECT a FROM t;
            CREATE VIEW w AS SELECT a FROM v;
            """,
            "DROP VIEW w",
            "DROP VIEW v",
            "ALTER TABLE t ALTER COLUMN a TYPE varchar(9)",
            "CREATE VIEW v AS\n SELECT a\n   FROM t",
            "CREATE VIEW w AS\n SELECT a\n   FROM v"),
        change(
            "a function with another body, and one with another result",
            """
            CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            """,
            """
            CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql STABLE AS 'SELECT 2';
            CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
            """,
            "SET LOCAL check_function_bodies = off",
            "DROP FUNCTION g()",
            """
            CREATE OR REPLACE FUNCTION f(a integer)
             RETURNS integer
             LANGUAGE sql
             STABLE
            AS $function$SELECT 2$function$\
            """,
            """
            CREATE FUNCTION g()
             RETURNS bigint
             LANGUAGE sql
            AS $function$SELECT 1$function$\
            """),
        change(
            "row-level security and a policy",
            "CREATE TABLE t (id integer); CREATE POLICY p ON t USING (id > 0);",
            """
            CREATE TABLE t (id integer); ALTER TABLE t ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON t TO pg_monitor USING (id > 1);
            """,
            "ALTER POLICY p ON t\n    TO pg_monitor\n    USING ((id > 1))",
            "ALTER TABLE t ENABLE ROW LEVEL SECURITY"),
        change(
            "a policy for others",
            "CREATE TABLE t (id integer); CREATE POLICY p ON t TO pg_monitor USING (id > 0);",
            "CREATE TABLE t (id integer); CREATE POLICY p ON t USING (id > 0);",
            "ALTER POLICY p ON t\n    TO PUBLIC"),
        change(
            "a policy over other rows",
            "CREATE TABLE t (id integer); CREATE POLICY p ON t USING (id > 0);",
            "CREATE TABLE t (id integer); CREATE POLICY p ON t USING (id > 1);",
            "ALTER POLICY p ON t\n    USING ((id > 1))"),
        change(
            "a server elsewhere, under a foreign table",
            """
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'a', dbname 'x');
            CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (user 'b');
            CREATE FOREIGN TABLE f (id integer) SERVER s;
            """,
            """
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'b', port '1');
            CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (user 'c');
            CREATE FOREIGN TABLE f (id integer) SERVER s;
            """,
            "ALTER SERVER s OPTIONS (SET host 'b', ADD port '1', DROP dbname)",
            "ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET \"user\" 'c')"),
        change(
            "a server that goes with a secret",
            """
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;
            CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (user 'b', password 'c');
            """,
            "CREATE EXTENSION postgres_fdw;",
            "DROP USER MAPPING FOR PUBLIC SERVER s",
            "DROP SERVER s"),
        change(
            "what routines call, in other letters and in texts that are run",
            "",
            """
            CREATE TABLE u (n integer);
            CREATE FUNCTION z(x u) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT x.n > 0';
            CREATE FUNCTION y(x integer) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
              $$DECLARE r boolean; BEGIN EXECUTE 'SELECT Z(ROW($1))' INTO r USING x; RETURN r; END$$;
            CREATE FUNCTION a(x integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS
              'SELECT /* it''s */ PUBLIC.Y(x)';
            CREATE TABLE t (id integer, CONSTRAINT c CHECK (a(id)));
            """,
            BODIES_LATER,
            FUNCTION.formatted("a(x integer)", "sql", "SELECT /* it's */ PUBLIC.Y(x)"),
            FUNCTION.formatted(
                "y(x integer)",
                "plpgsql",
                "DECLARE r boolean; BEGIN EXECUTE 'SELECT Z(ROW($1))' INTO r USING x; RETURN r; END"),
            "CREATE TABLE u (\n    n integer\n)",
            FUNCTION.formatted("z(x u)", "sql", "SELECT x.n > 0"),
            "CREATE TABLE t (\n    id integer,\n    CONSTRAINT c CHECK (a(id))\n)"),
        change(
            "what routines only speak of",
            "",
            """
            CREATE FUNCTION f(x integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS
              'SELECT /* unlike y */ ''z'' > ''''; -- and z';
            CREATE MATERIALIZED VIEW m AS SELECT f(1) AS n;
            CREATE VIEW y AS SELECT 1 AS n;
            CREATE VIEW z AS SELECT 1 AS n;
            """,
            BODIES_LATER,
            FUNCTION.formatted("f(x integer)", "sql", "SELECT /* unlike y */ 'z' > ''; -- and z"),
            "CREATE MATERIALIZED VIEW m AS\n SELECT f(1) AS n\n  WITH NO DATA",
            "CREATE VIEW y AS\n SELECT 1 AS n",
            "CREATE VIEW z AS\n SELECT 1 AS n",
            "REFRESH MATERIALIZED VIEW m"),
        change(
            "an extension in another schema",
            "CREATE SCHEMA s; CREATE EXTENSION citext;",
            "CREATE SCHEMA s; CREATE EXTENSION citext SCHEMA s;",
            "ALTER EXTENSION citext SET SCHEMA s"),
        change(
            "a materialized view with rows and an index",
            "",
            "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a; CREATE INDEX i ON m (a);",
            "CREATE MATERIALIZED VIEW m AS\n SELECT 1 AS a\n  WITH NO DATA",
            "CREATE INDEX i ON m USING btree (a)",
            "REFRESH MATERIALIZED VIEW m"));
  }
}
