package dev.stopover.dialect.postgresql;

/**
 * Read who may do what. Privileges are compared only on request; otherwise they are there so that
 * what has to be dropped and made again gets them back.
 */
final class PostgreSqlPrivileges {

  /** What the owner may, and what everybody may from the beginning, needs no word. */
  static final String QUERY =
      ObjectQuery.of(
          """
          SELECT '{PRIVILEGE}' AS kind, found.schema_name, found.object_name,
                 'on ' || found.target || found.columns || CASE WHEN change.word = 'REVOKE ' THEN ' from ' ELSE ' to ' END
                   || change.role || CASE WHEN change.grantable THEN ' with grant option' ELSE '' END
                   AS detail,
                 'privilege ' || found.target || found.columns || change.word || change.role || change.grantable
                   AS object_key, found.owner_key,
                 found.place,
                 change.word || change.privileges || found.columns || ' ON ' || found.target
                   || CASE WHEN change.word = 'REVOKE ' THEN ' FROM ' ELSE ' TO ' END || change.role
                   || CASE WHEN change.grantable THEN ' WITH GRANT OPTION' ELSE '' END
                   AS definition,
                 CASE WHEN change.word = 'REVOKE ' THEN 'GRANT ' ELSE 'REVOKE ' END
                   || change.privileges || found.columns || ' ON ' || found.target
                   || CASE WHEN change.word = 'REVOKE ' THEN ' TO ' ELSE ' FROM ' END
                   || change.role AS removal, NULL AS parts, '{GROWTH}' AS growth
            FROM (
              SELECT n.nspname AS schema_name, c.relname AS object_name,
                     CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass
                       AS target, '' AS columns, 'pg_class ' || c.oid AS owner_key,
                     'OVER_TABLES' AS place, c.relacl AS acl,
                     acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)
                       AS usual, c.relowner AS owner
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE c.relacl IS NOT NULL AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                 AND OWN(n) AND UNOWNED(pg_class, c.oid)
               UNION ALL
              SELECT n.nspname, c.relname, 'TABLE ' || c.oid::regclass,
                     ' (' || quote_ident(a.attname) || ')', 'pg_class ' || c.oid
                       || CASE WHEN c.relkind IN ('r', 'p') THEN ' ' || a.attnum ELSE '' END,
                     'OVER_TABLES', a.attacl, NULL, c.relowner
                FROM pg_attribute a
                JOIN pg_class c ON c.oid = a.attrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
                 AND OWN(n) AND UNOWNED(pg_class, c.oid)
               UNION ALL
              SELECT n.nspname, p.proname,
                     CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END
                       || NAMED(pg_function_is_visible(p.oid), n.nspname, p.proname)
                       || '(' || oidvectortypes(p.proargtypes) || ')', '', 'pg_proc ' || p.oid,
                     'OVER_TABLES', p.proacl, acldefault('f', p.proowner), p.proowner
                FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE p.proacl IS NOT NULL AND OWN(n) AND UNOWNED(pg_proc, p.oid)
               UNION ALL
              SELECT n.nspname, t.typname,
                     'TYPE ' || NAMED(pg_type_is_visible(t.oid), n.nspname, t.typname), '',
                     CASE WHEN t.typrelid = 0 THEN 'pg_type ' || t.oid
                          ELSE 'pg_class ' || t.typrelid END,
                     'UNDER_TABLES', t.typacl, acldefault('T', t.typowner), t.typowner
                FROM pg_type t
                JOIN pg_namespace n ON n.oid = t.typnamespace
               WHERE t.typacl IS NOT NULL AND OWN(n) AND UNOWNED(pg_type, t.oid)
            ) found
            CROSS JOIN LATERAL (
              SELECT 'GRANT ' AS word, role.name AS role, a.is_grantable AS grantable,
                     string_agg(a.privilege_type || '', ', ' ORDER BY a.privilege_type)
                       AS privileges
                FROM aclexplode(found.acl) a
                CROSS JOIN LATERAL (
                     SELECT CASE WHEN a.grantee = 0 THEN 'PUBLIC'
                                 ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS name) role
               WHERE a.grantee <> found.owner
                 AND NOT EXISTS (SELECT FROM aclexplode(found.usual) u
                                  WHERE u.grantee = a.grantee
                                    AND u.privilege_type = a.privilege_type
                                    AND u.is_grantable = a.is_grantable)
               GROUP BY role.name, a.is_grantable
               UNION ALL
              SELECT 'REVOKE ', 'PUBLIC', false, string_agg(u.privilege_type, ', ')
                FROM aclexplode(found.usual) u
               WHERE u.grantee = 0
                 AND NOT EXISTS (SELECT FROM aclexplode(found.acl) a
                                  WHERE a.grantee = 0 AND a.privilege_type = u.privilege_type)
              HAVING count(*) > 0) change
          """);

  private PostgreSqlPrivileges() {}
}
