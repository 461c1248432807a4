package dev.stopover.dialect.postgresql;

import dev.stopover.dialect.CatalogQueries;
import java.util.List;

/**
 * Read a database's own schemas from {@code pg_catalog}, which any role may (PostgreSQL manual,
 * chapter 53 System Catalogs). What an extension brought along is left out.
 */
final class PostgreSqlCatalog {

  /** The column option that holds a collation other than the type's own. */
  static final String COLLATION = "collation";

  static final String OWN_SCHEMAS = "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'";

  private static final String SCHEMATA =
      """
      SELECT NULL::text AS "CATALOG_NAME", n.nspname AS "SCHEMA_NAME"
        FROM pg_namespace n
       WHERE %s
         AND NOT EXISTS (SELECT FROM pg_depend e
                          WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid
                            AND e.deptype = 'e')
      """
          .formatted(OWN_SCHEMAS);

  private static final String TABLES =
      """
      SELECT NULL::text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM",
             c.relname AS "TABLE_NAME", 'TABLE' AS "TABLE_TYPE",
             'pg_class ' || c.oid AS "OBJECT_KEY",
             NULL::text AS "REMARKS",
             obj_description(c.oid, 'pg_class') AS "COMMENT_TEXT", '{}' AS "OPTIONS"
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s
         AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_depend e
                          WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
                            AND e.deptype = 'e')
      """
          .formatted(OWN_SCHEMAS);

  private static final String COLUMNS =
      """
      SELECT NULL::text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM",
             c.relname AS "TABLE_NAME", a.attname AS "COLUMN_NAME",
             'pg_class ' || c.oid || ' ' || a.attnum AS "OBJECT_KEY",
             a.attnum AS "ORDINAL_POSITION", 0 AS "DATA_TYPE", t.typname AS "TYPE_NAME",
             0 AS "COLUMN_SIZE", 0 AS "DECIMAL_DIGITS",
             CASE WHEN a.attnotnull THEN 0 ELSE 1 END AS "NULLABLE",
             NULL::text AS "COLUMN_DEF", 'NO' AS "IS_AUTOINCREMENT",
             'NO' AS "IS_GENERATEDCOLUMN",
             NULL::text AS "REMARKS", col_description(c.oid, a.attnum) AS "COMMENT_TEXT",
             format_type(a.atttypid, a.atttypmod) AS "NATIVE_TYPE",
             CASE WHEN a.attgenerated = '' AND serial.sequence IS NULL
                  THEN pg_get_expr(d.adbin, d.adrelid) END AS "DEFAULT_EXPRESSION",
             CASE WHEN a.attidentity = 'a' THEN 'ALWAYS'
                  WHEN a.attidentity = 'd' THEN 'BY DEFAULT'
                  WHEN serial.sequence IS NOT NULL THEN 'SERIAL' END AS "IDENTITY",
             CASE WHEN a.attgenerated <> ''
                  THEN pg_get_expr(d.adbin, d.adrelid) END AS "COMPUTED_EXPRESSION",
             a.attgenerated = 's' AS "COMPUTED_STORED",
             CASE WHEN a.attcollation <> t.typcollation
                  THEN json_build_object('collation', a.attcollation::regcollation::text)
                  ELSE '{}' END::text AS "OPTIONS"
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        LEFT JOIN LATERAL (
             SELECT own.objid AS sequence
               FROM pg_depend own
               JOIN pg_depend use ON use.classid = 'pg_attrdef'::regclass AND use.objid = d.oid
                AND use.refclassid = 'pg_class'::regclass AND use.refobjid = own.objid
              WHERE own.classid = 'pg_class'::regclass AND own.deptype = 'a'
                AND own.refclassid = 'pg_class'::regclass
                AND own.refobjid = c.oid AND own.refobjsubid = a.attnum
                AND a.attnotnull AND t.typname IN ('int2', 'int4', 'int8')
                AND pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\\(''.*''::regclass\\)$') serial
          ON true
       WHERE %s AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
       ORDER BY c.relname, a.attnum
      """
          .formatted(OWN_SCHEMAS);

  private static final String CONSTRAINTS =
      """
      SELECT NULL::text AS "CONSTRAINT_CATALOG", n.nspname AS "CONSTRAINT_SCHEMA",
             k.conname AS "CONSTRAINT_NAME", c.relname AS "TABLE_NAME",
             'pg_constraint ' || k.oid AS "OBJECT_KEY",
             CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE'
                            WHEN 'f' THEN 'FOREIGN KEY' ELSE 'CHECK' END AS "CONSTRAINT_TYPE",
             'NO' AS "IS_DEFERRABLE", 'NO' AS "INITIALLY_DEFERRED",
             pg_get_constraintdef(k.oid) AS "DEFINITION",
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
        LEFT JOIN pg_class f ON f.oid = k.confrelid AND k.contype = 'f'
        LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
       WHERE %s
         AND {TABLE c.relname} AND k.contype IN ('p', 'u', 'f', 'c') AND k.conparentid = 0
      """
          .formatted(OWN_SCHEMAS);

  private static final String INDEXES =
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
             substr(pg_get_indexdef(x.indexrelid),
                    length('CREATE INDEX  ON . ') + 1
                      + CASE WHEN x.indisunique THEN length('UNIQUE ') ELSE 0 END
                      + CASE i.relkind WHEN 'I' THEN length('ONLY ') ELSE 0 END
                      + length(quote_ident(i.relname) || quote_ident(n.nspname)
                                 || quote_ident(c.relname))) AS "DEFINITION",
             obj_description(i.oid, 'pg_class') AS "COMMENT_TEXT"
        FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s
         AND {TABLE c.relname} AND c.relkind IN ('r', 'p') AND NOT i.relispartition
         AND NOT EXISTS (SELECT FROM pg_constraint k
                          WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
      """
          .formatted(OWN_SCHEMAS);

  private static final String SEQUENCES =
      """
      SELECT NULL::text AS "SEQUENCE_CATALOG", n.nspname AS "SEQUENCE_SCHEMA",
             'pg_class ' || c.oid AS "OBJECT_KEY", '{}' AS "OPTIONS",
             c.relname AS "SEQUENCE_NAME", s.seqincrement AS "INCREMENT",
             s.seqstart AS "START_VALUE", s.seqmin AS "MINIMUM_VALUE",
             s.seqmax AS "MAXIMUM_VALUE", s.seqcycle AS "CYCLE_OPTION"
        FROM pg_sequence s
        JOIN pg_class c ON c.oid = s.seqrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s
         AND NOT EXISTS (SELECT FROM pg_depend d
                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                            AND d.deptype IN ('a', 'i', 'e'))
      """
          .formatted(OWN_SCHEMAS);

  /** Types come with each table, and arrays and multiranges with each type: those are no news. */
  private static final String NOT_COMPARED =
      """
      SELECT object.type || ' ' || object.identity AS "OBJECT"
        FROM (SELECT 'pg_class'::regclass, c.oid
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE %1$s AND c.relkind IN ('m', 'f')
               UNION ALL
              SELECT 'pg_proc'::regclass, p.oid
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE %1$s
               UNION ALL
              SELECT 'pg_type'::regclass, t.oid
                FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                LEFT JOIN pg_class c ON c.oid = t.typrelid
               WHERE %1$s AND t.typtype IN ('e', 'd', 'r', 'c') AND coalesce(c.relkind, 'c') = 'c'
               UNION ALL
              SELECT 'pg_trigger'::regclass, t.oid
                FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE %1$s AND NOT t.tgisinternal
               UNION ALL
              SELECT 'pg_policy'::regclass, p.oid
                FROM pg_policy p
               UNION ALL
              SELECT 'pg_rewrite'::regclass, r.oid
                FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
                JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE %1$s AND r.rulename <> '_RETURN'
               UNION ALL
              SELECT 'pg_constraint'::regclass, k.oid
                FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
               WHERE %1$s AND k.contype = 'x'
               UNION ALL
              SELECT 'pg_statistic_ext'::regclass, s.oid FROM pg_statistic_ext s
               UNION ALL
              SELECT 'pg_extension'::regclass, e.oid FROM pg_extension e
               WHERE e.extname <> 'plpgsql') found(classid, objid)
        CROSS JOIN LATERAL pg_identify_object(found.classid, found.objid, 0) object
       WHERE NOT EXISTS (SELECT FROM pg_depend e
                          WHERE e.classid = found.classid AND e.objid = found.objid
                            AND e.deptype = 'e')
       UNION ALL
      SELECT CASE WHEN c.relkind = 'p' THEN 'partitioning of table '
                  WHEN c.relispartition THEN 'place in a partitioned table of table '
                  WHEN c.relrowsecurity THEN 'row-level security of table '
                  WHEN c.relpersistence = 'u' THEN 'unlogged state of table '
                  WHEN c.reloptions IS NOT NULL THEN 'storage parameters of table '
                  ELSE 'inheritance of table ' END || c.oid::regclass
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %1$s AND c.relkind IN ('r', 'p')
         AND (c.relkind = 'p' OR c.relispartition OR c.relrowsecurity
              OR c.relpersistence = 'u' OR c.reloptions IS NOT NULL
              OR EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid))
      """
          .formatted(OWN_SCHEMAS);

  static final CatalogQueries QUERIES =
      new CatalogQueries(
          List.of(),
          SCHEMATA,
          TABLES,
          COLUMNS,
          CONSTRAINTS,
          INDEXES,
          SEQUENCES,
          PostgreSqlObjects.QUERIES,
          List.of(PostgreSqlObjects.DEPENDENCIES),
          NOT_COMPARED);

  private PostgreSqlCatalog() {}
}
