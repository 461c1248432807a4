package dev.stopover.dialect.postgresql;

import java.util.List;

/** Read functions, procedures, aggregates, and the operators and casts that are made of them. */
final class PostgreSqlRoutines {

  /** A routine can be replaced if its arguments, its result and its defaults stay, or grow. */
  private static final String ROUTINES =
      """
      SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,
             n.nspname AS schema_name, p.proname AS object_name,
             '(' || oidvectortypes(p.proargtypes) || ')' AS detail, 'pg_proc' AS class, p.oid,
             NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE ' || own.word || NAMED(pg_function_is_visible(p.oid), n.nspname, p.proname)
               || substr(own.definition, length('CREATE OR REPLACE ' || own.word
                                                || quote_ident(n.nspname) || '.'
                                                || quote_ident(p.proname)) + 1) AS definition,
             'DROP ' || own.word || NAMED(pg_function_is_visible(p.oid), n.nspname, p.proname)
               || '(' || CASE p.prokind WHEN 'p' THEN pg_get_function_identity_arguments(p.oid)
                                        ELSE oidvectortypes(p.proargtypes) END || ')' AS removal,
             to_json(ARRAY[p.prokind::text, pg_get_function_identity_arguments(p.oid),
                           coalesce(pg_get_function_result(p.oid), '')]
                     || array_fill('default'::text, ARRAY[p.pronargdefaults::int]))::text AS parts,
             'APPENDED' AS growth
        FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace
        CROSS JOIN LATERAL (
             SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END AS word,
                    rtrim(pg_get_functiondef(p.oid), chr(10)) AS definition) own
       WHERE p.prokind <> 'a' AND OWN(n) AND UNOWNED(pg_proc, p.oid)
         AND BY_HAND(pg_proc, p.oid)
      """;

  private static final String AGGREGATES =
      """
      SELECT 'aggregate' AS kind, n.nspname AS schema_name, p.proname AS object_name,
             '(' || oidvectortypes(p.proargtypes) || ')' AS detail, 'pg_proc' AS class, p.oid,
             NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE AGGREGATE ' || NAMED(pg_function_is_visible(p.oid), n.nspname, p.proname)
               || '(' || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || ') (' || chr(10)
               || '    ' || concat_ws(',' || chr(10) || '    ',
                    'SFUNC = ' || a.aggtransfn::regproc,
                    'STYPE = ' || format_type(a.aggtranstype, NULL),
                    'SSPACE = ' || nullif(a.aggtransspace, 0),
                    'FINALFUNC = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
                    CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                    CASE WHEN a.aggfinalmodify::text
                                <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END
                         THEN 'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify WHEN 'r'
                           THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                    'COMBINEFUNC = ' || nullif(a.aggcombinefn::oid, 0)::regproc,
                    'SERIALFUNC = ' || nullif(a.aggserialfn::oid, 0)::regproc,
                    'DESERIALFUNC = ' || nullif(a.aggdeserialfn::oid, 0)::regproc,
                    'INITCOND = ' || quote_literal(a.agginitval),
                    'MSFUNC = ' || nullif(a.aggmtransfn::oid, 0)::regproc,
                    'MINVFUNC = ' || nullif(a.aggminvtransfn::oid, 0)::regproc,
                    'MSTYPE = ' || format_type(nullif(a.aggmtranstype, 0), NULL),
                    'MSSPACE = ' || nullif(a.aggmtransspace, 0),
                    'MFINALFUNC = ' || nullif(a.aggmfinalfn::oid, 0)::regproc,
                    CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
                    CASE WHEN a.aggmfinalmodify::text
                                <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END
                          AND a.aggmtranstype <> 0
                         THEN 'MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify WHEN 'r'
                           THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                    'MINITCOND = ' || quote_literal(a.aggminitval),
                    'SORTOP = OPERATOR(' || quote_ident(os.nspname) || '.' || o.oprname || ')',
                    CASE WHEN a.aggkind = 'h' THEN 'HYPOTHETICAL' END,
                    'PARALLEL = ' || CASE p.proparallel WHEN 's' THEN 'SAFE'
                                                        WHEN 'r' THEN 'RESTRICTED' END)
               || chr(10) || ')' AS definition,
             'DROP AGGREGATE ' || NAMED(pg_function_is_visible(p.oid), n.nspname, p.proname)
               || '(' || coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*')
               || ')' AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_proc p
        JOIN pg_aggregate a ON a.aggfnoid = p.oid
        JOIN pg_namespace n ON n.oid = p.pronamespace
        LEFT JOIN pg_operator o ON o.oid = a.aggsortop
        LEFT JOIN pg_namespace os ON os.oid = o.oprnamespace
       WHERE p.prokind = 'a' AND OWN(n) AND UNOWNED(pg_proc, p.oid)
         AND BY_HAND(pg_proc, p.oid)
      """;

  /** An operator that another only promises is an empty shell. */
  private static final String OPERATORS =
      """
      SELECT 'operator' AS kind, n.nspname AS schema_name, o.oprname AS object_name,
             own.arguments AS detail, 'pg_operator' AS class, o.oid, NULL AS owner_key,
             'OVER_TABLES' AS place,
             'CREATE OPERATOR ' || own.name || ' (' || concat_ws(', ',
               'FUNCTION = ' || o.oprcode,
               'LEFTARG = ' || format_type(nullif(o.oprleft, 0), NULL),
               'RIGHTARG = ' || format_type(nullif(o.oprright, 0), NULL),
               'COMMUTATOR = OPERATOR(' || quote_ident(cs.nspname) || '.' || c.oprname || ')',
               'NEGATOR = OPERATOR(' || quote_ident(gs.nspname) || '.' || g.oprname || ')',
               'RESTRICT = ' || nullif(o.oprrest::oid, 0)::regproc,
               'JOIN = ' || nullif(o.oprjoin::oid, 0)::regproc,
               CASE WHEN o.oprcanhash THEN 'HASHES' END,
               CASE WHEN o.oprcanmerge THEN 'MERGES' END) || ')' AS definition,
             'DROP OPERATOR ' || own.name || ' ' || own.arguments AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_operator o
        JOIN pg_namespace n ON n.oid = o.oprnamespace
        LEFT JOIN pg_operator c ON c.oid = o.oprcom
        LEFT JOIN pg_namespace cs ON cs.oid = c.oprnamespace
        LEFT JOIN pg_operator g ON g.oid = o.oprnegate
        LEFT JOIN pg_namespace gs ON gs.oid = g.oprnamespace
        CROSS JOIN LATERAL (
             SELECT CASE WHEN pg_operator_is_visible(o.oid) THEN ''
                         ELSE quote_ident(n.nspname) || '.' END || o.oprname AS name,
                    '(' || coalesce(format_type(nullif(o.oprleft, 0), NULL), 'NONE') || ', '
                      || coalesce(format_type(nullif(o.oprright, 0), NULL), 'NONE') || ')'
                      AS arguments) own
       WHERE o.oprcode <> 0 AND OWN(n) AND UNOWNED(pg_operator, o.oid)
      """;

  /** A family is made with its first class, unless it has a name of its own. */
  private static final String OPERATOR_FAMILIES =
      """
      SELECT 'operator family' AS kind, n.nspname AS schema_name, f.opfname AS object_name,
             'using ' || m.amname AS detail, 'pg_opfamily' AS class, f.oid, NULL AS owner_key,
             'OVER_TABLES' AS place,
             'CREATE OPERATOR FAMILY '
               || NAMED(pg_opfamily_is_visible(f.oid), n.nspname, f.opfname) || ' USING '
               || quote_ident(m.amname) AS definition,
             'DROP OPERATOR FAMILY '
               || NAMED(pg_opfamily_is_visible(f.oid), n.nspname, f.opfname) || ' USING '
               || quote_ident(m.amname) AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_opfamily f
        JOIN pg_am m ON m.oid = f.opfmethod
        JOIN pg_namespace n ON n.oid = f.opfnamespace
       WHERE OWN(n) AND UNOWNED(pg_opfamily, f.oid)
      """;

  private static final String OPERATOR_CLASSES =
      """
      SELECT 'operator class' AS kind, n.nspname AS schema_name, c.opcname AS object_name,
             'using ' || m.amname AS detail, 'pg_opclass' AS class, c.oid, NULL AS owner_key,
             'OVER_TABLES' AS place,
             'CREATE OPERATOR CLASS '
               || NAMED(pg_opclass_is_visible(c.oid), n.nspname, c.opcname) || chr(10)
               || '    ' || CASE WHEN c.opcdefault THEN 'DEFAULT ' ELSE '' END || 'FOR TYPE '
               || format_type(c.opcintype, NULL) || ' USING ' || quote_ident(m.amname)
               || ' FAMILY ' || NAMED(pg_opfamily_is_visible(f.oid), fs.nspname, f.opfname)
               || ' AS' || chr(10) || '    '
               || coalesce(nullif(concat_ws(',' || chr(10) || '    ',
                    'STORAGE ' || format_type(nullif(c.opckeytype, 0), NULL),
                    (SELECT string_agg('OPERATOR ' || o.amopstrategy || ' '
                              || o.amopopr::regoperator
                              || coalesce(' FOR ORDER BY ' || NAMED(pg_opfamily_is_visible(s.oid),
                                            ss.nspname, s.opfname), ''),
                              ',' || chr(10) || '    ' ORDER BY o.amopstrategy)
                       FROM pg_depend d
                       JOIN pg_amop o ON o.oid = d.objid
                       LEFT JOIN pg_opfamily s ON s.oid = o.amopsortfamily
                       LEFT JOIN pg_namespace ss ON ss.oid = s.opfnamespace
                      WHERE d.refclassid = 'pg_opclass'::regclass AND d.refobjid = c.oid
                        AND d.classid = 'pg_amop'::regclass),
                    (SELECT string_agg('FUNCTION ' || o.amprocnum || ' ('
                              || concat_ws(', ', format_type(o.amproclefttype, NULL),
                                           format_type(o.amprocrighttype, NULL)) || ') '
                              || o.amproc::regprocedure,
                              ',' || chr(10) || '    ' ORDER BY o.amprocnum)
                       FROM pg_depend d
                       JOIN pg_amproc o ON o.oid = d.objid
                      WHERE d.refclassid = 'pg_opclass'::regclass AND d.refobjid = c.oid
                        AND d.classid = 'pg_amproc'::regclass)), ''),
                    'STORAGE ' || format_type(c.opcintype, NULL)) AS definition,
             'DROP OPERATOR CLASS '
               || NAMED(pg_opclass_is_visible(c.oid), n.nspname, c.opcname) || ' USING '
               || quote_ident(m.amname) AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_opclass c
        JOIN pg_am m ON m.oid = c.opcmethod
        JOIN pg_namespace n ON n.oid = c.opcnamespace
        JOIN pg_opfamily f ON f.oid = c.opcfamily
        JOIN pg_namespace fs ON fs.oid = f.opfnamespace
       WHERE OWN(n) AND UNOWNED(pg_opclass, c.oid)
      """;

  /** What belongs to no class of the family: operators across types, all of those of GiST. */
  private static final String FAMILY_MEMBERS =
      """
      SELECT 'member of operator family' AS kind, n.nspname AS schema_name,
             f.opfname AS object_name,
             concat_ws(' ', 'using', access.amname, lower(member.place)) AS detail,
             member.class || ' ' || member.oid AS object_key,
             'pg_opfamily ' || f.oid AS owner_key, 'OVER_TABLES' AS place,
             family.alter || ' ADD ' || member.text AS definition,
             family.alter || ' DROP ' || member.place AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM (SELECT 'pg_amop' AS class, o.oid, o.amopfamily AS family,
                     concat('OPERATOR ', o.amopstrategy, ' (', format_type(o.amoplefttype, NULL),
                            ', ', format_type(o.amoprighttype, NULL), ')') AS place,
                     'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator
                       || coalesce(' FOR ORDER BY ' || NAMED(pg_opfamily_is_visible(s.oid),
                                     ss.nspname, s.opfname), '') AS text
                FROM pg_amop o
                LEFT JOIN pg_opfamily s ON s.oid = o.amopsortfamily
                LEFT JOIN pg_namespace ss ON ss.oid = s.opfnamespace
               UNION ALL
              SELECT 'pg_amproc', o.oid, o.amprocfamily, own.place,
                     own.place || ' ' || o.amproc::regprocedure
                FROM pg_amproc o
                CROSS JOIN LATERAL (
                     SELECT concat('FUNCTION ', o.amprocnum, ' (',
                                   format_type(o.amproclefttype, NULL), ', ',
                                   format_type(o.amprocrighttype, NULL), ')') AS place) own)
             member
        JOIN pg_depend d ON d.classid = member.class::regclass AND d.objid = member.oid
         AND d.refclassid = 'pg_opfamily'::regclass AND d.deptype = 'a'
        JOIN pg_opfamily f ON f.oid = member.family
        JOIN pg_namespace n ON n.oid = f.opfnamespace
        JOIN pg_am access ON access.oid = f.opfmethod
        CROSS JOIN LATERAL (
             SELECT 'ALTER OPERATOR FAMILY '
                      || NAMED(pg_opfamily_is_visible(f.oid), n.nspname, f.opfname) || ' USING '
                      || quote_ident(access.amname) AS alter) family
       WHERE OWN(n) AND UNOWNED(pg_opfamily, f.oid)
      """;

  private static final String CASTS =
      """
      SELECT 'cast' AS kind, NULL AS schema_name, format_type(c.castsource, NULL) AS object_name,
             'to ' || format_type(c.casttarget, NULL) AS detail, 'pg_cast' AS class, c.oid,
             NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE CAST (' || format_type(c.castsource, NULL) || ' AS '
               || format_type(c.casttarget, NULL) || ')'
               || CASE c.castmethod WHEN 'b' THEN ' WITHOUT FUNCTION' WHEN 'i' THEN ' WITH INOUT'
                    ELSE ' WITH FUNCTION ' || c.castfunc::regprocedure END
               || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT'
                    ELSE '' END AS definition,
             'DROP CAST (' || format_type(c.castsource, NULL) || ' AS '
               || format_type(c.casttarget, NULL) || ')' AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_cast c
       WHERE c.oid >= 16384 AND UNOWNED(pg_cast, c.oid) AND BY_HAND(pg_cast, c.oid)
      """;

  static final List<String> QUERIES =
      List.of(
          ObjectQuery.withComments(ROUTINES),
          ObjectQuery.withComments(AGGREGATES),
          ObjectQuery.withComments(OPERATORS),
          ObjectQuery.withComments(OPERATOR_FAMILIES),
          ObjectQuery.withComments(OPERATOR_CLASSES),
          ObjectQuery.of(FAMILY_MEMBERS),
          ObjectQuery.withComments(CASTS));

  private PostgreSqlRoutines() {}
}
