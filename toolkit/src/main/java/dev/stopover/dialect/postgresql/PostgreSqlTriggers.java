package dev.stopover.dialect.postgresql;

import java.util.List;

/** Read what watches over tables: triggers, row-level security, event triggers. */
final class PostgreSqlTriggers {

  /** What a partition has from its parent is left out. */
  private static final String TRIGGERS =
      """
      SELECT 'trigger' AS kind, n.nspname AS schema_name, t.tgname AS object_name,
             'on ' || c.relname AS detail, 'pg_trigger' AS class, t.oid,
             'pg_class ' || c.oid AS owner_key, 'OVER_TABLES' AS place,
             IN_REACH(pg_get_triggerdef(t.oid), n.nspname, c.relname, c.oid::regclass::text)
               AS definition,
             'DROP TRIGGER ' || quote_ident(t.tgname) || ' ON ' || c.oid::regclass AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND OWN(n)
         AND UNOWNED(pg_trigger, t.oid) AND UNOWNED(pg_class, c.oid)
      """;

  /** Before PostgreSQL 15 what a partition has from its parent counts as internal. */
  private static final String TRIGGER_STATES =
      """
      SELECT 'trigger state' AS kind, n.nspname AS schema_name, t.tgname AS object_name,
             'on ' || c.relname AS detail, 'state pg_trigger ' || t.oid AS object_key,
             CASE WHEN t.tgparentid = 0 THEN 'pg_trigger ' || t.oid
                  ELSE 'pg_class ' || c.oid END AS owner_key, 'OVER_TABLES' AS place,
             'ALTER TABLE ' || c.oid::regclass
               || CASE t.tgenabled WHEN 'O' THEN ' ENABLE TRIGGER ' WHEN 'D'
                    THEN ' DISABLE TRIGGER ' WHEN 'R' THEN ' ENABLE REPLICA TRIGGER '
                    ELSE ' ENABLE ALWAYS TRIGGER ' END
               || quote_ident(t.tgname) AS definition,
             'ALTER TABLE ' || c.oid::regclass
               || CASE coalesce(p.tgenabled, 'O') WHEN 'O' THEN ' ENABLE TRIGGER ' WHEN 'D'
                    THEN ' DISABLE TRIGGER ' WHEN 'R' THEN ' ENABLE REPLICA TRIGGER '
                    ELSE ' ENABLE ALWAYS TRIGGER ' END
               || quote_ident(t.tgname) AS removal, NULL AS parts, 'SAME' AS growth
        FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_trigger p ON p.oid = t.tgparentid
       WHERE (NOT t.tgisinternal OR (t.tgparentid <> 0 AND t.tgconstraint = 0))
         AND t.tgenabled <> coalesce(p.tgenabled, 'O') AND OWN(n)
         AND UNOWNED(pg_trigger, t.oid) AND UNOWNED(pg_class, c.oid)
      """;

  /**
   * The state of a trigger that a partition has from above needs the trigger and the way to it, and
   * what is said above comes first: it is said of all below.
   */
  static final String STATE_NEEDS =
      """
      SELECT 'state pg_trigger ' || t.oid AS "OBJECT_KEY", needed.key AS "NEEDS_KEY"
        FROM pg_trigger t
        JOIN pg_trigger p ON p.oid = t.tgparentid
       CROSS JOIN LATERAL pg_partition_ancestors(t.tgrelid) above(relid)
        LEFT JOIN pg_trigger a
          ON a.tgrelid = above.relid AND a.tgname = t.tgname AND above.relid <> t.tgrelid
       CROSS JOIN LATERAL (VALUES ('attach ' || above.relid::oid), ('pg_trigger ' || a.oid),
                                  ('state pg_trigger ' || a.oid)) needed(key)
       WHERE t.tgenabled <> p.tgenabled AND needed.key IS NOT NULL
      """;

  private static final String ROW_SECURITY =
      """
      SELECT o.kind, n.nspname AS schema_name, c.relname AS object_name, '' AS detail,
             o.kind || ' ' || c.oid AS object_key, 'pg_class ' || c.oid AS owner_key,
             'OVER_TABLES' AS place,
             'ALTER TABLE ' || c.oid::regclass || o.definition AS definition,
             'ALTER TABLE ' || c.oid::regclass || o.removal AS removal,
             NULL AS parts, 'SAME' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN (VALUES ('row security', true, ' ENABLE ROW LEVEL SECURITY',
                      ' DISABLE ROW LEVEL SECURITY'),
                     ('row security of owner', false, ' FORCE ROW LEVEL SECURITY',
                      ' NO FORCE ROW LEVEL SECURITY')) o(kind, enables, definition, removal)
          ON CASE WHEN o.enables THEN c.relrowsecurity ELSE c.relforcerowsecurity END
       WHERE c.relkind IN ('r', 'p') AND (c.relrowsecurity OR c.relforcerowsecurity) AND OWN(n)
         AND UNOWNED(pg_class, c.oid)
      """;

  /** What stands behind the command can be altered, but not be taken away. */
  private static final String POLICIES =
      """
      SELECT 'policy' AS kind, n.nspname AS schema_name, p.polname AS object_name,
             'on ' || c.relname AS detail, 'pg_policy' AS class, p.oid,
             'pg_class ' || c.oid AS owner_key, 'OVER_TABLES' AS place,
             'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || c.oid::regclass
               || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
               || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT'
                    WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' ELSE '' END
               || clauses.text AS definition,
             'DROP POLICY ' || quote_ident(p.polname) || ' ON ' || c.oid::regclass AS removal,
             json_build_array('ALTER POLICY ' || quote_ident(p.polname) || ' ON '
                 || c.oid::regclass, p.polpermissive::text, p.polcmd::text,
               (p.polqual IS NOT NULL)::text, (p.polwithcheck IS NOT NULL)::text)::text AS parts,
             'SAME' AS growth
        FROM pg_policy p
        JOIN pg_class c ON c.oid = p.polrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL (
             SELECT coalesce((SELECT chr(10) || '    TO '
                                       || string_agg(quote_ident(pg_get_userbyid(role)), ', '
                                                     ORDER BY pg_get_userbyid(role))
                                FROM unnest(p.polroles) role
                               WHERE role <> 0
                              HAVING count(*) > 0), '')
                      || coalesce(chr(10) || '    USING (' || pg_get_expr(p.polqual, p.polrelid)
                                    || ')', '')
                      || coalesce(chr(10) || '    WITH CHECK ('
                                    || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
                      AS text) clauses
       WHERE OWN(n) AND UNOWNED(pg_policy, p.oid) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String EVENT_TRIGGERS =
      """
      SELECT 'event trigger' AS kind, NULL AS schema_name, e.evtname AS object_name, '' AS detail,
             'pg_event_trigger' AS class, e.oid, NULL AS owner_key, 'OVER_ALL' AS place,
             'CREATE EVENT TRIGGER ' || quote_ident(e.evtname) || ' ON ' || quote_ident(e.evtevent)
               || coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(tag), ', ')
                                                 FROM unnest(e.evttags) tag) || ')', '')
               || ' EXECUTE FUNCTION ' || e.evtfoid::regprocedure AS definition,
             'DROP EVENT TRIGGER ' || quote_ident(e.evtname) AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_event_trigger e
       WHERE UNOWNED(pg_event_trigger, e.oid)
      """;

  private static final String EVENT_TRIGGER_STATES =
      """
      SELECT 'event trigger state' AS kind, NULL AS schema_name, e.evtname AS object_name,
             '' AS detail, 'state pg_event_trigger ' || e.oid AS object_key,
             'pg_event_trigger ' || e.oid AS owner_key, 'OVER_ALL' AS place,
             'ALTER EVENT TRIGGER ' || quote_ident(e.evtname)
               || CASE e.evtenabled WHEN 'D' THEN ' DISABLE' WHEN 'R' THEN ' ENABLE REPLICA'
                    ELSE ' ENABLE ALWAYS' END AS definition,
             'ALTER EVENT TRIGGER ' || quote_ident(e.evtname) || ' ENABLE' AS removal,
             NULL AS parts, 'SAME' AS growth
        FROM pg_event_trigger e
       WHERE e.evtenabled <> 'O' AND UNOWNED(pg_event_trigger, e.oid)
      """;

  static final List<String> QUERIES =
      List.of(
          ObjectQuery.withComments(TRIGGERS),
          ObjectQuery.of(TRIGGER_STATES),
          ObjectQuery.of(ROW_SECURITY),
          ObjectQuery.withComments(POLICIES),
          ObjectQuery.withComments(EVENT_TRIGGERS),
          ObjectQuery.of(EVENT_TRIGGER_STATES));

  private PostgreSqlTriggers() {}
}
