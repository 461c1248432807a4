package dev.stopover.dialect.mysql;

import dev.stopover.dialect.LiveQueries;

/** What a copy of a database needs beside its schema. */
final class MySqlLive {

  static final LiveQueries QUERIES =
      new LiveQueries(
          "",
          """
          SELECT concat('ALTER DATABASE CHARACTER SET ', @@character_set_server, ' COLLATE ',
            @@collation_server)
          UNION ALL
          SELECT concat('ALTER DATABASE CHARACTER SET ', default_character_set_name, ' COLLATE ',
            default_collation_name)
          FROM information_schema.schemata WHERE schema_name = database()
          """,
          """
          SELECT table_name, coalesce(table_rows, 0) FROM information_schema.tables
          WHERE table_schema = database() AND table_type = 'BASE TABLE' ORDER BY table_name
          """,
          """
          SHOW VARIABLES WHERE variable_name IN ('version', 'sql_mode', 'time_zone',
            'lower_case_table_names', 'character_set_server', 'collation_server',
            'default_storage_engine', 'innodb_strict_mode', 'innodb_default_row_format',
            'explicit_defaults_for_timestamp', 'foreign_key_checks', 'sql_require_primary_key',
            'sql_generate_invisible_primary_key', 'log_bin_trust_function_creators',
            'transaction_isolation', 'lock_wait_timeout')
          """);

  private MySqlLive() {}
}
