package dev.stopover.dialect.postgresql;

import dev.stopover.dialect.CatalogQueries;
import java.util.List;
import java.util.stream.Stream;

/**
 * Read a database's own schemas from {@code pg_catalog}, which any role may (PostgreSQL manual,
 * chapter 53 System Catalogs). What an extension brought along is left out.
 */
final class PostgreSqlCatalog {

  static final String OWN_SCHEMAS = "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'";

  /**
   * What the server prints depends on the session; so every session reads in the same one, and what
   * was there is kept in a setting of our own, since a read-only transaction has no other place. A
   * database that was just built has no statistics, and without them nested loops over whole
   * catalogs look cheap.
   */
  private static final List<String> PREPARATION =
      List.of(
          """
          SELECT set_config('stopover.session',
                            (SELECT json_object_agg(name, current_setting(name))
                               FROM unnest(ARRAY['search_path', 'quote_all_identifiers',
                                                 'datestyle', 'intervalstyle', 'timezone',
                                                 'extra_float_digits', 'bytea_output', 'jit',
                                                 'enable_nestloop', 'lock_timeout',
                                                 'standard_conforming_strings']) name)::text,
                            false)
          """,
          """
          SELECT set_config('search_path', coalesce(quote_ident(current_schema()), ''), false),
                 set_config('quote_all_identifiers', 'off', false),
                 set_config('datestyle', 'ISO', false),
                 set_config('intervalstyle', 'postgres', false),
                 set_config('timezone', 'UTC', false),
                 set_config('extra_float_digits', '1', false),
                 set_config('bytea_output', 'hex', false),
                 set_config('jit', 'off', false),
                 set_config('enable_nestloop', 'off', false),
                 set_config('lock_timeout', '10s', false),
                 set_config('standard_conforming_strings', 'on', false)
          """);

  private static final List<String> RESTORATION =
      List.of(
          """
          SELECT set_config(key, value, false)
            FROM json_each_text(current_setting('stopover.session')::json)
          """);

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

  /**
   * What of a table cannot be altered is fixed; the types of a partition key are among that, and
   * those of the columns in its expressions. Parameters stand in the order in which the server
   * keeps and dumps them.
   */
  private static final String TABLES =
      """
      SELECT NULL::text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM",
             c.relname AS "TABLE_NAME", 'TABLE' AS "TABLE_TYPE",
             'pg_class ' || c.oid AS "OBJECT_KEY",
             NULL::text AS "REMARKS", described.description AS "COMMENT_TEXT",
             json_strip_nulls(json_build_object(
               'fixed partition by',
               CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
               'fixed partition key types',
               CASE WHEN c.relkind = 'p' THEN
                 (SELECT string_agg(concat_ws(' ', format_type(a.atttypid, a.atttypmod),
                                              nullif(a.attcollation, 0)::regcollation), ', '
                                    ORDER BY a.attname)
                    FROM pg_partitioned_table p
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                   WHERE p.partrelid = c.oid
                     AND (a.attnum::text = ANY (string_to_array(p.partattrs::text, ' '))
                          OR EXISTS (SELECT FROM pg_depend d
                                      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                        AND d.objsubid = a.attnum
                                        AND d.refclassid = 'pg_class'::regclass
                                        AND d.refobjid = c.oid AND d.refobjsubid = 0
                                        AND d.deptype = 'i'))) END,
               'fixed inherits',
               CASE WHEN c.relkind = 'r' AND NOT c.relispartition THEN inherited.parents END,
               'unlogged', CASE WHEN c.relpersistence = 'u' THEN 'true' END,
               'storage',
               CASE WHEN c.reloptions IS NOT NULL OR toast.reloptions IS NOT NULL THEN
                 (SELECT string_agg(parameter, ', ')
                    FROM (SELECT unnest(c.reloptions)
                           UNION ALL
                          SELECT 'toast.' || unnest(toast.reloptions)) stored(parameter)) END,
               CASE WHEN current_setting('server_version_num')::int < 150000
                    THEN 'fixed access method' ELSE 'access method' END,
               CASE WHEN method.amname <> 'heap' OR c.relkind = 'p' THEN method.amname END,
               'tablespace', space.spcname))::text AS "OPTIONS"
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
        LEFT JOIN pg_am method ON method.oid = c.relam
        LEFT JOIN pg_tablespace space ON space.oid = c.reltablespace
        LEFT JOIN pg_description described
          ON described.classoid = 'pg_class'::regclass AND described.objoid = c.oid
         AND described.objsubid = 0
        LEFT JOIN (SELECT i.inhrelid,
                          string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
                            AS parents
                     FROM pg_inherits i
                    GROUP BY i.inhrelid) inherited ON inherited.inhrelid = c.oid
       WHERE %s
         AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_depend e
                          WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
                            AND e.deptype = 'e')
      """
          .formatted(OWN_SCHEMAS);

  /**
   * The sequences that a column owns, and those that its default takes its numbers from: {@code
   * serial}, even where some of what serial makes was altered since. Foreign tables are no tables
   * here.
   */
  static final String OWNED_SEQUENCES =
      """
      SELECT own.refobjid AS relid, own.refobjsubid AS attnum, own.deptype, s.relname,
             s.relnamespace, s.relpersistence, sn.nspname, q.seqtypid, q.seqrelid, %s AS clauses
        FROM pg_depend own
        JOIN pg_class s ON s.oid = own.objid AND s.relkind = 'S'
        JOIN pg_namespace sn ON sn.oid = s.relnamespace
        JOIN pg_sequence q ON q.seqrelid = s.oid
        LEFT JOIN pg_attrdef d ON d.adrelid = own.refobjid AND d.adnum = own.refobjsubid
       WHERE own.classid = 'pg_class'::regclass AND own.objsubid = 0
         AND own.refclassid = 'pg_class'::regclass AND own.refobjsubid > 0
         AND (own.deptype = 'i'
              OR (own.deptype = 'a' AND NOT EXISTS (SELECT FROM pg_foreign_table o
                                                     WHERE o.ftrelid = own.refobjid)
                  AND pg_get_expr(d.adbin, d.adrelid)
                    = 'nextval(' || quote_literal(s.oid::regclass::text) || '::regclass)'))
      """
          .formatted(sequenceClauses());

  /**
   * A column of a child table that its parent brought along differs from that by what is its own.
   * What a newer server has only is looked up in an outer row where there is no such column.
   */
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
             NULL::text AS "REMARKS", described.description AS "COMMENT_TEXT",
             format_type(a.atttypid, a.atttypmod) AS "NATIVE_TYPE",
             CASE WHEN a.attgenerated = '' AND owned.deptype IS NULL
                  THEN pg_get_expr(d.adbin, d.adrelid) END AS "DEFAULT_EXPRESSION",
             CASE WHEN owned.deptype = 'a' THEN 'SERIAL'
                  WHEN owned.deptype = 'i' AND a.attidentity = 'a' THEN 'ALWAYS'
                  WHEN owned.deptype = 'i' THEN 'BY DEFAULT' END AS "IDENTITY",
             CASE WHEN a.attgenerated <> ''
                  THEN pg_get_expr(d.adbin, d.adrelid) END AS "COMPUTED_EXPRESSION",
             a.attgenerated = 's' AS "COMPUTED_STORED",
             CASE WHEN a.attcollation = t.typcollation AND owned.deptype IS NULL
                       AND a.attstorage = t.typstorage AND a.compression = ''
                       AND coalesce(a.attstattarget, -1) < 0 AND a.own_options IS NULL
                       AND a.attinhcount = 0 AND required.conname IS NULL
                       AND a.attgenerated = ''
                  THEN '{}'
                  ELSE json_strip_nulls(json_build_object(
             'collation',
             CASE WHEN a.attcollation <> t.typcollation
                  THEN a.attcollation::regcollation::text END,
             'inherited',
             CASE WHEN a.attinhcount > 0 AND NOT a.attislocal AND NOT c.relispartition
                  THEN 'true' END,
             'setting declared',
             CASE WHEN a.attinhcount > 0 AND a.attislocal AND NOT c.relispartition THEN
               (SELECT string_agg(h.inhparent::regclass::text, ', ' ORDER BY h.inhseqno)
                  FROM pg_inherits h WHERE h.inhrelid = c.oid) END,
             'setting own default',
             CASE WHEN parent.attnotnull IS NOT NULL
                   AND parent.expression IS DISTINCT FROM pg_get_expr(d.adbin, d.adrelid)
                  THEN 'true' END,
             'setting own not null',
             CASE WHEN parent.attnotnull IS NOT NULL
                   AND coalesce(required.conislocal, a.attnotnull AND NOT parent.attnotnull)
                  THEN 'true' END,
             'setting storage',
             CASE WHEN a.attstorage <> t.typstorage
                  THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                            WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
             'setting compression',
             CASE a.compression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
             'setting statistics',
             CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END,
             'setting options', a.own_options,
             'setting sequence', owned.clauses,
             'setting sequence name',
             CASE WHEN owned.relname <> c.relname || '_' || a.attname || '_seq'
                  THEN owned.relname END,
             'setting sequence schema',
             CASE WHEN owned.relnamespace <> c.relnamespace THEN owned.nspname END,
             'setting sequence type',
             CASE WHEN owned.seqtypid <> a.atttypid AND owned.deptype = 'a'
                  THEN format_type(owned.seqtypid, NULL) END,
             'setting sequence persistence',
             CASE WHEN owned.relpersistence <> c.relpersistence AND owned.deptype = 'i'
                       AND current_setting('server_version_num')::int >= 150000
                  THEN CASE owned.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE 'LOGGED' END END,
             'setting not null name',
             CASE WHEN c.relispartition
                    OR (required.conislocal
                        AND (required.conname <> c.relname || '_' || a.attname || '_not_null'
                             OR NOT a.attislocal))
                  THEN required.conname END,
             'setting expression',
             CASE WHEN a.attgenerated <> ''
                       AND current_setting('server_version_num')::int >= 170000
                  THEN CASE a.attgenerated WHEN 's' THEN 'alterable'
                            ELSE 'alterable where nothing is checked' END END,
             'setting computed kind',
             CASE WHEN a.attgenerated <> '' AND (t.typcategory <> 'S' OR t.typtype = 'd')
                  THEN CASE WHEN t.typcategory IN ('C', 'D', 'E', 'U') OR t.typtype = 'd'
                            THEN t.typname
                            ELSE concat(t.typcategory, (SELECT e.typcategory FROM pg_type e
                                                         WHERE e.oid = t.typelem)) END END,
             'setting not null',
             CASE WHEN required.connoinherit THEN 'NO INHERIT'
                  WHEN NOT required.convalidated THEN 'NOT VALID'
                  WHEN NOT required.conislocal AND NOT c.relispartition
                  THEN 'INHERITED' END)) END::text AS "OPTIONS"
        FROM (SELECT ''::"char" AS attcompression) fallback
        CROSS JOIN LATERAL (SELECT every.*, attcompression AS compression, %s AS own_options
                              FROM pg_attribute every) a
        JOIN pg_class c ON c.oid = a.attrelid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        LEFT JOIN pg_description described
          ON described.classoid = 'pg_class'::regclass AND described.objoid = c.oid
         AND described.objsubid = a.attnum
        LEFT JOIN (%s) owned ON owned.relid = c.oid AND owned.attnum = a.attnum
        LEFT JOIN pg_constraint required
          ON required.conrelid = c.oid AND required.contype = 'n'
         AND required.conkey[1] = a.attnum
        LEFT JOIN LATERAL (
             SELECT pa.attnotnull, pg_get_expr(pd.adbin, pd.adrelid) AS expression
               FROM pg_inherits h
               JOIN pg_attribute pa ON pa.attrelid = h.inhparent AND pa.attname = a.attname
                AND NOT pa.attisdropped
               LEFT JOIN pg_attrdef pd ON pd.adrelid = pa.attrelid AND pd.adnum = pa.attnum
              WHERE h.inhrelid = c.oid AND a.attinhcount > 0 AND NOT a.attislocal
                AND NOT c.relispartition
              ORDER BY h.inhseqno
              LIMIT 1) parent ON true
       WHERE %s AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
       ORDER BY c.relname, a.attnum
      """
          .formatted(ownOptions("attoptions"), OWNED_SEQUENCES, OWN_SCHEMAS);

  private static final String SEQUENCES =
      """
      SELECT NULL::text AS "SEQUENCE_CATALOG", n.nspname AS "SEQUENCE_SCHEMA",
             'pg_class ' || c.oid AS "OBJECT_KEY",
             json_strip_nulls(json_build_object(
               'type', CASE WHEN q.seqtypid <> 'bigint'::regtype
                            THEN format_type(q.seqtypid, NULL) END,
               'clauses', %s,
               'unlogged', CASE WHEN c.relpersistence = 'u' THEN 'true' END))::text AS "OPTIONS",
             c.relname AS "SEQUENCE_NAME", q.seqincrement AS "INCREMENT",
             q.seqstart AS "START_VALUE", q.seqmin AS "MINIMUM_VALUE",
             q.seqmax AS "MAXIMUM_VALUE", q.seqcycle AS "CYCLE_OPTION"
        FROM pg_sequence q
        JOIN pg_class c ON c.oid = q.seqrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN (%s) owned ON owned.seqrelid = c.oid
       WHERE %s AND owned.seqrelid IS NULL
         AND NOT EXISTS (SELECT FROM pg_depend d
                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                            AND d.deptype = 'e')
      """
          .formatted(sequenceClauses(), OWNED_SEQUENCES, OWN_SCHEMAS);

  static final CatalogQueries QUERIES =
      new CatalogQueries(
          PREPARATION,
          RESTORATION,
          SCHEMATA,
          TABLES,
          COLUMNS,
          PostgreSqlKeys.CONSTRAINTS,
          PostgreSqlKeys.INDEXES,
          SEQUENCES,
          Stream.concat(PostgreSqlObjects.QUERIES.stream(), PostgreSqlFacets.QUERIES.stream())
              .toList(),
          Stream.concat(
                  PostgreSqlObjects.DEPENDENCIES.stream(), PostgreSqlFacets.DEPENDENCIES.stream())
              .toList(),
          "",
          PostgreSqlObjects.NOT_COMPARED);

  private PostgreSqlCatalog() {}

  /**
   * Write the options of a column without the mark that Debian's PostgreSQL 17.12 was found to set
   * on every column: it changes with each statement about the table, and {@code pg_dump} leaves it
   * out.
   */
  static String ownOptions(String options) {
    return """
        CASE WHEN %1$s IS NOT NULL THEN
          nullif(ltrim(regexp_replace(array_to_string(%1$s, ', '), '(^|, )pg_attver=\\d+', ''),
                       ', '), '') END"""
        .formatted(options);
  }

  /** Write what of a sequence is not as the server has it where nothing is said. */
  private static String sequenceClauses() {
    return """
        nullif(concat_ws(' ',
          CASE WHEN q.seqincrement <> 1 THEN 'INCREMENT BY ' || q.seqincrement END,
          CASE WHEN q.seqmin <> CASE WHEN q.seqincrement > 0 THEN 1
                                     WHEN q.seqtypid = 'smallint'::regtype THEN -32768
                                     WHEN q.seqtypid = 'integer'::regtype THEN -2147483648
                                     ELSE -9223372036854775808 END
               THEN 'MINVALUE ' || q.seqmin END,
          CASE WHEN q.seqmax <> CASE WHEN q.seqincrement < 0 THEN -1
                                     WHEN q.seqtypid = 'smallint'::regtype THEN 32767
                                     WHEN q.seqtypid = 'integer'::regtype THEN 2147483647
                                     ELSE 9223372036854775807 END
               THEN 'MAXVALUE ' || q.seqmax END,
          CASE WHEN q.seqstart <> CASE WHEN q.seqincrement > 0 THEN q.seqmin ELSE q.seqmax END
               THEN 'START WITH ' || q.seqstart END,
          CASE WHEN q.seqcache <> 1 THEN 'CACHE ' || q.seqcache END,
          CASE WHEN q.seqcycle THEN 'CYCLE' END), '')""";
  }
}
