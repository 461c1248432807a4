package dev.stopover.dialect.postgresql;

import java.util.List;

/**
 * Read which thing needs which from {@code pg_depend} (PostgreSQL manual, chapter 53.18).
 *
 * <p>A view needs through its rule, a column through its default, a domain through its checks, an
 * operator class through its members. An array stands for its elements, a multirange for its range,
 * a row type for its table, and what an extension brought along for the extension. What is cast by
 * a function of one's own names that function only. That a column owns a sequence is a thing of its
 * own. What the server was born with is of no account, nor is what keys and indexes say of their
 * columns themselves.
 */
final class PostgreSqlNeeds {

  private static final String DEPENDENCIES =
      """
      WITH types AS MATERIALIZED (
        SELECT t.oid AS known_as,
               CASE WHEN b.typrelid = 0 THEN 'pg_type'::regclass ELSE 'pg_class'::regclass END::oid
                 AS class,
               CASE WHEN b.typrelid = 0 THEN b.oid ELSE b.typrelid END AS id
          FROM pg_type t
          LEFT JOIN pg_type e ON e.typarray = t.oid
          LEFT JOIN pg_range m ON (to_jsonb(m) ->> 'rngmultitypid')::oid = coalesce(e.oid, t.oid)
          JOIN pg_type b ON b.oid = coalesce(m.rngtypid, e.oid, t.oid)
         WHERE t.oid >= 16384),
      known AS MATERIALIZED (
        SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype FROM pg_depend
         WHERE objid >= 16384
         UNION ALL
        SELECT d.classid, d.objid, d.objsubid, 'pg_cast'::regclass, c.oid, 0, d.deptype
          FROM pg_cast c
          JOIN pg_depend d ON d.refclassid = 'pg_proc'::regclass AND d.refobjid = c.castfunc
         WHERE c.oid >= 16384 AND d.classid <> 'pg_cast'::regclass),
      needs AS (
        SELECT d.classid, d.objid, d.objsubid, coalesce(t.class, d.refclassid) AS refclassid,
               coalesce(t.id, d.refobjid) AS refobjid, d.refobjsubid
          FROM known d
          LEFT JOIN types t ON d.refclassid = 'pg_type'::regclass AND t.known_as = d.refobjid
         WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a')
           AND d.refclassid <> 'pg_namespace'::regclass
           AND NOT (d.classid = 'pg_class'::regclass AND d.objsubid = 0 AND d.refobjsubid > 0
                    AND EXISTS (SELECT FROM pg_foreign_table o WHERE o.ftrelid = d.refobjid)))
      SELECT DISTINCT
             CASE WHEN r.ev_class IS NOT NULL THEN 'pg_class ' || r.ev_class
                  WHEN ft.ftrelid IS NOT NULL THEN 'pg_class ' || ft.ftrelid
                  WHEN f.oid IS NOT NULL AND v.relkind <> 'v'
                    THEN 'pg_class ' || f.adrelid || ' ' || f.adnum
                  WHEN k.contypid <> 0 THEN 'pg_type ' || k.contypid || ' ' || k.oid
                  WHEN d.classid = 'pg_type'::regclass AND d.refclassid <> 'pg_type'::regclass
                    AND d.refclassid <> 'pg_collation'::regclass
                    THEN 'pg_type ' || d.objid || ' default'
                  WHEN o.refobjid IS NOT NULL THEN 'pg_opclass ' || o.refobjid
                  ELSE d.classid::regclass || ' ' || d.objid
                         || CASE WHEN d.objsubid = 0 THEN '' ELSE ' ' || d.objsubid END END
               AS "OBJECT_KEY",
             CASE WHEN x.refobjid IS NOT NULL THEN 'pg_extension ' || x.refobjid
                  ELSE d.refclassid::regclass || ' ' || d.refobjid
                         || CASE WHEN d.refobjsubid = 0 THEN '' ELSE ' ' || d.refobjsubid END END
               AS "NEEDS_KEY"
        FROM needs d
        LEFT JOIN pg_rewrite r
          ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid AND r.rulename = '_RETURN'
        LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
        LEFT JOIN pg_class v ON v.oid = f.adrelid
        LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
        LEFT JOIN pg_foreign_table ft ON ft.ftrelid = coalesce(f.adrelid, k.conrelid)
        LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
        LEFT JOIN pg_depend o ON d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
         AND o.classid = d.classid AND o.objid = d.objid AND o.refclassid = 'pg_opclass'::regclass
        LEFT JOIN pg_depend x ON x.classid = d.refclassid AND x.objid = d.refobjid
         AND x.deptype = 'e'
        LEFT JOIN pg_class s ON d.classid = 'pg_class'::regclass AND s.oid = d.objid
         AND s.relkind = 'S'
       WHERE NOT (d.refclassid = 'pg_class'::regclass
                  AND (coalesce(k.contype IN ('p', 'u', 'f'), false)
                       OR (i.indexrelid IS NOT NULL AND i.indexprs IS NULL
                           AND i.indpred IS NULL)
                       OR s.oid IS NOT NULL))
      """;

  /** The type of a column in a partition key cannot be exchanged while the table stands. */
  private static final String PARTITION_KEYS =
      """
      SELECT DISTINCT 'pg_class ' || p.partrelid AS "OBJECT_KEY",
             CASE WHEN t.typrelid = 0 THEN 'pg_type ' || t.oid
                  ELSE 'pg_class ' || t.typrelid END AS "NEEDS_KEY"
        FROM pg_partitioned_table p
        JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = ANY (p.partattrs)
        JOIN pg_type t ON t.oid = a.atttypid
       WHERE t.oid >= 16384
         AND NOT EXISTS (SELECT 1 FROM pg_depend x
                          WHERE x.classid = 'pg_type'::regclass AND x.objid = t.oid
                            AND x.deptype = 'e')
      """;

  /**
   * What is hashed or sorted by an operator class needs the members of its family for the type,
   * which do not all belong to the class.
   */
  private static final String OPERATOR_CLASSES =
      """
      SELECT DISTINCT used.key AS "OBJECT_KEY", member.key AS "NEEDS_KEY"
        FROM pg_opclass c
        CROSS JOIN LATERAL (
             SELECT 'attach ' || h.inhrelid AS key
               FROM pg_partitioned_table p
               JOIN pg_inherits h ON h.inhparent = p.partrelid
              WHERE c.oid = ANY (p.partclass::oid[])
              UNION ALL
             SELECT coalesce('pg_constraint ' || k.oid, 'pg_class ' || x.indexrelid)
               FROM pg_index x
               LEFT JOIN pg_constraint k
                 ON k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x')
              WHERE c.oid = ANY (x.indclass::oid[])) used
        CROSS JOIN LATERAL (
             SELECT 'pg_amop ' || o.oid AS key
               FROM pg_amop o
              WHERE o.amopfamily = c.opcfamily AND o.amoplefttype = c.opcintype
              UNION ALL
             SELECT 'pg_amproc ' || f.oid
               FROM pg_amproc f
              WHERE f.amprocfamily = c.opcfamily AND f.amproclefttype = c.opcintype) member
       WHERE c.oid >= 16384
      """;

  /** A column that holds rows of a table needs every column of that one. */
  private static final String ROWS =
      """
      SELECT DISTINCT 'pg_class ' || d.objid || ' ' || d.objsubid AS "OBJECT_KEY",
             'pg_class ' || a.attrelid || ' ' || a.attnum AS "NEEDS_KEY"
        FROM pg_depend d
        JOIN pg_type t ON t.oid = d.refobjid
        JOIN pg_type e ON e.oid = CASE WHEN t.typelem <> 0 AND t.typtype = 'b' THEN t.typelem
                                       ELSE t.oid END
        JOIN pg_class c ON c.oid = e.typrelid AND c.relkind IN ('r', 'p')
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE d.classid = 'pg_class'::regclass AND d.objsubid > 0
         AND d.refclassid = 'pg_type'::regclass AND d.refobjid >= 16384
      """;

  static final List<String> QUERIES =
      List.of(
          DEPENDENCIES,
          ROWS,
          PARTITION_KEYS,
          OPERATOR_CLASSES,
          PostgreSqlViews.NEEDED_ROWS,
          PostgreSqlExtras.MAPPING_NEEDS,
          PostgreSqlTriggers.STATE_NEEDS);

  private PostgreSqlNeeds() {}
}
