package dev.stopover.dialect.postgresql;

import java.util.List;
import java.util.stream.Stream;

/** Gather the queries for all that stands beside the tables, and name what they leave out. */
final class PostgreSqlObjects {

  static final List<String> QUERIES =
      Stream.of(
              PostgreSqlTypesCatalog.QUERIES,
              PostgreSqlViews.QUERIES,
              PostgreSqlRoutines.QUERIES,
              PostgreSqlTriggers.QUERIES,
              PostgreSqlExtras.QUERIES,
              List.of(PostgreSqlPrivileges.QUERY))
          .flatMap(List::stream)
          .toList();

  static final List<String> DEPENDENCIES = PostgreSqlNeeds.QUERIES;

  /** Objects whose statements can be read from no catalog, or that are about the whole server. */
  static final String NOT_COMPARED =
      ObjectQuery.expand(
          """
          SELECT object.type || ' ' || object.identity AS "OBJECT"
            FROM (SELECT 'pg_type'::regclass, t.oid
                    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                   WHERE OWN(n) AND (t.typtype = 'p'
                      OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e
                                                           WHERE e.typarray = t.oid)))
                   UNION ALL
                  SELECT 'pg_type'::regclass, r.rngtypid
                    FROM pg_range r WHERE r.rngcanonical <> 0 AND r.rngtypid >= 16384
                   UNION ALL
                  SELECT 'pg_language'::regclass, l.oid FROM pg_language l WHERE l.oid >= 16384
                   UNION ALL
                  SELECT 'pg_transform'::regclass, t.oid FROM pg_transform t
                   UNION ALL
                  SELECT 'pg_ts_parser'::regclass, p.oid FROM pg_ts_parser p WHERE p.oid >= 16384
                   UNION ALL
                  SELECT 'pg_ts_template'::regclass, t.oid
                    FROM pg_ts_template t WHERE t.oid >= 16384
                   UNION ALL
                  SELECT d.classid, d.objid
                    FROM pg_depend d
                   WHERE d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
                     AND d.objid >= 16384 AND d.refclassid = 'pg_opfamily'::regclass
                     AND d.refobjid < 16384 AND d.deptype = 'a'
                   UNION ALL
                  SELECT 'pg_default_acl'::regclass, a.oid FROM pg_default_acl a
                   UNION ALL
                  SELECT 'pg_user_mapping'::regclass, u.umid FROM pg_user_mappings u
                   WHERE NOT
          """
              + PostgreSqlExtras.MAPPING_IS_SHOWN
              + """

                   UNION ALL
                  SELECT 'pg_subscription'::regclass, s.oid FROM pg_subscription s
                   WHERE s.subdbid = (SELECT d.oid FROM pg_database d
                                       WHERE d.datname = current_database())) found(classid, objid)
            CROSS JOIN LATERAL pg_identify_object(found.classid, found.objid, 0) object
           WHERE NOT EXISTS (SELECT FROM pg_depend e
                              WHERE e.classid = found.classid AND e.objid = found.objid
                                AND e.deptype = 'e')
           UNION ALL
          SELECT DISTINCT 'security label on ' || l.objtype || ' ' || l.objname
            FROM pg_seclabels l
           WHERE l.objtype NOT IN ('role', 'database', 'tablespace')
          """);

  private PostgreSqlObjects() {}
}
