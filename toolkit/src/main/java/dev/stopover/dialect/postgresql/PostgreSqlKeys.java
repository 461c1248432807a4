package dev.stopover.dialect.postgresql;

/** Read constraints and indexes in the server's own words. */
final class PostgreSqlKeys {

  /**
   * Begins the definition of a key or index of a partitioned table: those of its partitions are
   * made each under its own name, and attached to it.
   */
  static final String ONLY = "ONLY ";

  /**
   * What every partition gets from a foreign key of its parent comes back by itself; a check of a
   * parent must be there before a partition is attached. The server prints a key without the
   * parameters of its index.
   */
  static final String CONSTRAINTS =
      """
      SELECT NULL::text AS "CONSTRAINT_CATALOG", n.nspname AS "CONSTRAINT_SCHEMA",
             k.conname AS "CONSTRAINT_NAME", c.relname AS "TABLE_NAME",
             'pg_constraint ' || k.oid AS "OBJECT_KEY",
             CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE'
                            WHEN 'f' THEN 'FOREIGN KEY' WHEN 'x' THEN 'EXCLUDE'
                            ELSE 'CHECK' END AS "CONSTRAINT_TYPE",
             'NO' AS "IS_DEFERRABLE", 'NO' AS "INITIALLY_DEFERRED",
             CASE WHEN c.relkind = 'p' AND k.contype IN ('p', 'u', 'x') THEN 'ONLY ' ELSE '' END
               || CASE WHEN k.contype IN ('p', 'u') AND i.reloptions IS NOT NULL
                       THEN regexp_replace(
                              pg_get_constraintdef(k.oid),
                              '( DEFERRABLE( INITIALLY DEFERRED)?)?$',
                              (SELECT ' WITH ('
                                 || string_agg(split_part(parameter, '=', 1) || '='
                                      || quote_literal(
                                           substr(parameter, strpos(parameter, '=') + 1)), ', ')
                                 || ')\\1'
                                 FROM unnest(i.reloptions) parameter))
                       ELSE pg_get_constraintdef(k.oid) END AS "DEFINITION",
             (SELECT json_agg(a.attname ORDER BY p.place)
                FROM unnest(k.conkey) WITH ORDINALITY p(attnum, place)
                JOIN pg_attribute a ON a.attrelid = k.conrelid
                 AND a.attnum = p.attnum)::text AS "COLUMN_NAMES",
             fn.nspname AS "TARGET_SCHEMA",
             f.relname AS "TARGET_TABLE",
             (SELECT json_agg(a.attname ORDER BY p.place)
                FROM unnest(k.confkey) WITH ORDINALITY p(attnum, place)
                JOIN pg_attribute a ON a.attrelid = k.confrelid
                 AND a.attnum = p.attnum)::text AS "TARGET_COLUMN_NAMES",
             CASE k.confdeltype WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE'
               WHEN 'n' THEN 'SET_NULL' WHEN 'd' THEN 'SET_DEFAULT'
               ELSE 'NO_ACTION' END AS "DELETE_ACTION",
             CASE k.confupdtype WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE'
               WHEN 'n' THEN 'SET_NULL' WHEN 'd' THEN 'SET_DEFAULT'
               ELSE 'NO_ACTION' END AS "UPDATE_ACTION",
             CASE k.contype WHEN 'c' THEN pg_get_expr(k.conbin, k.conrelid) END
               AS "CHECK_EXPRESSION"
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_class i ON i.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
        LEFT JOIN pg_class f ON f.oid = k.confrelid AND k.contype = 'f'
        LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
       WHERE %s
         AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
         AND (k.contype IN ('p', 'u', 'x')
              OR (k.contype = 'f' AND k.conparentid = 0)
              OR (k.contype = 'c' AND (k.conislocal OR c.relispartition)))
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  static final String INDEXES =
      """
      SELECT NULL::text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM",
             'pg_class ' || i.oid AS "OBJECT_KEY",
             c.relname AS "TABLE_NAME", i.relname AS "INDEX_NAME", i.relname AS "COLUMN_NAME",
             NOT x.indisunique AS "NON_UNIQUE", 3 AS "TYPE", 1 AS "ORDINAL_POSITION",
             'A' AS "ASC_OR_DESC", 0 AS "CARDINALITY", 0 AS "PAGES",
             (SELECT json_agg(coalesce(a.attname, pg_get_indexdef(x.indexrelid, k, true))
                              ORDER BY k)
                FROM generate_series(1, x.indnkeyatts) k
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid
                 AND a.attnum = nullif(x.indkey[k - 1], 0))::text AS "KEYS",
             CASE i.relkind WHEN 'I' THEN 'ONLY ' ELSE '' END || substr(pg_get_indexdef(x.indexrelid),
                    length('CREATE INDEX  ON . ') + 1
                      + CASE WHEN x.indisunique THEN length('UNIQUE ') ELSE 0 END
                      + CASE i.relkind WHEN 'I' THEN length('ONLY ') ELSE 0 END
                      + length(quote_ident(i.relname) || quote_ident(n.nspname)
                                 || quote_ident(c.relname))) AS "DEFINITION",
             NULL::text AS "COMMENT_TEXT"
        FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s
         AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_constraint k
                          WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  private PostgreSqlKeys() {}
}
