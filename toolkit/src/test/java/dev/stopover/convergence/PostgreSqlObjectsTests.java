package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Leads one schema to another, and back, by whatever stands beside the tables. */
class PostgreSqlObjectsTests {

  private static Server server;
  private static Convergence convergence;

  @BeforeAll
  static void start() {
    server = Server.start(ServerSpec.parse(System.getProperty("stopover.postgres", "postgres:17")));
    convergence = Convergence.on(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"types", "views", "routines", "triggers", "others", "dependencies"})
  void leadsOneSchemaToAnother(String title, String from, String to) {
    assertThat(convergence.problemsBetween(title, from, to)).isEmpty();
  }

  /** All that the cases lead to, in one schema each, must read twice alike and render alike. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("everything")
  void readsAndRenders(String title, String script) {
    assertThat(convergence.problemsWithItself(title, script)).isEmpty();
  }

  private static Arguments pair(String title, String both, String from, String to) {
    return Arguments.of(title, both + from, both + to);
  }

  static Stream<Arguments> everything() {
    var scripts = new ArrayList<Arguments>();
    Stream.of(types(), views(), routines(), triggers(), others(), dependencies())
        .flatMap(cases -> cases)
        .forEach(
            each -> {
              var title = (String) each.get()[0];
              if (!title.contains("only between")) {
                scripts.add(Arguments.of(title, each.get()[2]));
              }
            });
    return scripts.stream();
  }

  static Stream<Arguments> types() {
    return Stream.of(
        pair(
            "labels of an enum: added anywhere",
            "CREATE SCHEMA other; CREATE TYPE other.mood AS ENUM ('x', 'ok');",
            """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE TABLE t (m mood DEFAULT 'ok', ms mood[] DEFAULT '{sad}');
            CREATE VIEW v AS SELECT m FROM t WHERE m > 'sad';
            """,
            """
            CREATE TYPE mood AS ENUM ('dead', 'sad', 'so-so', 'ok', 'it''s \\ "fine"', 'happy');
            CREATE TABLE t (m mood DEFAULT 'ok', ms mood[] DEFAULT '{sad}');
            CREATE VIEW v AS SELECT m FROM t WHERE m > 'sad';
            """),
        pair(
            "an enum that becomes a domain under a column, beside a type named like a built-in one",
            "",
            """
            CREATE TYPE status AS ENUM ('a', 'b');
            CREATE TYPE box AS (s status);
            COMMENT ON TYPE public.box IS 'b';
            CREATE TABLE t (s status DEFAULT 'a', b public.box);
            """,
            """
            CREATE DOMAIN status AS text CHECK (VALUE IN ('a', 'b'));
            CREATE TYPE box AS (s status, n integer);
            COMMENT ON TYPE public.box IS 'c';
            CREATE TABLE t (s status DEFAULT 'b', b public.box);
            """),
        pair(
            "an enum made anew under a range and a partition key",
            "",
            """
            CREATE TYPE level AS ENUM ('low', 'mid', 'high');
            CREATE TYPE levels AS RANGE (subtype = level);
            CREATE TABLE t (r levels, l level);
            CREATE TABLE p (l level NOT NULL, n integer) PARTITION BY LIST (l);
            CREATE TABLE p_low PARTITION OF p FOR VALUES IN ('low');
            """,
            """
            CREATE TYPE level AS ENUM ('high', 'mid', 'low');
            CREATE TYPE levels AS RANGE (subtype = level);
            CREATE TABLE t (r levels, l level);
            CREATE TABLE p (l level NOT NULL, n integer) PARTITION BY LIST (l);
            CREATE TABLE p_low PARTITION OF p FOR VALUES IN ('low');
            """),
        pair(
            "labels of an enum: removed under everything that there is (only between)",
            "",
            ENUM_AND_ALL.formatted("'sad', 'ok', 'happy'"),
            ENUM_AND_ALL.formatted("'ok', 'happy', 'elated'")),
        pair(
            "an enum in a domain in a composite type",
            "",
            """
            CREATE TYPE e AS ENUM ('a', 'b');
            CREATE DOMAIN d AS e DEFAULT 'a' CHECK (VALUE <> 'b');
            CREATE TYPE c AS (x d, y e[]);
            CREATE TABLE t (id integer, c c, cs c[], d d);
            """,
            """
            CREATE TYPE e AS ENUM ('b', 'a');
            CREATE DOMAIN d AS e DEFAULT 'a' CHECK (VALUE <> 'b');
            CREATE TYPE c AS (x d, y e[]);
            CREATE TABLE t (id integer, c c, cs c[], d d);
            """),
        pair(
            "types in a schema with names that need quotes",
            "CREATE SCHEMA \"Mixed Case\"; CREATE SCHEMA \"select\";",
            """
            CREATE TYPE "Mixed Case"."a""quote" AS ENUM ('a', 'b');
            CREATE TYPE "select"."table" AS ENUM ('a', 'b');
            CREATE DOMAIN "select"."Do Main" AS "select"."table" CHECK (VALUE <> 'a');
            CREATE TABLE "select"."from" ("where" "select"."table", "a""b" "Mixed Case"."a""quote",
                c "select"."Do Main"[]);
            """,
            """
            CREATE TYPE "Mixed Case"."a""quote" AS ENUM ('a');
            CREATE TYPE "select"."table" AS ENUM ('b', 'a', 'B');
            CREATE DOMAIN "select"."Do Main" AS "select"."table"
                CONSTRAINT "a check, CHECK (" CHECK (VALUE <> 'b');
            CREATE TABLE "select"."from" ("where" "select"."table", "a""b" "Mixed Case"."a""quote",
                c "select"."Do Main"[]);
            """),
        pair(
            "facts of a domain",
            "",
            """
            CREATE DOMAIN d AS varchar(10) DEFAULT 'x' CONSTRAINT given NOT NULL
                CONSTRAINT "no CHECK (" CHECK (VALUE <> '') CONSTRAINT gone CHECK (length(VALUE) > 0)
                CONSTRAINT other CHECK (VALUE <> 'y');
            COMMENT ON CONSTRAINT other ON DOMAIN d IS 'old';
            CREATE TABLE t (d d);
            """,
            """
            CREATE DOMAIN d AS varchar(10) DEFAULT 'y' CONSTRAINT "no CHECK (" CHECK (VALUE <> 'NOT NULL')
                CONSTRAINT other CHECK (VALUE <> 'z');
            ALTER DOMAIN d ADD CONSTRAINT late CHECK (VALUE <> 'q') NOT VALID;
            COMMENT ON CONSTRAINT other ON DOMAIN d IS 'new';
            COMMENT ON CONSTRAINT late ON DOMAIN d IS 'it''s late';
            COMMENT ON DOMAIN d IS 'a domain';
            CREATE TABLE t (d d);
            """),
        pair(
            "a domain that is made anew with the function of its default",
            "",
            """
            CREATE DOMAIN email AS text COLLATE "C" CHECK (VALUE NOT IN ('a', 'b'));
            CREATE FUNCTION usual() RETURNS text LANGUAGE sql AS 'SELECT current_user::text';
            ALTER DOMAIN email SET DEFAULT usual();
            CREATE TABLE t (e email PRIMARY KEY, es email[]);
            CREATE TABLE u (e email REFERENCES t);
            """,
            """
            CREATE DOMAIN email AS varchar(99) CHECK (VALUE NOT IN ('a', 'c'));
            CREATE FUNCTION usual() RETURNS varchar LANGUAGE sql AS 'SELECT current_user::text';
            ALTER DOMAIN email SET DEFAULT usual();
            CREATE TABLE t (e email PRIMARY KEY, es email[]);
            CREATE TABLE u (e email REFERENCES t);
            """),
        pair(
            "domains over rows, in arrays too",
            "CREATE TABLE base (a integer, b text);",
            """
            CREATE DOMAIN d AS base CHECK ((VALUE).a > 0);
            CREATE TABLE t (x d, y d[]);
            """,
            """
            CREATE DOMAIN d AS base CHECK ((VALUE).a > 1);
            CREATE DOMAIN e AS d[];
            CREATE TABLE t (x d, y d[], z e);
            """),
        pair(
            "an enum made anew under a function that a default calls, and what else is of it",
            "",
            """
            CREATE TYPE e AS ENUM ('a', 'b', 'c');
            CREATE FUNCTION f(k e DEFAULT 'a') RETURNS e LANGUAGE sql AS 'SELECT k';
            CREATE FUNCTION last(e, e) RETURNS e LANGUAGE sql IMMUTABLE AS 'SELECT $2';
            CREATE AGGREGATE last(e) (SFUNC = last, STYPE = e, INITCOND = 'a');
            CREATE OPERATOR === (LEFTARG = e, RIGHTARG = e, FUNCTION = last);
            CREATE CAST (text AS e) WITH INOUT AS ASSIGNMENT;
            CREATE TABLE u (k e DEFAULT f());
            CREATE VIEW v AS SELECT last(k) OVER () AS l FROM u;
            """,
            """
            CREATE TYPE e AS ENUM ('b', 'a');
            CREATE FUNCTION f(k e DEFAULT 'a') RETURNS e LANGUAGE sql AS 'SELECT k';
            CREATE FUNCTION last(e, e) RETURNS e LANGUAGE sql IMMUTABLE AS 'SELECT $2';
            CREATE AGGREGATE last(e) (SFUNC = last, STYPE = e, INITCOND = 'a');
            CREATE OPERATOR === (LEFTARG = e, RIGHTARG = e, FUNCTION = last);
            CREATE CAST (text AS e) WITH INOUT AS ASSIGNMENT;
            CREATE TABLE u (k e DEFAULT f());
            CREATE VIEW v AS SELECT last(k) OVER () AS l FROM u;
            """),
        pair(
            "what a domain is over",
            "",
            """
            CREATE DOMAIN d AS varchar(10) CHECK (VALUE <> '');
            CREATE DOMAIN dd AS d DEFAULT 'q';
            CREATE TABLE t (id integer PRIMARY KEY, d d DEFAULT 'x', dd dd, ds d[], CHECK (d <> 'y'));
            CREATE INDEX i ON t (d);
            CREATE FUNCTION f(d) RETURNS dd LANGUAGE sql AS 'SELECT $1::dd';
            """,
            """
            CREATE DOMAIN d AS text COLLATE "C" CHECK (VALUE <> '');
            CREATE DOMAIN dd AS d DEFAULT 'r';
            CREATE TABLE t (id integer PRIMARY KEY, d d DEFAULT 'x', dd dd, ds d[], CHECK (d <> 'y'));
            CREATE INDEX i ON t (d);
            CREATE FUNCTION f(d) RETURNS dd LANGUAGE sql AS 'SELECT $1::dd';
            """),
        pair(
            "attributes of a composite type: added, and changed",
            "",
            """
            CREATE TYPE grows AS (a integer);
            CREATE TYPE changes AS (a integer, b text);
            COMMENT ON TYPE changes IS 'changes';
            COMMENT ON COLUMN changes.a IS 'a';
            CREATE TABLE t (g grows, c changes);
            CREATE FUNCTION f(changes) RETURNS grows LANGUAGE sql AS 'SELECT NULL::grows';
            CREATE VIEW v AS SELECT (c).b FROM t;
            """,
            """
            CREATE TYPE grows AS (a integer, "B b" varchar(10) COLLATE "C", c numeric(10,2)[]);
            CREATE TYPE changes AS (a bigint, b text);
            COMMENT ON TYPE changes IS 'changed';
            COMMENT ON COLUMN changes.b IS 'b';
            CREATE TABLE t (g grows, c changes);
            CREATE FUNCTION f(changes) RETURNS grows LANGUAGE sql AS 'SELECT NULL::grows';
            CREATE VIEW v AS SELECT (c).b FROM t;
            """),
        pair(
            "attributes of a composite type in another order, also in arrays and other types",
            "",
            """
            CREATE TYPE point3 AS (x integer, y integer, "Z z" integer);
            CREATE TYPE stretch AS (a point3, b point3);
            CREATE TABLE t (id integer PRIMARY KEY, p point3 DEFAULT '(1,2,3)', l stretch, ps point3[]);
            CREATE TABLE rows (r t, rs t[]);
            """,
            """
            CREATE TYPE point3 AS ("Z z" bigint, y integer, x integer, more text);
            CREATE TYPE stretch AS (a point3, b point3);
            CREATE TABLE t (id integer PRIMARY KEY, p point3 DEFAULT '(3,2,1,)', l stretch, ps point3[]);
            CREATE TABLE rows (r t, rs t[]);
            """),
        pair(
            "ranges and collations",
            "CREATE SCHEMA other;",
            """
            CREATE TYPE r AS RANGE (subtype = float8, subtype_diff = float8mi);
            CREATE COLLATION c (provider = icu, locale = 'de-DE');
            CREATE TABLE t (r r, x text COLLATE c);
            COMMENT ON TYPE r IS 'r';
            """,
            """
            CREATE COLLATION other.c (provider = icu, locale = 'und', deterministic = false);
            CREATE TYPE r AS RANGE (subtype = text, collation = other.c);
            CREATE TYPE other.intrange AS RANGE (subtype = integer);
            CREATE COLLATION c (provider = libc, locale = 'C');
            COMMENT ON COLLATION c IS 'c';
            CREATE TABLE t (r r, x text COLLATE c, i other.intrange);
            """),
        pair(
            "extensions and their types",
            "CREATE SCHEMA other;",
            """
            CREATE EXTENSION citext;
            CREATE EXTENSION hstore;
            CREATE TABLE t (c citext DEFAULT 'x', h hstore, x text);
            CREATE INDEX i ON t (c);
            CREATE VIEW v AS SELECT c, h -> 'a' AS a FROM t;
            """,
            """
            CREATE EXTENSION hstore SCHEMA other;
            CREATE EXTENSION pg_trgm;
            COMMENT ON EXTENSION pg_trgm IS 'our trigrams';
            CREATE EXTENSION "uuid-ossp";
            CREATE TABLE t (c text DEFAULT 'x', h other.hstore, x text, u uuid DEFAULT uuid_generate_v4());
            CREATE INDEX i ON t (c);
            CREATE INDEX g ON t USING gin (x gin_trgm_ops);
            CREATE VIEW v AS SELECT c, h OPERATOR(other.->) 'a' AS a FROM t;
            """));
  }

  private static final String ENUM_AND_ALL =
      """
      CREATE TYPE mood AS ENUM (%s);
      COMMENT ON TYPE mood IS 'how it is';
      GRANT USAGE ON TYPE mood TO pg_monitor;
      CREATE TABLE t (id integer PRIMARY KEY, m mood DEFAULT 'ok' NOT NULL, ms mood[] DEFAULT '{ok}',
          x text DEFAULT ('ok'::mood)::text,
          g boolean GENERATED ALWAYS AS (m = 'ok') STORED,
          CONSTRAINT k CHECK (m <> 'happy'), CONSTRAINT kk CHECK (x <> 'happy' OR 'ok'::mood = 'happy'));
      CREATE INDEX i ON t (id) WHERE m = 'ok';
      CREATE UNIQUE INDEX j ON t (m, id);
      CREATE FUNCTION f(mood, mood[] DEFAULT '{ok}') RETURNS SETOF mood LANGUAGE sql AS 'SELECT $1';
      COMMENT ON FUNCTION f(mood, mood[]) IS 'f';
      GRANT EXECUTE ON FUNCTION f(mood, mood[]) TO pg_monitor;
      REVOKE EXECUTE ON FUNCTION f(mood, mood[]) FROM PUBLIC;
      CREATE VIEW v AS SELECT m, f(m) AS fm FROM t;
      COMMENT ON COLUMN v.m IS 'the mood';
      GRANT SELECT ON v TO pg_monitor WITH GRANT OPTION;
      GRANT INSERT (m) ON v TO PUBLIC;
      CREATE MATERIALIZED VIEW mv AS SELECT m FROM v;
      CREATE INDEX mi ON mv (m);
      CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.m = 'ok') EXECUTE FUNCTION tf();
      CREATE POLICY p ON t USING (m = 'ok');
      """;

  static Stream<Arguments> views() {
    return Stream.of(
        pair(
            "views: columns appended, changed, dropped",
            "CREATE TABLE t (id integer, a text, b numeric(10,2));",
            """
            CREATE VIEW appended AS SELECT id FROM t;
            CREATE VIEW changed AS SELECT id, a FROM t;
            CREATE VIEW renamed AS SELECT id AS x FROM t;
            CREATE VIEW collated AS SELECT a FROM t;
            CREATE VIEW dropped AS SELECT id FROM changed;
            CREATE VIEW top AS SELECT changed.a FROM changed JOIN renamed ON x = id;
            """,
            """
            CREATE VIEW appended AS SELECT id, a FROM t WHERE id > 0;
            CREATE VIEW changed AS SELECT id, b AS a FROM t;
            CREATE VIEW renamed AS SELECT id AS y FROM t;
            CREATE VIEW collated AS SELECT a COLLATE "C" AS a FROM t;
            CREATE VIEW top AS SELECT changed.a FROM changed JOIN renamed ON y = id;
            """),
        pair(
            "views: options, defaults, rules, triggers, comments",
            "CREATE TABLE t (id integer, a text); CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
            """
            CREATE VIEW v WITH (security_barrier) AS SELECT id, a FROM t;
            ALTER VIEW v ALTER COLUMN a SET DEFAULT 'x';
            CREATE RULE r AS ON INSERT TO v DO INSTEAD INSERT INTO t VALUES (NEW.id, NEW.a);
            CREATE RULE off AS ON DELETE TO t DO ALSO NOTHING;
            ALTER TABLE t DISABLE RULE off;
            CREATE VIEW w AS SELECT id FROM t;
            CREATE TRIGGER tr INSTEAD OF UPDATE ON w FOR EACH ROW EXECUTE FUNCTION tf();
            COMMENT ON VIEW v IS 'v';
            """,
            """
            CREATE VIEW v AS SELECT id, a FROM t WHERE id > 0 WITH CASCADED CHECK OPTION;
            ALTER VIEW v ALTER COLUMN id SET DEFAULT 7;
            CREATE RULE r AS ON INSERT TO v WHERE NEW.id > 1 DO INSTEAD (INSERT INTO t VALUES (NEW.id); DELETE FROM t WHERE id = 0);
            COMMENT ON RULE r ON v IS 'r''s';
            CREATE RULE off AS ON DELETE TO t DO ALSO NOTHING;
            CREATE VIEW w WITH (security_barrier=false) AS SELECT id::bigint FROM t;
            CREATE TRIGGER tr INSTEAD OF UPDATE OR DELETE ON w FOR EACH ROW EXECUTE FUNCTION tf();
            COMMENT ON TRIGGER tr ON w IS 'tr';
            COMMENT ON COLUMN v.id IS E'line one\\nline \\\\two''s';
            """),
        pair(
            "views with what the server prints, but would read otherwise",
            "CREATE TABLE t (id integer, a varchar(10));",
            "",
            """
            CREATE VIEW v1 AS SELECT 'x' UNION ALL SELECT 'y';
            CREATE VIEW v2 AS SELECT x.k FROM (SELECT a FROM t UNION ALL SELECT 'PUBLIC') AS x (k);
            CREATE VIEW v3 AS SELECT id FROM t WHERE id BETWEEN 1 AND 2 AND a IN ('a', 'b')
                AND EXISTS (SELECT NULL FROM t x WHERE x.id BETWEEN 1 AND t.id AND x.a > 'b');
            CREATE MATERIALIZED VIEW m AS SELECT id, (SELECT 'b') AS s, -1 AS n FROM t;
            CREATE VIEW v4 AS SELECT id, (SELECT DISTINCT 'b' FROM t) AS s FROM t;
            CREATE VIEW v5 AS SELECT id FROM t WHERE EXISTS (
                SELECT DISTINCT ON (id, a IN ('b)', 'c')) 'x' FROM t);
            CREATE POLICY p ON t USING (EXISTS (SELECT 'x' FROM t z WHERE z.id = 1));
            CREATE RULE r AS ON DELETE TO t WHERE OLD.a IN ('a', 'b') AND OLD.id BETWEEN 1 AND 2
                DO INSTEAD NOTHING;
            CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER on_update BEFORE UPDATE ON t FOR EACH ROW
                WHEN (NEW.a > 'a' AND OLD.id BETWEEN 1 AND 2 AND NEW.id BETWEEN 1 AND 2)
                EXECUTE FUNCTION tf();
            """),
        pair(
            "a policy and a rule about a table that points back",
            "",
            """
            CREATE TABLE t (id integer PRIMARY KEY);
            CREATE TABLE u (id integer, t integer REFERENCES t);
            CREATE POLICY p ON t USING (id IN (SELECT t FROM u));
            CREATE RULE r AS ON DELETE TO t DO ALSO DELETE FROM u WHERE t = OLD.id;
            COMMENT ON POLICY p ON t IS 'p';
            """,
            "CREATE TABLE v (id integer);"),
        pair(
            "views over views around a column (only between)",
            "",
            VIEWS_OVER_VIEWS.formatted("varchar(10)", "integer"),
            VIEWS_OVER_VIEWS.formatted("varchar(20)", "bigint")),
        pair(
            "a recursive view, a view of itself in another schema, odd names",
            "CREATE SCHEMA \"Other One\"; CREATE TABLE \"Odd\" (id integer, parent integer, \"sel ect\" text);",
            """
            CREATE RECURSIVE VIEW tree (id) AS SELECT id FROM "Odd" UNION ALL SELECT o.id FROM "Odd" o JOIN tree t ON o.parent = t.id;
            CREATE VIEW "Other One".tree AS SELECT tree.id AS "I d" FROM tree;
            CREATE VIEW "a""view" AS SELECT "sel ect" FROM "Odd";
            """,
            """
            CREATE RECURSIVE VIEW tree (id, depth) AS SELECT id, 1 FROM "Odd" UNION ALL SELECT o.id, depth + 1 FROM "Odd" o JOIN tree t ON o.parent = t.id;
            CREATE VIEW "Other One".tree AS SELECT tree.id AS "I d", tree.depth FROM tree;
            CREATE VIEW "a""view" AS SELECT "sel ect", id FROM "Odd";
            COMMENT ON VIEW "a""view" IS 'q';
            COMMENT ON COLUMN "a""view"."sel ect" IS 's';
            """),
        pair(
            "materialized views",
            "CREATE SCHEMA other; CREATE TABLE t (id integer, a text);",
            """
            CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT id, a FROM t;
            CREATE UNIQUE INDEX mi ON m (id);
            CREATE INDEX ma ON m (lower(a)) WHERE id > 0;
            COMMENT ON INDEX ma IS 'old';
            CREATE MATERIALIZED VIEW other.m AS SELECT count(*) FROM m WITH NO DATA;
            CREATE MATERIALIZED VIEW same AS SELECT id FROM t;
            """,
            """
            CREATE MATERIALIZED VIEW m WITH (autovacuum_enabled = false) AS SELECT id, upper(a) AS a FROM t;
            CREATE UNIQUE INDEX mi ON m (id);
            ALTER MATERIALIZED VIEW m CLUSTER ON mi;
            CREATE INDEX ma ON m (lower(a));
            COMMENT ON INDEX ma IS 'new';
            COMMENT ON MATERIALIZED VIEW m IS 'm';
            COMMENT ON COLUMN m.a IS 'm.a';
            ALTER MATERIALIZED VIEW m ALTER COLUMN a SET STATISTICS 100;
            ALTER MATERIALIZED VIEW m ALTER COLUMN a SET STORAGE EXTERNAL;
            CREATE MATERIALIZED VIEW other.m AS SELECT count(*) FROM m;
            CREATE INDEX ON other.m (count);
            CREATE MATERIALIZED VIEW same AS SELECT id FROM t;
            """));
  }

  private static final String VIEWS_OVER_VIEWS =
      """
      CREATE TABLE t (id integer PRIMARY KEY, name %s, n %s);
      CREATE VIEW a AS SELECT id, name FROM t;
      COMMENT ON VIEW a IS 'a view';
      COMMENT ON COLUMN a.name IS 'its name';
      GRANT SELECT ON a TO pg_monitor;
      GRANT UPDATE (name), SELECT (id) ON a TO pg_read_all_stats;
      CREATE VIEW b AS SELECT a.name, t.n FROM a JOIN t USING (id);
      CREATE VIEW c AS SELECT b.name || 'x' AS x, count(*) FROM b GROUP BY b.name;
      CREATE MATERIALIZED VIEW m AS SELECT * FROM c;
      CREATE INDEX mi ON m (x);
      COMMENT ON INDEX mi IS 'index of m';
      CREATE VIEW grouped AS SELECT id, name FROM t GROUP BY id;
      CREATE FUNCTION fa() RETURNS SETOF a LANGUAGE sql AS 'SELECT * FROM a';
      GRANT EXECUTE ON FUNCTION fa() TO pg_monitor;
      CREATE VIEW d AS SELECT f.name FROM fa() f;
      CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER tr INSTEAD OF UPDATE ON a FOR EACH ROW EXECUTE FUNCTION tf();
      CREATE TRIGGER tn BEFORE UPDATE OF n ON t FOR EACH ROW EXECUTE FUNCTION tf();
      CREATE POLICY pn ON t USING (name <> '');
      CREATE RULE r AS ON DELETE TO b DO INSTEAD DELETE FROM t WHERE name = OLD.name;
      CREATE STATISTICS st ON name, n FROM t;
      CREATE VIEW untouched AS SELECT id FROM t;
      """;

  static Stream<Arguments> routines() {
    return Stream.of(
        pair(
            "functions: replaced or made anew",
            "CREATE SCHEMA other;",
            """
            CREATE FUNCTION body(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION arguments(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION names(a integer, b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION more_defaults(a integer, b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION less_defaults(a integer = 1, b integer = 2) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION result(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION outs(a integer, OUT x integer, OUT y text) LANGUAGE sql AS 'SELECT 1, ''''';
            CREATE FUNCTION tab() RETURNS TABLE (a integer, b text) LANGUAGE sql AS 'SELECT 1, ''''';
            CREATE FUNCTION many(VARIADIC xs integer[]) RETURNS SETOF integer LANGUAGE sql ROWS 5 COST 7 AS 'SELECT 1';
            CREATE FUNCTION other.body(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION length(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION "Odd Name"("a b" integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE PROCEDURE p(a integer, INOUT b integer) LANGUAGE plpgsql AS 'BEGIN b := 1; END';
            CREATE FUNCTION becomes() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            """,
            """
            CREATE FUNCTION body(a integer) RETURNS integer LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER
              PARALLEL SAFE LEAKPROOF SET search_path TO public, pg_temp SET work_mem = '4MB' AS $_$ BEGIN RETURN $1; -- it's
            END $_$;
            COMMENT ON FUNCTION body(integer) IS 'b';
            CREATE FUNCTION arguments(a bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION names(a integer, c integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION more_defaults(a integer, b integer = 5) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION less_defaults(a integer, b integer = 3) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION result(a integer) RETURNS text LANGUAGE sql AS 'SELECT ''1''';
            CREATE FUNCTION outs(a integer, OUT x integer, OUT z text) LANGUAGE sql AS 'SELECT 1, ''''';
            CREATE FUNCTION tab() RETURNS TABLE (a integer, b text, c date) LANGUAGE sql AS 'SELECT 1, '''', now()::date';
            CREATE FUNCTION many(VARIADIC xs integer[]) RETURNS SETOF integer LANGUAGE sql ROWS 50 WINDOW AS 'SELECT 2';
            CREATE FUNCTION other.body(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 2';
            CREATE FUNCTION other.body(a text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
            CREATE FUNCTION length(integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
            CREATE FUNCTION length(text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            COMMENT ON FUNCTION length(text) IS 'ours';
            CREATE FUNCTION "Odd Name"("c d" integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE PROCEDURE p(a integer, INOUT b integer, c text = 'x''y') LANGUAGE plpgsql AS 'BEGIN b := 2; END';
            COMMENT ON PROCEDURE p(integer, integer, text) IS 'p';
            CREATE PROCEDURE becomes() LANGUAGE sql AS 'SELECT 1';
            """),
        pair(
            "functions in defaults, checks, indexes, generated columns, policies, triggers, views, domains",
            "",
            FUNCTION_EVERYWHERE.formatted("a integer", "integer"),
            FUNCTION_EVERYWHERE.formatted("b integer", "bigint")),
        pair(
            "aggregates, operators, casts, operator classes",
            "CREATE SCHEMA other; CREATE TYPE e AS ENUM ('a', 'b');",
            """
            CREATE AGGREGATE mysum(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
            CREATE AGGREGATE gone(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
            CREATE FUNCTION eq(e, e) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2::text';
            CREATE OPERATOR === (FUNCTION = eq, LEFTARG = e, RIGHTARG = e, COMMUTATOR = ===);
            CREATE FUNCTION i(e) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
            CREATE CAST (e AS integer) WITH FUNCTION i(e);
            CREATE VIEW v AS SELECT 'a'::e === 'b'::e AS x, mysum(1) AS y;
            """,
            """
            CREATE AGGREGATE mysum(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1', PARALLEL = SAFE, COMBINEFUNC = int4pl);
            COMMENT ON AGGREGATE mysum(integer) IS 'sum';
            CREATE FUNCTION st(numeric[], numeric) RETURNS numeric[] LANGUAGE sql AS 'SELECT $1';
            CREATE FUNCTION fin(numeric[], float8) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
            CREATE AGGREGATE other.perc(float8 ORDER BY numeric) (SFUNC = st, STYPE = numeric[], FINALFUNC = fin, INITCOND = '{}');
            CREATE AGGREGATE biggest(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >);
            CREATE FUNCTION eq(e, e) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2::text OR false';
            CREATE FUNCTION ne(e, e) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text <> $2::text';
            CREATE FUNCTION h(e) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
            CREATE OPERATOR === (FUNCTION = eq, LEFTARG = e, RIGHTARG = e, COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES);
            CREATE OPERATOR !== (FUNCTION = ne, LEFTARG = e, RIGHTARG = e, COMMUTATOR = !==, NEGATOR = ===);
            CREATE OPERATOR other.!! (FUNCTION = h, RIGHTARG = e);
            COMMENT ON OPERATOR === (e, e) IS 'same';
            COMMENT ON OPERATOR other.!! (NONE, e) IS 'h';
            CREATE OPERATOR CLASS ops FOR TYPE e USING hash AS OPERATOR 1 ===, FUNCTION 1 h(e);
            COMMENT ON OPERATOR CLASS ops USING hash IS 'ops';
            CREATE FUNCTION i(e) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
            CREATE CAST (e AS integer) WITH FUNCTION i(e) AS ASSIGNMENT;
            CREATE CAST (integer AS e) WITH INOUT AS IMPLICIT;
            COMMENT ON CAST (e AS integer) IS 'cast';
            CREATE TABLE t (e e);
            CREATE INDEX ti ON t USING hash (e ops);
            CREATE VIEW v AS SELECT 'a'::e === 'b'::e AS x, mysum(1) AS y;
            """));
  }

  private static final String FUNCTION_EVERYWHERE =
      """
      CREATE FUNCTION f(%s = 1) RETURNS %s LANGUAGE sql IMMUTABLE AS 'SELECT 1';
      CREATE DOMAIN d AS integer DEFAULT f(3) CHECK (VALUE > f(4));
      CREATE TABLE t (id integer DEFAULT f(2), d d, g bigint GENERATED ALWAYS AS (f(id)) STORED,
          CONSTRAINT c CHECK (f(id) > 0));
      CREATE INDEX i ON t (f(id));
      CREATE INDEX j ON t (id) WHERE f(id) > 3;
      CREATE POLICY p ON t USING (f(id) > 5);
      CREATE VIEW v AS SELECT f(id) AS x FROM t;
      CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.id > f(6)) EXECUTE FUNCTION tf();
      CREATE STATISTICS s ON id, d FROM t;
      """;

  static Stream<Arguments> triggers() {
    return Stream.of(
        pair(
            "policies that read each other's tables through views",
            "CREATE TABLE kept (id integer);",
            "",
            """
            CREATE TABLE a (x integer);
            CREATE TABLE b (x integer);
            CREATE VIEW av AS SELECT x FROM a;
            CREATE VIEW bv AS SELECT x FROM b;
            CREATE POLICY of_a ON a USING (x = (SELECT max(bv.x) FROM bv));
            CREATE POLICY of_b ON b USING (x = (SELECT max(av.x) FROM av));
            """),
        pair(
            "states of triggers that partitions of partitions have from above",
            """
            CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE p (id integer) PARTITION BY LIST (id);
            """,
            "CREATE TRIGGER a AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION tf();",
            """
            CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2) PARTITION BY LIST (id);
            CREATE TABLE p1 PARTITION OF p2 FOR VALUES IN (2);
            CREATE TRIGGER a AFTER INSERT OR UPDATE ON p FOR EACH ROW EXECUTE FUNCTION tf();
            ALTER TABLE p2 DISABLE TRIGGER a;
            ALTER TABLE p1 ENABLE ALWAYS TRIGGER a;
            """),
        pair(
            "triggers",
            """
            CREATE SCHEMA other;
            CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE t (id integer, a text); CREATE TABLE other.t (id integer);
            CREATE TABLE parted (id integer) PARTITION BY RANGE (id);
            CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (10);
            """,
            """
            CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
            CREATE TRIGGER b AFTER UPDATE OF a ON t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a) EXECUTE FUNCTION tf('x', 'y''z');
            CREATE TRIGGER a BEFORE INSERT ON other.t FOR EACH ROW EXECUTE FUNCTION tf();
            ALTER TABLE other.t DISABLE TRIGGER a;
            CREATE TRIGGER gone BEFORE TRUNCATE ON t EXECUTE FUNCTION tf();
            """,
            """
            CREATE TRIGGER a BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tf();
            ALTER TABLE t ENABLE ALWAYS TRIGGER a;
            COMMENT ON TRIGGER a ON t IS 'a';
            CREATE TRIGGER b AFTER UPDATE OF a, id ON t FOR EACH ROW EXECUTE FUNCTION tf('x');
            CREATE TRIGGER a BEFORE INSERT ON other.t FOR EACH ROW EXECUTE FUNCTION tf();
            ALTER TABLE other.t ENABLE REPLICA TRIGGER a;
            CREATE TRIGGER "Odd Name" AFTER INSERT ON t REFERENCING NEW TABLE AS "n n" FOR EACH STATEMENT EXECUTE FUNCTION tf();
            CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON t FROM other.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tf();
            CREATE TRIGGER p AFTER INSERT ON parted FOR EACH ROW EXECUTE FUNCTION tf();
            """),
        pair(
            "row-level security",
            """
            CREATE TABLE t (id integer, owner name); CREATE TABLE u (id integer);
            """,
            """
            ALTER TABLE t ENABLE ROW LEVEL SECURITY;
            ALTER TABLE u FORCE ROW LEVEL SECURITY;
            CREATE POLICY altered ON t FOR SELECT TO PUBLIC USING (owner = current_user);
            CREATE POLICY anew ON t USING (id > 0);
            CREATE POLICY "Odd ""one" ON u AS RESTRICTIVE FOR DELETE USING (true);
            """,
            """
            ALTER TABLE t FORCE ROW LEVEL SECURITY;
            ALTER TABLE u ENABLE ROW LEVEL SECURITY;
            CREATE POLICY altered ON t FOR SELECT TO pg_monitor, pg_read_all_stats USING (owner = current_user OR EXISTS (SELECT FROM u WHERE u.id = t.id));
            COMMENT ON POLICY altered ON t IS 'p';
            CREATE POLICY anew ON t FOR UPDATE USING (id > 0) WITH CHECK (id > 1);
            CREATE POLICY "Odd ""one" ON u AS RESTRICTIVE FOR DELETE USING (id > 0);
            CREATE POLICY ins ON u FOR INSERT WITH CHECK (id > 0);
            """),
        pair(
            "an event trigger that hears of what it needs itself",
            "",
            """
            CREATE TABLE log (id integer);
            CREATE FUNCTION z() RETURNS integer LANGUAGE sql AS 'SELECT count(*)::integer FROM log';
            CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM z(); END';
            CREATE EVENT TRIGGER a ON ddl_command_end EXECUTE FUNCTION et();
            """,
            """
            CREATE TABLE log (id integer, more text);
            CREATE FUNCTION z() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM log';
            CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM z(); END';
            CREATE EVENT TRIGGER a ON sql_drop EXECUTE FUNCTION et();
            ALTER EVENT TRIGGER a DISABLE;
            COMMENT ON EVENT TRIGGER a IS 'hears';
            """),
        pair(
            "event triggers",
            "CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';",
            """
            CREATE EVENT TRIGGER a ON ddl_command_end EXECUTE FUNCTION et();
            CREATE EVENT TRIGGER b ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION et();
            ALTER EVENT TRIGGER b DISABLE;
            """,
            """
            CREATE EVENT TRIGGER a ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION et();
            COMMENT ON EVENT TRIGGER a IS 'a';
            CREATE EVENT TRIGGER b ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION et();
            ALTER EVENT TRIGGER b ENABLE ALWAYS;
            """));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        pair(
            "statistics, text search, conversions",
            "CREATE SCHEMA other; CREATE TABLE t (a integer, b integer, c text);",
            """
            CREATE STATISTICS s (ndistinct) ON a, b FROM t;
            CREATE STATISTICS other.s ON a, b FROM t;
            CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = english);
            CREATE TEXT SEARCH CONFIGURATION c (PARSER = default);
            ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word, asciiword WITH d, simple;
            CREATE INDEX i ON t USING gin (to_tsvector('c', c));
            """,
            """
            CREATE STATISTICS s (ndistinct, dependencies) ON a, b, c FROM t;
            ALTER STATISTICS s SET STATISTICS 50;
            COMMENT ON STATISTICS s IS 's';
            CREATE STATISTICS other.s ON a, b FROM t;
            CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, ACCEPT = false);
            CREATE TEXT SEARCH DICTIONARY other.d (TEMPLATE = snowball, LANGUAGE = german);
            COMMENT ON TEXT SEARCH DICTIONARY d IS 'd';
            CREATE TEXT SEARCH CONFIGURATION c (PARSER = default);
            ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH other.d, simple;
            ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR numword WITH simple;
            COMMENT ON TEXT SEARCH CONFIGURATION c IS 'c';
            CREATE INDEX i ON t USING gin (to_tsvector('c', c));
            CREATE CONVERSION conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
            """),
        pair(
            "publications",
            "CREATE SCHEMA other; CREATE TABLE t (id integer PRIMARY KEY, a text); CREATE TABLE other.u (id integer);",
            """
            CREATE PUBLICATION p FOR TABLE t;
            CREATE PUBLICATION q FOR ALL TABLES WITH (publish = 'insert');
            """,
            """
            CREATE PUBLICATION p FOR TABLE t, other.u WITH (publish = 'insert, update', publish_via_partition_root = true);
            COMMENT ON PUBLICATION p IS 'p';
            CREATE PUBLICATION "R r";
            """),
        pair(
            "foreign tables that inherit",
            "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;",
            """
            CREATE TABLE p (a integer);
            CREATE FOREIGN TABLE c (b text) INHERITS (p) SERVER s;
            CREATE FOREIGN TABLE d (CONSTRAINT k CHECK (a > 0)) INHERITS (p) SERVER s;
            """,
            """
            CREATE TABLE p (a integer, z integer, CONSTRAINT q CHECK (z > 0));
            CREATE FOREIGN TABLE c (b text NOT NULL) INHERITS (p) SERVER s;
            CREATE FOREIGN TABLE d () INHERITS (p) SERVER s;
            """),
        pair(
            "foreign data",
            "CREATE TYPE e AS ENUM ('a');",
            """
            CREATE FOREIGN DATA WRAPPER w;
            CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a''b');
            CREATE FOREIGN TABLE ft (a integer, b text) SERVER s;
            CREATE VIEW v AS SELECT a FROM ft;
            """,
            """
            CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'true');
            CREATE SERVER s TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'c', port '1');
            COMMENT ON SERVER s IS 's';
            CREATE FOREIGN TABLE ft (a integer OPTIONS (c 'd') NOT NULL, b varchar(10) COLLATE "C" DEFAULT 'q', e e, CONSTRAINT k CHECK (a > 0)) SERVER s OPTIONS (x 'y');
            COMMENT ON FOREIGN TABLE ft IS 'ft';
            COMMENT ON COLUMN ft.a IS 'ft.a';
            CREATE VIEW v AS SELECT a FROM ft;
            """));
  }

  static Stream<Arguments> dependencies() {
    return Stream.of(
        pair(
            "partitions by a hash of one's own, which belongs to the family of its class",
            """
            CREATE FUNCTION plain(integer, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
                AS 'SELECT $1 + $2';
            CREATE FUNCTION other(integer, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
                AS 'SELECT $1 - $2';
            CREATE TABLE kept (id integer);
            """,
            """
            CREATE OPERATOR CLASS mine FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 2 other(integer, bigint);
            CREATE TABLE a (id integer) PARTITION BY HASH (id mine);
            CREATE TABLE a1 PARTITION OF a FOR VALUES WITH (MODULUS 2, REMAINDER 1);
            """,
            """
            CREATE OPERATOR CLASS mine FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 2 plain(integer, bigint);
            CREATE TABLE a (id integer) PARTITION BY HASH (id mine);
            CREATE TABLE a0 PARTITION OF a FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE a1 PARTITION OF a FOR VALUES WITH (MODULUS 2, REMAINDER 1);
            """),
        pair(
            "from nothing to a cycle of a table, its check and a function",
            "",
            "",
            """
            CREATE TABLE t (id integer, a text);
            CREATE FUNCTION ok(t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.id > 0';
            ALTER TABLE t ADD CONSTRAINT c CHECK (ok(t));
            CREATE INDEX i ON t (ok(t));
            CREATE FUNCTION m(t) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION last() RETURNS integer LANGUAGE sql AS 'SELECT max(id) FROM t';
            ALTER TABLE t ALTER COLUMN id SET DEFAULT last();
            CREATE POLICY p ON t USING (ok(t));
            CREATE VIEW v AS SELECT t, ok(t) AS ok FROM t;
            CREATE FUNCTION of_view(v) RETURNS text LANGUAGE sql AS 'SELECT 1::text';
            CREATE RULE r AS ON INSERT TO v WHERE of_view(NULL::v) = '' DO INSTEAD NOTHING;
            CREATE RULE rr AS ON INSERT TO v DO INSTEAD NOTHING;
            """),
        pair(
            "tables of tables, functions of columns that go",
            "",
            """
            CREATE TABLE a (id integer, kept text, gone text);
            CREATE TABLE b (id integer, a a, aa a[]);
            CREATE VIEW v AS SELECT gone, kept FROM a;
            CREATE FUNCTION of_a(a) RETURNS SETOF a LANGUAGE sql AS 'SELECT $1';
            CREATE VIEW w AS SELECT x.kept FROM a, of_a(a) x;
            CREATE TABLE going (id integer PRIMARY KEY);
            CREATE FUNCTION of_going(going) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE VIEW vg AS SELECT of_going(going) FROM going;
            """,
            """
            CREATE TABLE a (id integer, kept text);
            CREATE TABLE b (id integer, a a, aa a[]);
            CREATE VIEW v AS SELECT kept FROM a;
            CREATE FUNCTION of_a(a) RETURNS SETOF a LANGUAGE sql AS 'SELECT $1';
            CREATE VIEW w AS SELECT x.kept FROM a, of_a(a) x;
            """),
        pair(
            "a table becomes a view, a view a table, a function a procedure, a type a domain",
            "",
            """
            CREATE TABLE x (id integer);
            CREATE VIEW y AS SELECT id FROM x;
            CREATE TYPE z AS ENUM ('a');
            CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
            """,
            """
            CREATE TABLE y (id integer);
            CREATE VIEW x AS SELECT id FROM y;
            CREATE DOMAIN z AS text;
            CREATE VIEW m AS SELECT 1 AS a;
            """),
        pair(
            "a schema goes with all in it",
            "",
            """
            CREATE SCHEMA s;
            CREATE EXTENSION citext SCHEMA s;
            CREATE TYPE s.e AS ENUM ('a');
            CREATE TABLE s.t (c s.citext, e s.e);
            CREATE FUNCTION s.f(s.t) RETURNS s.e LANGUAGE sql AS 'SELECT $1.e';
            CREATE VIEW s.v AS SELECT s.f(t) FROM s.t;
            CREATE FUNCTION s.tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER tr BEFORE INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.tf();
            CREATE MATERIALIZED VIEW s.m AS SELECT * FROM s.v;
            """,
            "CREATE TABLE t (id integer);"));
  }
}
