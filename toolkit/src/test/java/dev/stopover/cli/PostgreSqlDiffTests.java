package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostgreSqlDiffTests extends DiffContract {

  PostgreSqlDiffTests() {
    super("postgres:17");
  }

  @Test
  void privilegesCountOnRequest() throws IOException {
    var old = write("old.sql", "CREATE TABLE t (a integer); GRANT SELECT ON t TO pg_monitor;");
    var reduced = write("new.sql", "CREATE TABLE t (a integer);");
    assertThat(call("diff", "file:" + old, "file:" + reduced)).isEqualTo(new Call(0, "", ""));
    assertThat(call("diff", "--privileges", "file:" + old, "file:" + reduced))
        .isEqualTo(different("REVOKE SELECT ON TABLE t FROM pg_monitor;\n"));
  }

  /** Tools for migrations run each file in a transaction, {@code psql} does not. */
  @Test
  void statementsThatAskForTransactionsHaveOne() throws IOException {
    var file =
        write(
            "new.sql",
            """
            CREATE SCHEMA s;
            CREATE TYPE s.kind AS ENUM ('a');
            -- as in a migration
            SET LOCAL search_path = s;
            CREATE TABLE t (a integer, k kind);
            ALTER TYPE kind ADD VALUE 'b';
            LOCK TABLE t IN ACCESS EXCLUSIVE MODE;
            CREATE TEMP TABLE x ON COMMIT DROP AS SELECT 1 AS a;
            INSERT INTO t SELECT a FROM x;
            SAVEPOINT s1;
            DROP TABLE t;
            ROLLBACK TO SAVEPOINT s1;
            CREATE INDEX CONCURRENTLY t_a ON s.t (a);
            """);
    assertThat(call("diff", "empty", "file:" + file))
        .isEqualTo(
            different(
                """
                CREATE SCHEMA s;

                CREATE TYPE s.kind AS ENUM ('a', 'b');

                CREATE TABLE s.t (
                    a integer,
                    k s.kind
                );
                CREATE INDEX t_a ON s.t (a);
                """));
  }

  /** The values of a type that goes by another name, or has more labels, are not lost. */
  @Test
  void anotherNameOfATypeLosesNothing() throws Exception {
    var from =
        write(
            "old.sql",
            """
            CREATE TYPE mood AS ENUM ('a', 'b');
            CREATE DOMAIN word AS text;
            CREATE TABLE t (m mood[], w word);
            """);
    var to =
        write(
            "new.sql",
            """
            CREATE TYPE "Mood" AS ENUM ('a', 'c', 'b');
            CREATE DOMAIN term AS text;
            CREATE TABLE t (m "Mood"[], w term);
            """);
    assertThat(call("diff", "file:" + from, "file:" + to))
        .isEqualTo(
            different(
                """
                CREATE TYPE "Mood" AS ENUM ('a', 'c', 'b');

                CREATE DOMAIN term AS text;

                ALTER TABLE t ALTER COLUMN m TYPE "Mood"[] USING m::text[]::"Mood"[];

                ALTER TABLE t ALTER COLUMN w TYPE term USING w::text::term;

                DROP TYPE mood;

                DROP DOMAIN word;
                """));
  }

  /** What is unique in one way need not be so in another one. */
  @Test
  void keysKnowWhenTwoRowsAreAlike() throws IOException {
    var collation =
        "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);";
    var old =
        write(
            "old.sql",
            collation
                + """
                CREATE TABLE a (x int);
                CREATE UNIQUE INDEX a_x ON a (x);
                CREATE TABLE b (email text, CONSTRAINT b_email UNIQUE (email));
                CREATE TABLE c (id int PRIMARY KEY, c int, d int);
                ALTER TABLE c ADD CONSTRAINT c_c FOREIGN KEY (c) REFERENCES c NOT VALID;
                ALTER TABLE c ADD CONSTRAINT c_d FOREIGN KEY (d) REFERENCES c;
                CREATE TABLE d (x int, y int, CONSTRAINT d_x UNIQUE NULLS NOT DISTINCT (x));
                CREATE TABLE e (email text, CONSTRAINT e_email UNIQUE (email));
                CREATE TABLE f (email text, x int);
                CREATE UNIQUE INDEX f_email ON f (email COLLATE ci);
                CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
                CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
                CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
                CREATE UNIQUE INDEX p1_a_b ON p1 (a, b);
                CREATE UNIQUE INDEX p_a_b ON ONLY p (a, b);
                ALTER INDEX p_a_b ATTACH PARTITION p1_a_b;
                """);
    var young =
        write(
            "young.sql",
            collation
                + """
                CREATE TABLE a (x int, CONSTRAINT a_x UNIQUE NULLS NOT DISTINCT (x));
                CREATE TABLE b (email text);
                CREATE UNIQUE INDEX b_email ON b (email COLLATE ci);
                CREATE TABLE c (id int PRIMARY KEY, c int, d int);
                ALTER TABLE c ADD CONSTRAINT c_c FOREIGN KEY (c) REFERENCES c ON DELETE CASCADE;
                ALTER TABLE c ADD CONSTRAINT c_d FOREIGN KEY (d) REFERENCES c ON DELETE CASCADE;
                CREATE TABLE d (x int, y int);
                CREATE UNIQUE INDEX d_x ON d (y, x DESC) INCLUDE (x) NULLS NOT DISTINCT;
                CREATE TABLE e (email text COLLATE ci, x int, CONSTRAINT e_email UNIQUE (email, x));
                CREATE TABLE f (email text, x int, CONSTRAINT f_email UNIQUE (email, x));
                CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
                CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
                CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
                CREATE UNIQUE INDEX p_a_b ON p (a, b);
                """);

    assertThat(call("diff", "file:" + old, "file:" + young).out().lines())
        .filteredOn(line -> line.startsWith("-- may be refused"))
        .containsExactlyInAnyOrder(
            "-- may be refused: a: rows that are there may not fulfil CONSTRAINT a_x UNIQUE NULLS NOT DISTINCT (x)",
            "-- may be refused: b: rows that are there may not be unique in email",
            "-- may be refused: c: rows that are there may not fulfil CONSTRAINT c_c FOREIGN KEY (c) REFERENCES c(id) ON DELETE CASCADE",
            "-- may be refused: f: rows that are there may not fulfil CONSTRAINT f_email UNIQUE (email, x)",
            "-- may be refused: p2: rows that are there may not be unique in a, b");
  }

  @Override
  String addPoints() {
    return "ALTER TABLE customers ADD COLUMN points integer;\n";
  }

  @Override
  String procedure(String name, String body) {
    return "CREATE PROCEDURE %s() LANGUAGE plpgsql AS $$BEGIN %s; END$$".formatted(name, body);
  }

  /** The server follows in what it knows of a function, which is not its body. */
  @Test
  void functionsOfTriggersAndOverRowsSpeakOfOldNames() throws IOException {
    var old =
        """
        CREATE TABLE events (id int, changed timestamptz);
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql
          AS $$BEGIN NEW.changed := now(); RETURN NEW; END$$;
        CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql
          AS $$BEGIN NEW.changed := now(); RETURN NEW; END$$;
        CREATE TRIGGER t BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE FUNCTION upcoming(events) RETURNS SETOF events LANGUAGE plpgsql
          AS $$BEGIN RETURN QUERY SELECT * FROM events; END$$;
        """;
    var young =
        old.replace("TABLE events (id int, changed", "TABLE shows (id int, changed_at")
            .replace("ON events", "ON shows")
            .replace(
                "upcoming(events) RETURNS SETOF events", "upcoming(shows) RETURNS SETOF shows");

    assertThat(
            call(
                    List.of("--rename", "events.changed=changed_at", "--rename", "events=shows"),
                    "diff",
                    "file:" + write("old.sql", old),
                    "file:" + write("young.sql", young))
                .out()
                .lines())
        .filteredOn(line -> line.startsWith("--"))
        .containsExactly(
            "-- function touch() goes on to speak of column events.changed, and has to be written anew",
            "-- function upcoming(shows) goes on to speak of table events, and has to be written anew");
  }

  @Override
  String renamedIndexes() {
    return """
        ALTER INDEX old_a RENAME TO new_a;

        ALTER INDEX old_b RENAME TO new_b;

        -- index x on t cannot be changed in place, and is made anew further down
        DROP INDEX x;

        -- index y on t cannot be changed in place, and is made anew further down
        DROP INDEX y;

        CREATE INDEX x ON t (b, a);

        CREATE INDEX y ON t (a, b);
        """;
  }

  @Override
  String fileFailed() {
    return """
        {file} failed in line 2: ERROR: table "nothing" does not exist (SQLSTATE 42P01).
        Statement: DROP TABLE nothing
        Correct the file, or what it needs to be there before it.""";
  }

  @Override
  String dump() {
    return """
        \\restrict aBc
        SET statement_timeout = 0;
        SET a_setting_of_a_later_version = 0;
        SELECT pg_catalog.set_config('search_path', '', false);
        CREATE DATABASE shop WITH TEMPLATE = template0;
        ALTER DATABASE shop OWNER TO nobody_here;
        \\connect shop
        CREATE SCHEMA public;
        ALTER SCHEMA public OWNER TO nobody_here;
        COMMENT ON SCHEMA public IS 'standard public schema';
        CREATE ROLE nobody_here;
        -- all or nothing
        BEGIN;
        CREATE TABLE public.customers (
            id integer NOT NULL
        );
        ALTER TABLE public.customers OWNER TO nobody_here;
        COMMIT;
        COPY public.customers (id) FROM stdin;
        1
        \\.
        GRANT SELECT ON TABLE public.customers TO nobody_here;
        \\unrestrict aBc
        """;
  }
}
