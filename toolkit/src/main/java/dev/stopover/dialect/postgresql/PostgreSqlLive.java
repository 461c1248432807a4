package dev.stopover.dialect.postgresql;

import dev.stopover.dialect.LiveQueries;

/** What a copy of a database needs beside its schema. */
final class PostgreSqlLive {

  static final LiveQueries QUERIES =
      new LiveQueries(
          """
          SELECT 'CREATE ROLE ' || quote_ident(rolname) FROM pg_catalog.pg_roles
          WHERE rolname !~ '^pg_' ORDER BY rolname
          """,
          "",
          """
          SELECT CASE WHEN n.nspname = current_schema() THEN '' ELSE n.nspname || '.' END || c.relname,
            greatest(c.reltuples, 0)::bigint
          FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          ORDER BY 1
          """,
          """
          SELECT name, current_setting(name) FROM pg_catalog.pg_settings
          WHERE name IN ('server_version', 'server_encoding', 'lc_collate', 'TimeZone', 'search_path',
            'standard_conforming_strings', 'check_function_bodies', 'default_tablespace',
            'default_toast_compression', 'default_transaction_isolation', 'session_replication_role',
            'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout')
          ORDER BY name
          """);

  private PostgreSqlLive() {}
}
