package dev.stopover.dialect.postgresql;

import java.util.List;

/** Read views and materialized views with what is said of them. */
final class PostgreSqlViews {

  private static final String VIEWS =
      """
      SELECT 'view' AS kind, n.nspname AS schema_name, c.relname AS object_name, '' AS detail,
             'pg_class' AS class, c.oid, NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE VIEW ' || c.oid::regclass
               || coalesce(' WITH (' || OPTIONS_OF(c.reloptions) || ')', '') || ' AS' || chr(10)
               || rtrim(pg_get_viewdef(c.oid), ';') AS definition,
             'DROP VIEW ' || c.oid::regclass AS removal,
             (SELECT json_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
                                        nullif(a.attcollation, 0)::regcollation)
                              ORDER BY a.attnum)
                FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0)::text AS parts,
             'APPENDED' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'v' AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String MATERIALIZED_VIEWS =
      """
      SELECT 'materialized view' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             '' AS detail, 'pg_class' AS class, c.oid, NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE MATERIALIZED VIEW ' || c.oid::regclass
               || CASE WHEN m.amname <> 'heap' THEN ' USING ' || quote_ident(m.amname) ELSE '' END
               || coalesce(' TABLESPACE ' || quote_ident(s.spcname), '') || ' AS' || chr(10)
               || rtrim(pg_get_viewdef(c.oid), ';') || chr(10) || '  WITH NO DATA' AS definition,
             'DROP MATERIALIZED VIEW ' || c.oid::regclass AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_am m ON m.oid = c.relam
        LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
       WHERE c.relkind = 'm' AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  /** Whether there are rows in it is no part of a schema, but it must not lose them. */
  private static final String ROWS_OF_MATERIALIZED_VIEWS =
      """
      SELECT 'rows' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             'of materialized view' AS detail, 'rows ' || c.oid AS object_key,
             'pg_class ' || c.oid AS owner_key, 'OVER_TABLES' AS place,
             'REFRESH MATERIALIZED VIEW ' || c.oid::regclass AS definition,
             'REFRESH MATERIALIZED VIEW ' || c.oid::regclass || ' WITH NO DATA' AS removal,
             NULL AS parts, 'SAME' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'm' AND c.relispopulated AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  /** One materialized view may read another through views. */
  static final String NEEDED_ROWS =
      """
      WITH RECURSIVE reads AS (
        SELECT DISTINCT r.ev_class AS reader, d.refobjid AS source
          FROM pg_rewrite r
          JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
           AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class
          JOIN pg_class s ON s.oid = d.refobjid AND s.relkind IN ('v', 'm')
         WHERE r.rulename = '_RETURN' AND r.oid >= 16384
           AND EXISTS (SELECT FROM pg_class m WHERE m.relkind = 'm')),
      found AS (
        SELECT reader, source FROM reads
         WHERE reader IN (SELECT m.oid FROM pg_class m WHERE m.relkind = 'm')
         UNION
        SELECT found.reader, reads.source FROM found JOIN reads ON reads.reader = found.source)
      SELECT 'rows ' || reader AS "OBJECT_KEY", 'rows ' || source AS "NEEDS_KEY" FROM found
      """;

  private static final String OPTIONS =
      """
      SELECT 'storage option' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             o.option_name AS detail, 'option ' || c.oid || ' ' || o.option_name AS object_key,
             'pg_class ' || c.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER MATERIALIZED VIEW ' || c.oid::regclass || ' SET (' || o.option_name || '='
               || quote_literal(o.option_value) || ')' AS definition,
             'ALTER MATERIALIZED VIEW ' || c.oid::regclass || ' RESET (' || o.option_name || ')'
               AS removal, NULL AS parts, 'SAME' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
        CROSS JOIN LATERAL (
             SELECT option_name, option_value FROM pg_options_to_table(c.reloptions)
              UNION ALL
             SELECT 'toast.' || option_name, option_value
               FROM pg_options_to_table(toast.reloptions)) o
       WHERE c.relkind = 'm' AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String COLUMN_OPTIONS =
      """
      SELECT 'column option' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             '.' || a.attname || ' ' || o.name AS detail,
             'option ' || c.oid || ' ' || a.attnum || o.name AS object_key,
             'pg_class ' || c.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER MATERIALIZED VIEW ' || c.oid::regclass || ' ALTER COLUMN '
               || quote_ident(a.attname) || ' SET ' || o.name || ' ' || o.value AS definition,
             'ALTER MATERIALIZED VIEW ' || c.oid::regclass || ' ALTER COLUMN '
               || quote_ident(a.attname) || ' SET ' || o.name || ' ' || o.usual AS removal,
             NULL AS parts, 'SAME' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        JOIN pg_type t ON t.oid = a.atttypid
        CROSS JOIN LATERAL (
             VALUES ('STATISTICS', a.attstattarget::text, '-1'),
                    ('STORAGE', CASE a.attstorage::text WHEN 'p' THEN 'PLAIN' WHEN 'm' THEN 'MAIN'
                                  WHEN 'e' THEN 'EXTERNAL' ELSE 'EXTENDED' END,
                                CASE t.typstorage::text WHEN 'p' THEN 'PLAIN' WHEN 'm' THEN 'MAIN'
                                  WHEN 'e' THEN 'EXTERNAL' ELSE 'EXTENDED' END),
                    ('COMPRESSION', CASE to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'pglz'
                                      WHEN 'l' THEN 'lz4' END, 'DEFAULT')) o(name, value, usual)
       WHERE c.relkind = 'm' AND o.value <> o.usual AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String INDEXES =
      """
      SELECT 'index' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             i.relname AS detail, 'pg_class' AS class, i.oid, 'pg_class ' || c.oid AS owner_key,
             'OVER_TABLES' AS place,
             IN_REACH(pg_get_indexdef(i.oid), n.nspname, c.relname, c.oid::regclass::text)
               AS definition,
             'DROP INDEX ' || i.oid::regclass AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'm' AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String CLUSTERED =
      """
      SELECT 'clustering' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             '' AS detail, 'clustering ' || i.oid AS object_key,
             'pg_class ' || i.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER MATERIALIZED VIEW ' || c.oid::regclass || ' CLUSTER ON '
               || quote_ident(i.relname) AS definition,
             'ALTER MATERIALIZED VIEW ' || c.oid::regclass || ' SET WITHOUT CLUSTER' AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'm' AND x.indisclustered AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String DEFAULTS =
      """
      SELECT 'view default' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             '.' || a.attname AS detail, 'pg_attrdef ' || d.oid AS object_key,
             'pg_class ' || c.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER VIEW ' || c.oid::regclass || ' ALTER COLUMN ' || quote_ident(a.attname)
               || ' SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) AS definition,
             'ALTER VIEW ' || c.oid::regclass || ' ALTER COLUMN ' || quote_ident(a.attname)
               || ' DROP DEFAULT' AS removal, NULL AS parts, 'SAME' AS growth
        FROM pg_attrdef d
        JOIN pg_class c ON c.oid = d.adrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'v' AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  /** Tables bring the comments on their columns along. */
  private static final String COLUMN_COMMENTS =
      """
      SELECT 'comment' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             'on column .' || a.attname AS detail,
             'comment pg_class ' || c.oid || ' ' || a.attnum AS object_key,
             'pg_class ' || c.oid AS owner_key,
             CASE c.relkind WHEN 'c' THEN 'UNDER_TABLES' ELSE 'OVER_TABLES' END AS place,
             'COMMENT ON COLUMN ' || c.oid::regclass || '.' || quote_ident(a.attname) || ' IS '
               || quote_literal(d.description) AS definition,
             'COMMENT ON COLUMN ' || c.oid::regclass || '.' || quote_ident(a.attname)
               || ' IS NULL' AS removal, NULL AS parts, 'SAME' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
         AND d.objsubid > 0
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
       WHERE c.relkind IN ('v', 'm', 'c', 'f') AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String RULES =
      """
      SELECT 'rule' AS kind, n.nspname AS schema_name, r.rulename AS object_name,
             'on ' || c.relname AS detail, 'pg_rewrite' AS class, r.oid,
             'pg_class ' || c.oid AS owner_key, 'OVER_TABLES' AS place,
             rtrim(IN_REACH(pg_get_ruledef(r.oid), n.nspname, c.relname, c.oid::regclass::text), ';')
               AS definition,
             'DROP RULE ' || quote_ident(r.rulename) || ' ON ' || c.oid::regclass AS removal,
             NULL AS parts, 'SAME' AS growth
        FROM pg_rewrite r
        JOIN pg_class c ON c.oid = r.ev_class
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE r.rulename <> '_RETURN' AND r.oid >= 16384 AND OWN(n)
         AND UNOWNED(pg_rewrite, r.oid) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String RULE_STATES =
      """
      SELECT 'rule state' AS kind, n.nspname AS schema_name, r.rulename AS object_name,
             'on ' || c.relname AS detail, 'state pg_rewrite ' || r.oid AS object_key,
             'pg_rewrite ' || r.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER TABLE ' || c.oid::regclass
               || CASE r.ev_enabled WHEN 'D' THEN ' DISABLE RULE ' WHEN 'R'
                    THEN ' ENABLE REPLICA RULE ' ELSE ' ENABLE ALWAYS RULE ' END
               || quote_ident(r.rulename) AS definition,
             'ALTER TABLE ' || c.oid::regclass || ' ENABLE RULE ' || quote_ident(r.rulename)
               AS removal, NULL AS parts, 'SAME' AS growth
        FROM pg_rewrite r
        JOIN pg_class c ON c.oid = r.ev_class
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE r.rulename <> '_RETURN' AND r.ev_enabled <> 'O' AND r.oid >= 16384 AND OWN(n)
      """;

  static final List<String> QUERIES =
      List.of(
          ObjectQuery.withComments(VIEWS),
          ObjectQuery.withComments(MATERIALIZED_VIEWS),
          ObjectQuery.of(ROWS_OF_MATERIALIZED_VIEWS),
          ObjectQuery.of(OPTIONS),
          ObjectQuery.of(COLUMN_OPTIONS),
          ObjectQuery.withComments(INDEXES),
          ObjectQuery.of(CLUSTERED),
          ObjectQuery.of(DEFAULTS),
          ObjectQuery.of(COLUMN_COMMENTS),
          ObjectQuery.withComments(RULES),
          ObjectQuery.of(RULE_STATES));

  private PostgreSqlViews() {}
}
