package dev.stopover.dialect.postgresql;

/** Read constraints and indexes in the server's own words. */
final class PostgreSqlKeys {

  /**
   * Begins the definition of a key or index of a partitioned table: those of its partitions are
   * made each under its own name, and attached to it.
   */
  static final String ONLY = "ONLY ";

  /** Begins the definition of an index of a partitioned table that not all partitions have. */
  static final String INVALID = "ONLY INVALID ";

  /**
   * Which partitions lack an index of their parent, or have one that a partition of theirs lacks:
   * it is not valid for that.
   */
  static final String LACKING =
      """
      SELECT x.indexrelid, h.inhrelid
        FROM pg_index x
        JOIN pg_class i ON i.oid = x.indexrelid AND i.relkind = 'I'
        JOIN pg_inherits h ON h.inhparent = x.indrelid
       WHERE NOT x.indisvalid
         AND NOT EXISTS (SELECT FROM pg_inherits piece
                           JOIN pg_index own ON own.indexrelid = piece.inhrelid
                          WHERE piece.inhparent = x.indexrelid AND own.indrelid = h.inhrelid
                            AND own.indisvalid)
      """;

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
             CASE WHEN c.relkind = 'p' AND k.contype IN ('p', 'u', 'x')
                  THEN CASE WHEN lacking.indexrelid IS NULL THEN 'ONLY '
                            ELSE 'ONLY INVALID ' END ELSE '' END
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
             own.names AS "COLUMN_NAMES",
             fn.nspname AS "TARGET_SCHEMA",
             f.relname AS "TARGET_TABLE",
             target.names AS "TARGET_COLUMN_NAMES",
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
        LEFT JOIN (SELECT DISTINCT indexrelid FROM (%s) each) lacking
          ON lacking.indexrelid = k.conindid
        LEFT JOIN (%s) own ON own.oid = k.oid
        LEFT JOIN (%s) target ON target.oid = k.oid
        LEFT JOIN pg_class f ON f.oid = k.confrelid AND k.contype = 'f'
        LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
       WHERE %s
         AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
         AND (k.contype IN ('p', 'u', 'x')
              OR (k.contype = 'f' AND k.conparentid = 0)
              OR (k.contype = 'c' AND (k.conislocal OR c.relispartition)))
      """
          .formatted(
              LACKING,
              columnNames("conrelid", "conkey"),
              columnNames("confrelid", "confkey"),
              PostgreSqlCatalog.OWN_SCHEMAS);

  static final String INDEXES =
      """
      SELECT NULL::text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM",
             'pg_class ' || i.oid AS "OBJECT_KEY",
             c.relname AS "TABLE_NAME", i.relname AS "INDEX_NAME", i.relname AS "COLUMN_NAME",
             NOT x.indisunique AS "NON_UNIQUE", 3 AS "TYPE", 1 AS "ORDINAL_POSITION",
             'A' AS "ASC_OR_DESC", 0 AS "CARDINALITY", 0 AS "PAGES",
             keys.names AS "KEYS",
             CASE WHEN i.relkind <> 'I' THEN ''
                  WHEN lacking.indexrelid IS NULL THEN 'ONLY '
                  ELSE 'ONLY INVALID ' END || substr(pg_get_indexdef(x.indexrelid),
                    length('CREATE INDEX  ON . ') + 1
                      + CASE WHEN x.indisunique THEN length('UNIQUE ') ELSE 0 END
                      + CASE i.relkind WHEN 'I' THEN length('ONLY ') ELSE 0 END
                      + length(quote_ident(i.relname) || quote_ident(n.nspname)
                                 || quote_ident(c.relname))) AS "DEFINITION",
             NULL::text AS "COMMENT_TEXT"
        FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        LEFT JOIN (SELECT DISTINCT indexrelid FROM (%s) each) lacking
          ON lacking.indexrelid = i.oid
        JOIN (SELECT k.indexrelid,
                     json_agg(CASE WHEN u.attnum = 0
                                   THEN pg_get_indexdef(k.indexrelid, u.place::int, true)
                                   ELSE a.attname END ORDER BY u.place)::text AS names
                FROM pg_index k
               CROSS JOIN LATERAL unnest(k.indkey::int2[]) WITH ORDINALITY u(attnum, place)
                LEFT JOIN pg_attribute a
                  ON a.attrelid = k.indrelid AND a.attnum = u.attnum AND u.attnum <> 0
               WHERE u.place <= k.indnkeyatts AND k.indrelid >= 16384
               GROUP BY k.indexrelid) keys ON keys.indexrelid = x.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s
         AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_constraint k
                          WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
      """
          .formatted(LACKING, PostgreSqlCatalog.OWN_SCHEMAS);

  private PostgreSqlKeys() {}

  /** Give the columns of every constraint in their order, all in one go. */
  private static String columnNames(String table, String key) {
    return """
        SELECT k.oid, json_agg(a.attname ORDER BY u.place)::text AS names
          FROM pg_constraint k
         CROSS JOIN LATERAL unnest(k.%2$s) WITH ORDINALITY u(attnum, place)
          JOIN pg_attribute a ON a.attrelid = k.%1$s AND a.attnum = u.attnum
         GROUP BY k.oid"""
        .formatted(table, key);
  }
}
