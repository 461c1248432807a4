package dev.stopover.dialect.postgresql;

import java.util.List;

/**
 * Read what is said of tables, their constraints and indexes, sequences and schemas in statements
 * of their own: comments, places among partitions, markers.
 */
final class PostgreSqlFacets {

  /** Comes from a partition's key or index to that of its parent, by the keys of both. */
  private static final String ATTACHED_INDEXES =
      """
      SELECT h.inhrelid, h.inhparent, child.relname AS name, n.nspname, t.relname AS table_name,
             t.oid AS table_oid,
             coalesce('pg_constraint ' || ck.oid, 'pg_class ' || h.inhrelid) AS child_key,
             coalesce('pg_constraint ' || pk.oid, 'pg_class ' || h.inhparent) AS parent_key
        FROM pg_inherits h
        JOIN pg_class child ON child.oid = h.inhrelid AND child.relkind IN ('i', 'I')
        JOIN pg_index x ON x.indexrelid = h.inhrelid
        JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        LEFT JOIN pg_constraint ck
          ON ck.conindid = h.inhrelid AND ck.contype IN ('p', 'u', 'x')
        LEFT JOIN pg_constraint pk
          ON pk.conindid = h.inhparent AND pk.contype IN ('p', 'u', 'x')
      """;

  private static final String PARTITIONS =
      """
      SELECT 'partition' AS "KIND", n.nspname AS "SCHEMA_NAME", c.relname AS "OBJECT_NAME",
             '' AS "DETAIL", 'attach ' || c.oid AS "OBJECT_KEY",
             'pg_class ' || c.oid AS "OWNER_KEY", 'OVER_TABLES' AS "PLACE",
             'ALTER TABLE ' || h.inhparent::regclass || ' ATTACH PARTITION ' || c.oid::regclass
               || ' ' || pg_get_expr(c.relpartbound, c.oid) AS "DEFINITION",
             'ALTER TABLE ' || h.inhparent::regclass || ' DETACH PARTITION ' || c.oid::regclass
               AS "REMOVAL",
             '[]' AS "PARTS", 'NONE' AS "GROWTH"
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_inherits h ON h.inhrelid = c.oid
       WHERE %s AND {TABLE c.relname} AND c.relispartition AND c.relkind IN ('r', 'p')
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  /**
   * A partition takes the places of its indexes along; where only the index of its parent goes, the
   * server has no statement for it, and needs none.
   */
  private static final String ATTACHED =
      """
      SELECT 'attached index' AS "KIND", n.nspname AS "SCHEMA_NAME",
             n.table_name AS "OBJECT_NAME", n.name AS "DETAIL",
             'attach ' || n.inhrelid AS "OBJECT_KEY", 'attach ' || n.table_oid AS "OWNER_KEY",
             'OVER_TABLES' AS "PLACE",
             'ALTER INDEX ' || n.inhparent::regclass || ' ATTACH PARTITION '
               || n.inhrelid::regclass AS "DEFINITION",
             '' AS "REMOVAL", '[]' AS "PARTS", 'NONE' AS "GROWTH"
        FROM (%s) n
       WHERE %s AND {TABLE n.table_name}
      """
          .formatted(ATTACHED_INDEXES, PostgreSqlCatalog.OWN_SCHEMAS);

  /** A table of a type has its columns from that, and lets none be altered. */
  private static final String TYPED_TABLES =
      """
      SELECT 'type of table' AS "KIND", n.nspname AS "SCHEMA_NAME", c.relname AS "OBJECT_NAME",
             '' AS "DETAIL", 'of ' || c.oid AS "OBJECT_KEY", 'pg_class ' || c.oid AS "OWNER_KEY",
             'OVER_TABLES' AS "PLACE",
             'ALTER TABLE ' || c.oid::regclass || ' OF ' || c.reloftype::regtype AS "DEFINITION",
             'ALTER TABLE ' || c.oid::regclass || ' NOT OF' AS "REMOVAL",
             (SELECT json_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                              ORDER BY a.attnum)
                FROM pg_attribute a
               WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)::text AS "PARTS",
             'SAME' AS "GROWTH"
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s AND {TABLE c.relname} AND c.reloftype <> 0 AND c.relkind IN ('r', 'p')
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  private static final String REPLICA_IDENTITIES =
      """
      SELECT 'replica identity' AS "KIND", n.nspname AS "SCHEMA_NAME", c.relname AS "OBJECT_NAME",
             '' AS "DETAIL", 'replica identity ' || c.oid AS "OBJECT_KEY",
             'pg_class ' || c.oid AS "OWNER_KEY", 'OVER_TABLES' AS "PLACE",
             'ALTER TABLE ' || c.oid::regclass || ' REPLICA IDENTITY '
               || CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
                       ELSE 'USING INDEX ' || quote_ident(i.relname) END AS "DEFINITION",
             'ALTER TABLE ' || c.oid::regclass || ' REPLICA IDENTITY DEFAULT' AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_index x ON x.indrelid = c.oid AND x.indisreplident
        LEFT JOIN pg_class i ON i.oid = x.indexrelid
       WHERE %s AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
         AND (c.relreplident IN ('f', 'n') OR (c.relreplident = 'i' AND i.oid IS NOT NULL))
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  private static final String CLUSTER_MARKERS =
      """
      SELECT 'cluster marker' AS "KIND", n.nspname AS "SCHEMA_NAME", c.relname AS "OBJECT_NAME",
             '' AS "DETAIL", 'cluster ' || c.oid AS "OBJECT_KEY",
             'pg_class ' || c.oid AS "OWNER_KEY", 'OVER_TABLES' AS "PLACE",
             'ALTER TABLE ' || c.oid::regclass || ' CLUSTER ON ' || quote_ident(i.relname)
               AS "DEFINITION",
             'ALTER TABLE ' || c.oid::regclass || ' SET WITHOUT CLUSTER' AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s AND {TABLE c.relname} AND x.indisclustered AND c.relkind IN ('r', 'p')
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  private static final String INDEX_STATISTICS =
      """
      SELECT 'statistics target' AS "KIND", n.nspname AS "SCHEMA_NAME",
             i.relname AS "OBJECT_NAME", a.attnum::text AS "DETAIL",
             'statistics ' || i.oid || '.' || a.attnum AS "OBJECT_KEY",
             coalesce('pg_constraint ' || k.oid, 'pg_class ' || i.oid) AS "OWNER_KEY",
             'OVER_TABLES' AS "PLACE",
             'ALTER INDEX ' || i.oid::regclass || ' ALTER COLUMN ' || a.attnum
               || ' SET STATISTICS ' || a.attstattarget AS "DEFINITION",
             'ALTER INDEX ' || i.oid::regclass || ' ALTER COLUMN ' || a.attnum
               || ' SET STATISTICS -1' AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM pg_attribute a
        JOIN pg_class i ON i.oid = a.attrelid AND i.relkind IN ('i', 'I')
        JOIN pg_namespace n ON n.oid = i.relnamespace
        LEFT JOIN pg_constraint k ON k.conindid = i.oid AND k.contype IN ('p', 'u', 'x')
       WHERE %s AND a.attstattarget >= 0
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  private static final String INDEX_TABLESPACES =
      """
      SELECT 'tablespace' AS "KIND", n.nspname AS "SCHEMA_NAME", i.relname AS "OBJECT_NAME",
             '' AS "DETAIL", 'tablespace ' || i.oid AS "OBJECT_KEY",
             coalesce('pg_constraint ' || k.oid, 'pg_class ' || i.oid) AS "OWNER_KEY",
             'OVER_TABLES' AS "PLACE",
             'ALTER INDEX ' || i.oid::regclass || ' SET TABLESPACE ' || quote_ident(s.spcname)
               AS "DEFINITION",
             'ALTER INDEX ' || i.oid::regclass || ' SET TABLESPACE pg_default' AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM pg_class i
        JOIN pg_tablespace s ON s.oid = i.reltablespace
        JOIN pg_namespace n ON n.oid = i.relnamespace
        LEFT JOIN pg_constraint k ON k.conindid = i.oid AND k.contype IN ('p', 'u', 'x')
       WHERE %s AND i.relkind IN ('i', 'I')
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  /** A sequence that a column owns without taking its numbers from it. */
  private static final String SEQUENCE_OWNERS =
      """
      SELECT 'owner of sequence' AS "KIND", n.nspname AS "SCHEMA_NAME",
             s.relname AS "OBJECT_NAME", '' AS "DETAIL", 'owner ' || s.oid AS "OBJECT_KEY",
             'pg_class ' || s.oid AS "OWNER_KEY", 'OVER_TABLES' AS "PLACE",
             'ALTER SEQUENCE ' || s.oid::regclass || ' OWNED BY ' || d.refobjid::regclass || '.'
               || quote_ident(a.attname) AS "DEFINITION",
             'ALTER SEQUENCE ' || s.oid::regclass || ' OWNED BY NONE' AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM pg_depend d
        JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        JOIN pg_namespace n ON n.oid = s.relnamespace
        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        LEFT JOIN (%s) serial ON serial.seqrelid = s.oid
       WHERE %s AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
         AND d.refobjsubid > 0 AND d.deptype = 'a' AND serial.seqrelid IS NULL
      """
          .formatted(PostgreSqlCatalog.OWNED_SEQUENCES, PostgreSqlCatalog.OWN_SCHEMAS);

  /** The sequence of a serial is as safe as its table, where nothing else is said. */
  private static final String SEQUENCE_PERSISTENCE =
      """
      SELECT 'persistence of sequence' AS "KIND", o.nspname AS "SCHEMA_NAME",
             o.relname AS "OBJECT_NAME", '' AS "DETAIL",
             'persistence ' || o.seqrelid AS "OBJECT_KEY",
             'pg_class ' || o.relid || ' ' || o.attnum AS "OWNER_KEY", 'OVER_TABLES' AS "PLACE",
             'ALTER SEQUENCE ' || o.seqrelid::regclass
               || CASE o.relpersistence WHEN 'u' THEN ' SET UNLOGGED' ELSE ' SET LOGGED' END
               AS "DEFINITION",
             'ALTER SEQUENCE ' || o.seqrelid::regclass
               || CASE o.relpersistence WHEN 'u' THEN ' SET LOGGED' ELSE ' SET UNLOGGED' END
               AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM (%s) o
        JOIN pg_class c ON c.oid = o.relid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s AND {TABLE c.relname} AND o.deptype = 'a' AND o.relpersistence <> c.relpersistence
         AND current_setting('server_version_num')::int >= 150000
      """
          .formatted(PostgreSqlCatalog.OWNED_SEQUENCES, PostgreSqlCatalog.OWN_SCHEMAS);

  /** That a column may not be null is a constraint since PostgreSQL 18, but no object here. */
  private static final String CONSTRAINT_COMMENTS =
      """
      SELECT 'comment' AS "KIND", n.nspname AS "SCHEMA_NAME", c.relname AS "OBJECT_NAME",
             'constraint ' || k.conname AS "DETAIL",
             'comment pg_constraint ' || k.oid AS "OBJECT_KEY",
             CASE k.contype WHEN 'n' THEN 'pg_class ' || c.oid || ' ' || k.conkey[1]
                            ELSE 'pg_constraint ' || k.oid END AS "OWNER_KEY",
             'OVER_TABLES' AS "PLACE",
             'COMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON ' || c.oid::regclass
               || ' IS ' || quote_literal(d.description) AS "DEFINITION",
             'COMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON ' || c.oid::regclass
               || ' IS NULL' AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM pg_description d
        JOIN pg_constraint k ON k.oid = d.objoid AND d.classoid = 'pg_constraint'::regclass
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE %s AND {TABLE c.relname} AND c.relkind IN ('r', 'p')
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  /** The comment on a sequence that a column owns goes with the column. */
  private static final String RELATION_COMMENTS =
      """
      SELECT 'comment' AS "KIND", n.nspname AS "SCHEMA_NAME", c.relname AS "OBJECT_NAME",
             lower(word.kind) AS "DETAIL", 'comment pg_class ' || c.oid AS "OBJECT_KEY",
             coalesce('pg_constraint ' || k.oid,
                      'pg_class ' || own.refobjid || ' ' || own.refobjsubid,
                      'pg_class ' || c.oid) AS "OWNER_KEY",
             'OVER_TABLES' AS "PLACE",
             'COMMENT ON ' || word.kind || ' ' || c.oid::regclass || ' IS '
               || quote_literal(d.description) AS "DEFINITION",
             'COMMENT ON ' || word.kind || ' ' || c.oid::regclass || ' IS NULL' AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM pg_description d
        JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
         AND d.objsubid = 0
        JOIN pg_namespace n ON n.oid = c.relnamespace
       CROSS JOIN LATERAL (SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'INDEX' END
                             AS kind) word
        LEFT JOIN pg_index x ON x.indexrelid = c.oid
        LEFT JOIN pg_class t ON t.oid = x.indrelid
        LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')
        LEFT JOIN (%s) own ON own.seqrelid = c.oid
       WHERE %s AND c.relkind IN ('i', 'I', 'S')
         AND (t.relkind IS NULL OR t.relkind IN ('r', 'p'))
      """
          .formatted(
              "SELECT seqrelid, relid AS refobjid, attnum AS refobjsubid FROM ("
                  + PostgreSqlCatalog.OWNED_SEQUENCES
                  + ") owned",
              PostgreSqlCatalog.OWN_SCHEMAS);

  /** PostgreSQL itself comments on the schema that every database is born with. */
  private static final String SCHEMA_COMMENTS =
      """
      SELECT 'comment' AS "KIND", n.nspname AS "SCHEMA_NAME", n.nspname AS "OBJECT_NAME",
             'schema' AS "DETAIL", 'comment pg_namespace ' || n.oid AS "OBJECT_KEY",
             NULL::text AS "OWNER_KEY", 'OVER_TABLES' AS "PLACE",
             'COMMENT ON SCHEMA ' || quote_ident(n.nspname) || ' IS '
               || coalesce(quote_literal(d.description), 'NULL') AS "DEFINITION",
             'COMMENT ON SCHEMA ' || quote_ident(n.nspname) || ' IS '
               || CASE n.nspname WHEN 'public' THEN quote_literal('standard public schema')
                       ELSE 'NULL' END AS "REMOVAL",
             '[]' AS "PARTS", 'SAME' AS "GROWTH"
        FROM pg_namespace n
        LEFT JOIN pg_description d
          ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass
       WHERE %s
         AND CASE n.nspname WHEN 'public'
                  THEN d.description IS DISTINCT FROM 'standard public schema'
                  ELSE d.description IS NOT NULL END
      """
          .formatted(PostgreSqlCatalog.OWN_SCHEMAS);

  /** The schema that every database is born with can be missing; it comes back as it was born. */
  private static final String MISSING_SCHEMA =
      """
      SELECT 'missing schema' AS "KIND", 'public' AS "SCHEMA_NAME", 'public' AS "OBJECT_NAME",
             '' AS "DETAIL", 'missing public' AS "OBJECT_KEY", NULL::text AS "OWNER_KEY",
             'OVER_TABLES' AS "PLACE", 'DROP SCHEMA public' AS "DEFINITION",
             'CREATE SCHEMA public GRANT '
               || CASE WHEN current_setting('server_version_num')::int < 150000
                       THEN 'ALL' ELSE 'USAGE' END
               || ' ON SCHEMA public TO PUBLIC;' || chr(10)
               || 'COMMENT ON SCHEMA public IS ''standard public schema''' AS "REMOVAL",
             '[]' AS "PARTS", 'NONE' AS "GROWTH"
       WHERE NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public')
      """;

  static final List<String> QUERIES =
      List.of(
          PARTITIONS,
          ATTACHED,
          TYPED_TABLES,
          REPLICA_IDENTITIES,
          CLUSTER_MARKERS,
          INDEX_STATISTICS,
          INDEX_TABLESPACES,
          SEQUENCE_OWNERS,
          SEQUENCE_PERSISTENCE,
          CONSTRAINT_COMMENTS,
          RELATION_COMMENTS,
          SCHEMA_COMMENTS,
          MISSING_SCHEMA);

  /**
   * What a partition or a child table has from its parent needs that of the parent. A partition
   * that has partitions is attached when its indexes are whole, or it would get further ones. An
   * index that not all partitions have is made when they are attached, or all would get it.
   */
  private static final String NEEDS_OF_PARTITIONS =
      """
      SELECT 'attach ' || h.inhrelid AS "OBJECT_KEY", 'pg_class ' || h.inhparent AS "NEEDS_KEY"
        FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
       WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f')
       UNION ALL
      SELECT 'pg_class ' || h.inhrelid || ' ' || a.attnum,
             'pg_class ' || h.inhparent || ' ' || p.attnum
        FROM pg_inherits h
        JOIN pg_attribute a
          ON a.attrelid = h.inhrelid AND a.attnum > 0 AND a.attinhcount > 0 AND NOT a.attisdropped
        JOIN pg_attribute p
          ON p.attrelid = h.inhparent AND p.attname = a.attname AND NOT p.attisdropped
       UNION ALL
      SELECT 'pg_constraint ' || k.oid, 'pg_constraint ' || p.oid
        FROM pg_inherits h
        JOIN pg_constraint k
          ON k.conrelid = h.inhrelid AND k.contype = 'c' AND k.coninhcount > 0
        JOIN pg_constraint p
          ON p.conrelid = h.inhparent AND p.contype = 'c' AND p.conname = k.conname
       UNION ALL
      SELECT coalesce('pg_constraint ' || k.oid, 'pg_class ' || lacking.indexrelid),
             'attach ' || lacking.inhrelid
        FROM (%2$s) lacking
        LEFT JOIN pg_constraint k
          ON k.conindid = lacking.indexrelid AND k.contype IN ('p', 'u', 'x')
       UNION ALL
      SELECT a.child_key, a.parent_key FROM (%1$s) a
       UNION ALL
      SELECT 'attach ' || a.inhrelid, a.parent_key FROM (%1$s) a
       UNION ALL
      SELECT 'attach ' || a.inhrelid, a.child_key FROM (%1$s) a
       UNION ALL
      SELECT 'attach ' || h.inhparent, 'attach ' || a.inhrelid
        FROM (%1$s) a
        JOIN pg_index whole ON whole.indexrelid = a.inhparent AND whole.indisvalid
        JOIN pg_inherits h ON h.inhrelid = a.table_oid
        JOIN pg_class p ON p.oid = h.inhparent AND p.relispartition
      """
          .formatted(ATTACHED_INDEXES, PostgreSqlKeys.LACKING);

  /** The index of a key stands for the key, and the sequence of a column for the column. */
  private static final String NEEDS_OF_MARKERS =
      """
      SELECT marker.prefix || x.indrelid AS "OBJECT_KEY",
             coalesce('pg_constraint ' || k.oid, 'pg_class ' || x.indexrelid) AS "NEEDS_KEY"
        FROM pg_index x
        JOIN (VALUES ('cluster '), ('replica identity ')) marker(prefix)
          ON CASE marker.prefix WHEN 'cluster ' THEN x.indisclustered ELSE x.indisreplident END
        LEFT JOIN pg_constraint k
          ON k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x')
       UNION ALL
      SELECT 'of ' || c.oid, 'pg_class ' || t.typrelid
        FROM pg_class c JOIN pg_type t ON t.oid = c.reloftype
       UNION ALL
      SELECT 'owner ' || d.objid,
             'pg_class ' || d.refobjid
               || CASE WHEN o.ftrelid IS NULL THEN ' ' || d.refobjsubid ELSE '' END
        FROM pg_depend d
        JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        LEFT JOIN pg_foreign_table o ON o.ftrelid = d.refobjid
       WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
         AND d.refobjsubid > 0 AND d.deptype = 'a'
       UNION ALL
      SELECT 'pg_class ' || f.adrelid || ' ' || f.adnum,
             'pg_class ' || own.relid || ' ' || own.attnum
        FROM pg_attrdef f
        JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid
         AND d.refclassid = 'pg_class'::regclass
        JOIN (%s) own ON own.seqrelid = d.refobjid
       WHERE (own.relid, own.attnum) <> (f.adrelid, f.adnum)
       UNION ALL
      SELECT 'pg_constraint ' || k.oid,
             d.refclassid::regclass || ' ' || d.refobjid
               || CASE WHEN d.refobjsubid = 0 THEN '' ELSE ' ' || d.refobjsubid END
        FROM pg_constraint k
        JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = k.conindid
       WHERE k.contype = 'x' AND d.deptype IN ('n', 'a')
      """
          .formatted(PostgreSqlCatalog.OWNED_SEQUENCES);

  static final List<String> DEPENDENCIES = List.of(NEEDS_OF_PARTITIONS, NEEDS_OF_MARKERS);

  private PostgreSqlFacets() {}
}
