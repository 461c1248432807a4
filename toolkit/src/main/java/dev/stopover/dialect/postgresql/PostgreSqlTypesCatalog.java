package dev.stopover.dialect.postgresql;

import java.util.List;

/** Read what columns may be of: extensions, collations and the user's own types. */
final class PostgreSqlTypesCatalog {

  /** The server adds no constraint to a domain over rows while columns are of arrays of it. */
  private static final String ROWS_OF =
      """
      EXISTS (SELECT FROM pg_type r LEFT JOIN pg_type e ON e.oid = r.typelem
               WHERE r.oid = t.typbasetype AND (r.typrelid <> 0 OR e.typrelid <> 0))""";

  /** Versions are not compared; every database is born with {@code plpgsql}. */
  private static final String EXTENSIONS =
      """
      SELECT 'extension' AS kind, NULL AS schema_name, x.extname AS object_name, '' AS detail,
             'pg_extension ' || x.oid AS object_key, NULL AS owner_key, 'UNDER_TABLES' AS place,
             'CREATE EXTENSION ' || quote_ident(x.extname)
               || CASE WHEN n.nspname = current_schema() THEN ''
                       ELSE ' WITH SCHEMA ' || quote_ident(n.nspname) END AS definition,
             'DROP EXTENSION ' || quote_ident(x.extname) AS removal, NULL AS parts,
             CASE WHEN x.extrelocatable THEN 'SAME' ELSE 'NONE' END AS growth
        FROM pg_extension x
        JOIN pg_namespace n ON n.oid = x.extnamespace
       WHERE x.extname <> 'plpgsql'
      """;

  /** An extension comes with a comment, so only another one is worth a statement. */
  private static final String EXTENSION_COMMENTS =
      """
      SELECT 'comment' AS kind, NULL AS schema_name, x.extname AS object_name,
             'on extension' AS detail, 'comment pg_extension ' || x.oid AS object_key,
             'pg_extension ' || x.oid AS owner_key, 'UNDER_TABLES' AS place,
             'COMMENT ON EXTENSION ' || quote_ident(x.extname) || ' IS '
               || quote_literal(d.description) AS definition,
             'COMMENT ON EXTENSION ' || quote_ident(x.extname) || ' IS '
               || quote_nullable(known.comment) AS removal, NULL AS parts, 'SAME' AS growth
        FROM pg_extension x
        JOIN pg_description d ON d.classoid = 'pg_extension'::regclass AND d.objoid = x.oid
        LEFT JOIN pg_available_extensions() known ON known.name = x.extname
       WHERE x.extname <> 'plpgsql' AND d.description IS DISTINCT FROM known.comment
      """;

  /** What the versions call differently is read by name: PostgreSQL 13 to 18 differ here. */
  private static final String COLLATIONS =
      """
      SELECT 'collation' AS kind, n.nspname AS schema_name, c.collname AS object_name,
             '' AS detail, 'pg_collation' AS class, c.oid, NULL AS owner_key,
             'UNDER_TABLES' AS place,
             'CREATE COLLATION ' || NAMED(pg_collation_is_visible(c.oid), n.nspname, c.collname)
               || ' (' || concat_ws(', ',
                    'provider = ' || CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin'
                                                         ELSE 'libc' END,
                    CASE WHEN names.locale IS NOT NULL
                           THEN 'locale = ' || quote_literal(names.locale)
                         WHEN c.collcollate = c.collctype
                           THEN 'locale = ' || quote_literal(c.collcollate)
                         ELSE 'lc_collate = ' || quote_literal(c.collcollate)
                           || ', lc_ctype = ' || quote_literal(c.collctype) END,
                    CASE WHEN NOT c.collisdeterministic THEN 'deterministic = false' END,
                    'rules = ' || quote_literal(names.rules)) || ')' AS definition,
             'DROP COLLATION ' || NAMED(pg_collation_is_visible(c.oid), n.nspname, c.collname)
               AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_collation c
        JOIN pg_namespace n ON n.oid = c.collnamespace
        CROSS JOIN LATERAL (
             SELECT coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale')
                      AS locale,
                    to_jsonb(c) ->> 'collicurules' AS rules) names
       WHERE OWN(n) AND UNOWNED(pg_collation, c.oid)
      """;

  private static final String ENUMS =
      """
      SELECT 'type' AS kind, n.nspname AS schema_name, t.typname AS object_name, '' AS detail,
             'pg_type' AS class, t.oid, NULL AS owner_key, 'UNDER_TABLES' AS place,
             'CREATE TYPE ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname) || ' AS ENUM ('
               || coalesce(string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder),
                           '') || ')' AS definition,
             'DROP TYPE ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname) AS removal,
             coalesce(json_agg(e.enumlabel ORDER BY e.enumsortorder)
                        FILTER (WHERE e.oid IS NOT NULL), '[]')::text AS parts,
             'INSERTED' AS growth
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_enum e ON e.enumtypid = t.oid
       WHERE t.typtype = 'e' AND OWN(n) AND UNOWNED(pg_type, t.oid)
       GROUP BY t.oid, t.typname, n.nspname
      """;

  /** The first part is the type below, the others are what can be set and dropped by itself. */
  private static final String DOMAINS =
      """
      SELECT 'domain' AS kind, n.nspname AS schema_name, t.typname AS object_name, '' AS detail,
             'pg_type' AS class, t.oid, NULL AS owner_key, 'UNDER_TABLES' AS place,
             'CREATE DOMAIN ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname) || ' AS '
               || array_to_string(facts.clauses, chr(10) || '    ') AS definition,
             'DROP DOMAIN ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname) AS removal,
             to_json(facts.clauses)::text AS parts,
             CASE WHEN ROWS_OF(t) THEN 'NONE' ELSE 'EXCHANGED' END AS growth
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        JOIN pg_type b ON b.oid = t.typbasetype
        CROSS JOIN LATERAL (
             SELECT array_remove(
                      ARRAY[format_type(t.typbasetype, t.typtypmod)
                              || CASE WHEN t.typcollation <> b.typcollation
                                      THEN ' COLLATE ' || t.typcollation::regcollation ELSE '' END,
                            CASE WHEN NOT NEEDS_ROUTINE(pg_type, t.oid)
                                 THEN 'DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0),
                                                             quote_literal(t.typdefault)) END,
                            CASE WHEN t.typnotnull THEN coalesce(
                              (SELECT 'CONSTRAINT ' || quote_ident(k.conname) || ' '
                                 FROM pg_constraint k
                                WHERE k.contypid = t.oid AND k.contype = 'n'
                                  AND k.conname <> t.typname || '_not_null'
                                  AND current_setting('server_version_num')::int >= 170000), '')
                              || 'NOT NULL' END], NULL)
                    || ARRAY(SELECT 'CONSTRAINT ' || quote_ident(k.conname) || ' '
                                      || pg_get_constraintdef(k.oid)
                               FROM pg_constraint k
                              WHERE k.contypid = t.oid AND k.contype = 'c' AND k.convalidated
                                AND (ROWS_OF(t) OR NOT NEEDS_ROUTINE(pg_constraint, k.oid))
                                AND NOT EXISTS (SELECT FROM pg_description o
                                                 WHERE o.classoid = 'pg_constraint'::regclass
                                                   AND o.objoid = k.oid)
                              ORDER BY k.conname) AS clauses) facts
       WHERE t.typtype = 'd' AND OWN(n) AND UNOWNED(pg_type, t.oid)
      """
          .replace("ROWS_OF(t)", ROWS_OF);

  /**
   * In a new domain the server takes every constraint for valid, so those that are not follow. So
   * do those with a comment, which goes where they go, and those that call a function: one that is
   * made anew must not take the domain, and the columns of it, along. The server adds none where a
   * column holds the domain in an array or a row, so they come before the tables.
   */
  private static final String DOMAIN_CONSTRAINTS =
      """
      SELECT 'domain constraint' AS kind, n.nspname AS schema_name, k.conname AS object_name,
             'on ' || t.typname AS detail,
             'pg_type ' || t.oid || ' ' || k.oid AS object_key,
             'pg_type ' || t.oid AS owner_key, 'UNDER_TABLES' AS place,
             'ALTER DOMAIN ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname)
               || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' '
               || pg_get_constraintdef(k.oid) AS definition,
             'ALTER DOMAIN ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname)
               || ' DROP CONSTRAINT ' || quote_ident(k.conname) AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_constraint k
        JOIN pg_type t ON t.oid = k.contypid
        JOIN pg_namespace n ON n.oid = t.typnamespace
       WHERE k.contype = 'c' AND OWN(n) AND UNOWNED(pg_type, t.oid)
         AND (NOT k.convalidated
              OR (NOT ROWS_OF(t) AND NEEDS_ROUTINE(pg_constraint, k.oid))
              OR EXISTS (SELECT FROM pg_description o
                          WHERE o.classoid = 'pg_constraint'::regclass AND o.objoid = k.oid))
      """
          .replace("ROWS_OF(t)", ROWS_OF);

  /** A function that is made anew must not take the domain, and the columns of it, along. */
  private static final String DOMAIN_DEFAULTS =
      """
      SELECT 'domain default' AS kind, n.nspname AS schema_name, t.typname AS object_name,
             '' AS detail, 'pg_type ' || t.oid || ' default' AS object_key,
             'pg_type ' || t.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER DOMAIN ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname)
               || ' SET DEFAULT ' || pg_get_expr(t.typdefaultbin, 0) AS definition,
             'ALTER DOMAIN ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname)
               || ' DROP DEFAULT' AS removal, NULL AS parts, 'SAME' AS growth
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
       WHERE t.typtype = 'd' AND t.typdefaultbin IS NOT NULL AND NEEDS_ROUTINE(pg_type, t.oid)
         AND OWN(n) AND UNOWNED(pg_type, t.oid)
      """;

  private static final String DOMAIN_CONSTRAINT_COMMENTS =
      """
      SELECT 'comment' AS kind, n.nspname AS schema_name, k.conname AS object_name,
             'on domain constraint of ' || t.typname AS detail,
             'comment pg_constraint ' || k.oid AS object_key,
             CASE k.contype WHEN 'n' THEN 'pg_type ' || t.oid
                            ELSE 'pg_type ' || t.oid || ' ' || k.oid END AS owner_key, 'OVER_TABLES' AS place,
             'COMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON DOMAIN '
               || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname) || ' IS '
               || quote_literal(d.description) AS definition,
             'COMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON DOMAIN '
               || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname) || ' IS NULL' AS removal,
             NULL AS parts, 'SAME' AS growth
        FROM pg_constraint k
        JOIN pg_type t ON t.oid = k.contypid
        JOIN pg_namespace n ON n.oid = t.typnamespace
        JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid
       WHERE k.contype IN ('c', 'n') AND OWN(n) AND UNOWNED(pg_type, t.oid)
      """;

  /** A composite type goes by its entry in {@code pg_class}, as the row type of a table does. */
  private static final String COMPOSITES =
      """
      SELECT 'type' AS kind, n.nspname AS schema_name, c.relname AS object_name, '' AS detail,
             'pg_class ' || c.oid AS object_key, NULL AS owner_key, 'UNDER_TABLES' AS place,
             'CREATE TYPE ' || c.reltype::regtype || ' AS ('
               || coalesce(string_agg(chr(10) || '    ' || attribute.text, ','
                                      ORDER BY a.attnum) || chr(10), '') || ')' AS definition,
             'DROP TYPE ' || c.reltype::regtype AS removal,
             coalesce(json_agg(attribute.text ORDER BY a.attnum)
                        FILTER (WHERE attribute.text IS NOT NULL), '[]')::text AS parts,
             'COMPOSED' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_type t ON t.oid = a.atttypid
        CROSS JOIN LATERAL (
             SELECT quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                      || CASE WHEN a.attcollation <> t.typcollation
                              THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
                      AS text) attribute
       WHERE c.relkind = 'c' AND OWN(n) AND UNOWNED(pg_class, c.oid)
         AND UNOWNED(pg_type, c.reltype)
       GROUP BY c.oid, c.relname, c.reltype, n.nspname
      """;

  private static final String COMPOSITE_COMMENTS =
      """
      SELECT 'comment' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             'on type' AS detail, 'comment pg_type ' || c.reltype AS object_key,
             'pg_class ' || c.oid AS owner_key, 'UNDER_TABLES' AS place,
             'COMMENT ON TYPE ' || c.reltype::regtype || ' IS ' || quote_literal(d.description)
               AS definition,
             'COMMENT ON TYPE ' || c.reltype::regtype || ' IS NULL' AS removal,
             NULL AS parts, 'SAME' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = c.reltype
       WHERE c.relkind = 'c' AND OWN(n)
      """;

  /**
   * The server makes up the name of a multirange: "multi" before "range", or after all else. The
   * parts say how to free the names that a new range of the same name wants for itself.
   */
  private static final String RANGES =
      """
      SELECT 'type' AS kind, n.nspname AS schema_name, t.typname AS object_name, '' AS detail,
             'pg_type' AS class, t.oid, NULL AS owner_key, 'UNDER_TABLES' AS place,
             'CREATE TYPE ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname)
               || ' AS RANGE (' || concat_ws(', ',
                    'subtype = ' || format_type(r.rngsubtype, NULL),
                    CASE WHEN NOT o.opcdefault THEN 'subtype_opclass = '
                      || NAMED(pg_opclass_is_visible(o.oid), op.nspname, o.opcname) END,
                    CASE WHEN r.rngcollation <> s.typcollation
                         THEN 'collation = ' || r.rngcollation::regcollation END,
                    CASE WHEN r.rngsubdiff <> 0 THEN 'subtype_diff = ' || r.rngsubdiff END,
                    CASE WHEN m.typname <> CASE WHEN t.typname ~ 'range'
                              THEN regexp_replace(t.typname, 'range', 'multirange')
                              ELSE t.typname || '_multirange' END OR mn.oid <> n.oid
                         THEN 'multirange_type_name = '
                           || NAMED(pg_type_is_visible(m.oid), mn.nspname, m.typname) END)
               || ')' AS definition,
             'DROP TYPE ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname) AS removal,
             ((SELECT json_agg('ALTER FUNCTION ' || d.objid::regprocedure || ' RENAME TO '
                        || quote_ident(left(f.proname, 58) || '__old') ORDER BY d.objid)
                FROM pg_depend d
                JOIN pg_proc f ON f.oid = d.objid
               WHERE d.classid = 'pg_proc'::regclass AND d.deptype = 'i'
                 AND d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, m.oid))::jsonb
               || coalesce(to_jsonb('ALTER TYPE ' || NAMED(pg_type_is_visible(m.oid), mn.nspname,
                                                            m.typname)
                    || ' RENAME TO ' || quote_ident(left(m.typname, 58) || '__old')), '[]'))::text AS parts,
             'NONE' AS growth
        FROM pg_range r
        JOIN pg_type t ON t.oid = r.rngtypid
        JOIN pg_type s ON s.oid = r.rngsubtype
        JOIN pg_namespace n ON n.oid = t.typnamespace
        JOIN pg_opclass o ON o.oid = r.rngsubopc
        JOIN pg_namespace op ON op.oid = o.opcnamespace
        LEFT JOIN pg_type m ON m.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
        LEFT JOIN pg_namespace mn ON mn.oid = m.typnamespace
       WHERE r.rngcanonical = 0 AND OWN(n) AND UNOWNED(pg_type, t.oid)
      """;

  static final List<String> QUERIES =
      List.of(
          ObjectQuery.of(EXTENSIONS),
          ObjectQuery.of(EXTENSION_COMMENTS),
          ObjectQuery.withComments(COLLATIONS),
          ObjectQuery.withComments(ENUMS),
          ObjectQuery.withComments(DOMAINS),
          ObjectQuery.of(DOMAIN_CONSTRAINTS),
          ObjectQuery.of(DOMAIN_DEFAULTS),
          ObjectQuery.of(DOMAIN_CONSTRAINT_COMMENTS),
          ObjectQuery.of(COMPOSITES),
          ObjectQuery.of(COMPOSITE_COMMENTS),
          ObjectQuery.withComments(RANGES));

  private PostgreSqlTypesCatalog() {}
}
