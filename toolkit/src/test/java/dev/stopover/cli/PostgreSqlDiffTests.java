package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

  @Override
  String addPoints() {
    return "ALTER TABLE customers ADD COLUMN points integer;\n";
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
