package dev.stopover.dialect.postgresql;

import java.util.List;

/** Read what few schemas have: statistics, text search, conversions, publications, foreign data. */
final class PostgreSqlExtras {

  /** The server puts columns in the order in which they stand in the table, which says nothing. */
  private static final String STATISTICS =
      """
      SELECT 'statistics' AS kind, n.nspname AS schema_name, s.stxname AS object_name, '' AS detail,
             'pg_statistic_ext' AS class, s.oid, 'pg_class ' || s.stxrelid AS owner_key,
             'OVER_TABLES' AS place,
             IN_REACH(made.definition, n.nspname, s.stxname, own.name) AS definition,
             'DROP STATISTICS ' || own.name AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_statistic_ext s
        JOIN pg_namespace n ON n.oid = s.stxnamespace
        CROSS JOIN LATERAL (
             SELECT NAMED(pg_statistics_obj_is_visible(s.oid), n.nspname, s.stxname) AS name) own
        CROSS JOIN LATERAL (
             SELECT replace(
                      pg_get_statisticsobjdef(s.oid),
                      concat(' ON ', string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)),
                      concat(' ON ', string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)))
                      AS definition
               FROM pg_attribute a
              WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys)) made
       WHERE OWN(n) AND UNOWNED(pg_statistic_ext, s.oid)
      """;

  private static final String STATISTICS_TARGETS =
      """
      SELECT 'statistics target' AS kind, n.nspname AS schema_name, s.stxname AS object_name,
             '' AS detail, 'target ' || s.oid AS object_key,
             'pg_statistic_ext ' || s.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER STATISTICS ' || NAMED(pg_statistics_obj_is_visible(s.oid), n.nspname, s.stxname)
               || ' SET STATISTICS ' || s.stxstattarget AS definition,
             'ALTER STATISTICS ' || NAMED(pg_statistics_obj_is_visible(s.oid), n.nspname, s.stxname)
               || ' SET STATISTICS -1' AS removal, NULL AS parts, 'SAME' AS growth
        FROM pg_statistic_ext s
        JOIN pg_namespace n ON n.oid = s.stxnamespace
       WHERE s.stxstattarget >= 0 AND OWN(n) AND UNOWNED(pg_statistic_ext, s.oid)
      """;

  private static final String DICTIONARIES =
      """
      SELECT 'text search dictionary' AS kind, n.nspname AS schema_name, d.dictname AS object_name,
             '' AS detail, 'pg_ts_dict' AS class, d.oid, NULL AS owner_key,
             'UNDER_TABLES' AS place,
             'CREATE TEXT SEARCH DICTIONARY '
               || NAMED(pg_ts_dict_is_visible(d.oid), n.nspname, d.dictname)
               || ' (TEMPLATE = '
               || NAMED(pg_ts_template_is_visible(t.oid), tn.nspname, t.tmplname)
               || coalesce(', ' || d.dictinitoption, '') || ')' AS definition,
             'DROP TEXT SEARCH DICTIONARY '
               || NAMED(pg_ts_dict_is_visible(d.oid), n.nspname, d.dictname) AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_ts_dict d
        JOIN pg_namespace n ON n.oid = d.dictnamespace
        JOIN pg_ts_template t ON t.oid = d.dicttemplate
        JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
       WHERE OWN(n) AND UNOWNED(pg_ts_dict, d.oid)
      """;

  private static final String CONFIGURATIONS =
      """
      SELECT 'text search configuration' AS kind, n.nspname AS schema_name,
             c.cfgname AS object_name, '' AS detail, 'pg_ts_config' AS class, c.oid,
             NULL AS owner_key, 'UNDER_TABLES' AS place,
             'CREATE TEXT SEARCH CONFIGURATION '
               || NAMED(pg_ts_config_is_visible(c.oid), n.nspname, c.cfgname)
               || ' (PARSER = ' || NAMED(pg_ts_parser_is_visible(p.oid), pn.nspname, p.prsname)
               || ')' AS definition,
             'DROP TEXT SEARCH CONFIGURATION '
               || NAMED(pg_ts_config_is_visible(c.oid), n.nspname, c.cfgname) AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_ts_config c
        JOIN pg_namespace n ON n.oid = c.cfgnamespace
        JOIN pg_ts_parser p ON p.oid = c.cfgparser
        JOIN pg_namespace pn ON pn.oid = p.prsnamespace
       WHERE OWN(n) AND UNOWNED(pg_ts_config, c.oid)
      """;

  private static final String MAPPINGS =
      """
      SELECT 'text search mapping' AS kind, n.nspname AS schema_name, c.cfgname AS object_name,
             t.alias AS detail, 'mapping ' || c.oid || ' ' || t.alias AS object_key,
             'pg_ts_config ' || c.oid AS owner_key, 'UNDER_TABLES' AS place,
             'ALTER TEXT SEARCH CONFIGURATION '
               || NAMED(pg_ts_config_is_visible(c.oid), n.nspname, c.cfgname)
               || ' ADD MAPPING FOR ' || quote_ident(t.alias) || ' WITH '
               || string_agg(NAMED(pg_ts_dict_is_visible(d.oid), dn.nspname, d.dictname), ', '
                             ORDER BY m.mapseqno) AS definition,
             'ALTER TEXT SEARCH CONFIGURATION '
               || NAMED(pg_ts_config_is_visible(c.oid), n.nspname, c.cfgname)
               || ' DROP MAPPING FOR ' || quote_ident(t.alias) AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_ts_config c
        JOIN pg_namespace n ON n.oid = c.cfgnamespace
        JOIN pg_ts_config_map m ON m.mapcfg = c.oid
        CROSS JOIN LATERAL ts_token_type(c.cfgparser) t
        JOIN pg_ts_dict d ON d.oid = m.mapdict
        JOIN pg_namespace dn ON dn.oid = d.dictnamespace
       WHERE t.tokid = m.maptokentype AND OWN(n) AND UNOWNED(pg_ts_config, c.oid)
       GROUP BY c.oid, c.cfgname, n.nspname, t.alias
      """;

  /** A configuration itself is what depends on the dictionaries; here each mapping does. */
  static final String MAPPING_NEEDS =
      """
      SELECT DISTINCT 'mapping ' || c.oid || ' ' || t.alias AS "OBJECT_KEY",
             'pg_ts_dict ' || m.mapdict AS "NEEDS_KEY"
        FROM pg_ts_config c
        JOIN pg_ts_config_map m ON m.mapcfg = c.oid AND m.mapdict >= 16384
        CROSS JOIN LATERAL ts_token_type(c.cfgparser) t
       WHERE t.tokid = m.maptokentype AND c.oid >= 16384
      """;

  private static final String CONVERSIONS =
      """
      SELECT 'conversion' AS kind, n.nspname AS schema_name, c.conname AS object_name,
             '' AS detail, 'pg_conversion' AS class, c.oid, NULL AS owner_key,
             'OVER_TABLES' AS place,
             'CREATE ' || CASE WHEN c.condefault THEN 'DEFAULT ' ELSE '' END || 'CONVERSION '
               || NAMED(pg_conversion_is_visible(c.oid), n.nspname, c.conname) || ' FOR '
               || quote_literal(pg_encoding_to_char(c.conforencoding)) || ' TO '
               || quote_literal(pg_encoding_to_char(c.contoencoding)) || ' FROM '
               || c.conproc AS definition,
             'DROP CONVERSION ' || NAMED(pg_conversion_is_visible(c.oid), n.nspname, c.conname)
               AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_conversion c
        JOIN pg_namespace n ON n.oid = c.connamespace
       WHERE OWN(n) AND UNOWNED(pg_conversion, c.oid)
      """;

  private static final String PUBLICATIONS =
      """
      SELECT 'publication' AS kind, NULL AS schema_name, p.pubname AS object_name, '' AS detail,
             'pg_publication' AS class, p.oid, NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE PUBLICATION ' || quote_ident(p.pubname)
               || CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE '' END
               || ' WITH (' || concat_ws(', ',
                 'publish = ' || quote_literal(concat_ws(', ',
                   CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                   CASE WHEN p.pubdelete THEN 'delete' END,
                   CASE WHEN p.pubtruncate THEN 'truncate' END)),
                 CASE WHEN p.pubviaroot THEN 'publish_via_partition_root = true' END,
                 CASE WHEN to_jsonb(p) ->> 'pubgencols' = 's'
                      THEN 'publish_generated_columns = stored' END) || ')' AS definition,
             'DROP PUBLICATION ' || quote_ident(p.pubname) AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_publication p
       WHERE UNOWNED(pg_publication, p.oid)
      """;

  private static final String PUBLISHED_TABLES =
      """
      SELECT 'published table' AS kind, NULL AS schema_name, p.pubname AS object_name,
             r.prrelid::regclass::text AS detail, 'pg_publication_rel ' || r.oid AS object_key,
             'pg_publication ' || p.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER PUBLICATION ' || quote_ident(p.pubname) || ' ADD TABLE ONLY '
               || r.prrelid::regclass
               || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', '
                                                      ORDER BY a.attnum)
                                      FROM pg_attribute a
                                     WHERE a.attrelid = r.prrelid
                                       AND to_jsonb(r) -> 'prattrs' @> to_jsonb(a.attnum))
                             || ')', '')
               || coalesce(' WHERE ('
                             || (SELECT pg_get_expr(filter.prqual, r.prrelid)
                                   FROM (SELECT NULL::pg_node_tree AS prqual) lacking
                                  CROSS JOIN LATERAL (SELECT prqual FROM pg_publication_rel
                                                       WHERE oid = r.oid) filter)
                             || ')', '') AS definition,
             'ALTER PUBLICATION ' || quote_ident(p.pubname) || ' DROP TABLE ONLY '
               || r.prrelid::regclass AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_publication_rel r
        JOIN pg_publication p ON p.oid = r.prpubid
      """;

  /** Their catalog came with PostgreSQL 15, but what depends on what can always be asked. */
  private static final String PUBLISHED_SCHEMAS =
      """
      SELECT 'published schema' AS kind, NULL AS schema_name, p.pubname AS object_name,
             n.nspname AS detail, 'pg_publication_namespace ' || d.objid AS object_key,
             'pg_publication ' || p.oid AS owner_key, 'OVER_TABLES' AS place,
             'ALTER PUBLICATION ' || quote_ident(p.pubname) || ' ADD TABLES IN SCHEMA '
               || quote_ident(n.nspname) AS definition,
             'ALTER PUBLICATION ' || quote_ident(p.pubname) || ' DROP TABLES IN SCHEMA '
               || quote_ident(n.nspname) AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_depend d
        JOIN pg_publication p ON d.refclassid = 'pg_publication'::regclass AND p.oid = d.refobjid
        JOIN pg_depend s ON s.classid = d.classid AND s.objid = d.objid
         AND s.refclassid = 'pg_namespace'::regclass
        JOIN pg_namespace n ON n.oid = s.refobjid
       WHERE d.classid = to_regclass('pg_catalog.pg_publication_namespace')
      """;

  /** What a handler written in C makes of a table or an index, or the server's own under a name. */
  private static final String ACCESS_METHODS =
      """
      SELECT 'access method' AS kind, NULL AS schema_name, a.amname AS object_name, '' AS detail,
             'pg_am' AS class, a.oid, NULL AS owner_key, 'UNDER_TABLES' AS place,
             'CREATE ACCESS METHOD ' || quote_ident(a.amname) || ' TYPE '
               || CASE a.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END || ' HANDLER '
               || a.amhandler AS definition,
             'DROP ACCESS METHOD ' || quote_ident(a.amname) AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_am a
       WHERE a.oid >= 16384 AND UNOWNED(pg_am, a.oid)
      """;

  private static final String WRAPPERS =
      """
      SELECT 'foreign data wrapper' AS kind, NULL AS schema_name, w.fdwname AS object_name,
             '' AS detail, 'pg_foreign_data_wrapper' AS class, w.oid, NULL AS owner_key,
             'OVER_TABLES' AS place,
             'CREATE FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname)
               || coalesce(' HANDLER ' || nullif(w.fdwhandler, 0)::regproc, '')
               || coalesce(' VALIDATOR ' || nullif(w.fdwvalidator, 0)::regproc, '')
               || coalesce(' OPTIONS (' || FOREIGN_OPTIONS_OF(w.fdwoptions) || ')', '')
               AS definition,
             'DROP FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname) AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_foreign_data_wrapper w
       WHERE UNOWNED(pg_foreign_data_wrapper, w.oid)
      """;

  private static final String SERVERS =
      """
      SELECT 'server' AS kind, NULL AS schema_name, s.srvname AS object_name, '' AS detail,
             'pg_foreign_server' AS class, s.oid, NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE SERVER ' || quote_ident(s.srvname)
               || coalesce(' TYPE ' || quote_literal(s.srvtype), '')
               || coalesce(' VERSION ' || quote_literal(s.srvversion), '')
               || ' FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname)
               || coalesce(' OPTIONS (' || FOREIGN_OPTIONS_OF(s.srvoptions) || ')', '')
               AS definition,
             'DROP SERVER ' || quote_ident(s.srvname) AS removal,
             jsonb_build_array(concat_ws(' ', quote_ident(w.fdwname), quote_literal(s.srvtype),
                                         CASE WHEN s.srvversion IS NULL THEN '' ELSE ',' END))
               || CASE WHEN s.srvversion IS NULL THEN '[]'
                    ELSE jsonb_build_array('VERSION ' || quote_literal(s.srvversion)) END
               || OPTIONS_AS_PARTS(s.srvoptions) AS parts, 'EXCHANGED' AS growth
        FROM pg_foreign_server s
        JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
       WHERE UNOWNED(pg_foreign_server, s.oid)
      """;

  /**
   * Tells whether the options of a user mapping are shown to the reader, and may be shown on: a
   * password belongs in no report, and in no file.
   */
  static final String MAPPING_IS_SHOWN =
      """
      (NOT EXISTS (SELECT FROM pg_options_to_table(u.umoptions) o
                    WHERE o.option_name ILIKE '%password%')
       AND (EXISTS (SELECT FROM pg_roles r WHERE r.rolname = current_user AND r.rolsuper)
            OR EXISTS (SELECT FROM pg_foreign_server s
                        WHERE s.oid = u.srvid
                          AND CASE WHEN u.umuser = 0 THEN pg_has_role(s.srvowner, 'USAGE')
                                   ELSE u.usename = current_user
                                        AND (pg_has_role(s.srvowner, 'USAGE')
                                             OR has_server_privilege(s.oid, 'USAGE')) END)))""";

  private static final String USER_MAPPINGS =
      """
      SELECT 'user mapping' AS kind, NULL AS schema_name, u.srvname AS object_name,
             'for ' || u.usename AS detail, 'pg_user_mapping ' || u.umid AS object_key,
             NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE USER MAPPING FOR ' || who.name || ' SERVER ' || quote_ident(u.srvname)
               || coalesce(' OPTIONS (' || FOREIGN_OPTIONS_OF(u.umoptions) || ')', '')
               AS definition,
             'DROP USER MAPPING FOR ' || who.name || ' SERVER ' || quote_ident(u.srvname)
               AS removal, '["options"]' || OPTIONS_AS_PARTS(u.umoptions) AS parts,
             'EXCHANGED' AS growth
        FROM pg_user_mappings u
        CROSS JOIN LATERAL (
             SELECT CASE u.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(u.usename) END
               AS name) who
       WHERE UNOWNED(pg_user_mapping, u.umid) AND %s
      """
          .formatted(MAPPING_IS_SHOWN);

  /** What is not shown goes with its server all the same, which cannot be dropped before it. */
  private static final String HIDDEN_MAPPINGS =
      """
      SELECT 'hidden mapping' AS kind, NULL AS schema_name, u.srvname AS object_name,
             'for ' || u.usename AS detail, 'pg_user_mapping ' || u.umid AS object_key,
             'pg_foreign_server ' || u.srvid AS owner_key, 'OVER_TABLES' AS place,
             'CREATE USER MAPPING FOR ' || who.name || ' SERVER ' || quote_ident(u.srvname)
               AS definition,
             'DROP USER MAPPING FOR ' || who.name || ' SERVER ' || quote_ident(u.srvname)
               AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_user_mappings u
        CROSS JOIN LATERAL (
             SELECT CASE u.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(u.usename) END
               AS name) who
       WHERE UNOWNED(pg_user_mapping, u.umid) AND NOT %s
      """
          .formatted(MAPPING_IS_SHOWN);

  private static final String FOREIGN_PARTITIONS =
      """
      SELECT 'partition' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             '' AS detail, 'attach ' || c.oid AS object_key, 'pg_class ' || c.oid AS owner_key,
             'OVER_TABLES' AS place,
             'ALTER TABLE ' || h.inhparent::regclass || ' ATTACH PARTITION ' || c.oid::regclass
               || ' ' || pg_get_expr(c.relpartbound, c.oid) AS definition,
             'ALTER TABLE ' || h.inhparent::regclass || ' DETACH PARTITION ' || c.oid::regclass
               AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_inherits h ON h.inhrelid = c.oid
       WHERE c.relkind = 'f' AND c.relispartition AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """;

  private static final String FOREIGN_TABLES =
      """
      SELECT 'foreign table' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             '' AS detail, 'pg_class' AS class, c.oid, NULL AS owner_key, 'OVER_TABLES' AS place,
             'CREATE FOREIGN TABLE ' || c.oid::regclass || ' ('
               || ltrim(coalesce((SELECT string_agg(chr(10) || '    ' || quote_ident(a.attname) || ' '
                      || format_type(a.atttypid, a.atttypmod)
                      || coalesce(' OPTIONS (' || FOREIGN_OPTIONS_OF(a.attfdwoptions) || ')', '')
                      || CASE WHEN a.attcollation <> t.typcollation
                              THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
                      || coalesce(CASE a.attgenerated WHEN '' THEN ' DEFAULT '
                                      || pg_get_expr(d.adbin, d.adrelid)
                                    ELSE ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid)
                                      || CASE a.attgenerated WHEN 's' THEN ') STORED'
                                              ELSE ') VIRTUAL' END END, '')
                      || CASE a.attidentity WHEN 'a' THEN ' GENERATED ALWAYS AS IDENTITY'
                              WHEN 'd' THEN ' GENERATED BY DEFAULT AS IDENTITY' ELSE '' END
                      || coalesce((SELECT ' (' || own.clauses || ')' FROM (%s) own
                                    WHERE own.relid = c.oid AND own.attnum = a.attnum
                                      AND own.deptype = 'i'), '')
                      || coalesce((SELECT ' CONSTRAINT ' || quote_ident(required.conname)
                                     FROM pg_constraint required
                                    WHERE required.conrelid = c.oid AND required.contype = 'n'
                                      AND required.conkey[1] = a.attnum
                                      AND required.conname
                                          <> c.relname || '_' || a.attname || '_not_null'), '')
                      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ',' ORDER BY a.attnum)
                    FROM pg_attribute a
                    JOIN pg_type t ON t.oid = a.atttypid
                    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                     AND (a.attislocal OR a.attinhcount = 0 OR c.relispartition)), '')
               || coalesce((SELECT string_agg(',' || chr(10) || '    CONSTRAINT '
                      || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), ''
                      ORDER BY k.conname)
                    FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
                     AND (k.conislocal OR c.relispartition)), ''), ',')
               || chr(10) || ')'
               || coalesce((SELECT ' INHERITS ('
                        || string_agg(h.inhparent::regclass::text, ', ' ORDER BY h.inhseqno) || ')'
                    FROM pg_inherits h
                    WHERE h.inhrelid = c.oid AND NOT c.relispartition), '')
               || ' SERVER ' || quote_ident(s.srvname)
               || coalesce(' OPTIONS (' || FOREIGN_OPTIONS_OF(f.ftoptions) || ')', '')
               AS definition,
             'DROP FOREIGN TABLE ' || c.oid::regclass AS removal,
             NULL AS parts, 'NONE' AS growth
        FROM pg_foreign_table f
        JOIN pg_class c ON c.oid = f.ftrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_foreign_server s ON s.oid = f.ftserver
       WHERE OWN(n) AND UNOWNED(pg_class, c.oid)
      """
          .formatted(PostgreSqlCatalog.OWNED_SEQUENCES);

  private static final String FOREIGN_COLUMN_SETTINGS =
      """
      SELECT 'column setting' AS kind, n.nspname AS schema_name, c.relname AS object_name,
             a.attname || ' ' || setting.name AS detail,
             concat_ws(' ', 'setting', setting.name, c.oid, a.attnum) AS object_key,
             'pg_class ' || c.oid AS owner_key, 'OVER_TABLES' AS place,
             altered.text || setting.made AS definition,
             altered.text || setting.undone AS removal, NULL AS parts, 'NONE' AS growth
        FROM pg_foreign_table f
        JOIN pg_class c ON c.oid = f.ftrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        CROSS JOIN LATERAL (
             SELECT 'ALTER FOREIGN TABLE ' || c.oid::regclass || ' ALTER COLUMN '
                      || quote_ident(a.attname) AS text) altered
        CROSS JOIN LATERAL (SELECT OWN_OPTIONS AS text) options
        CROSS JOIN LATERAL (VALUES
             ('statistics',
              CASE WHEN a.attstattarget >= 0 THEN ' SET STATISTICS ' || a.attstattarget END,
              ' SET STATISTICS -1'),
             ('storage',
              CASE WHEN a.attstorage <> t.typstorage THEN ' SET STORAGE ' || STORAGE(a) END,
              ' SET STORAGE ' || STORAGE(t)),
             ('options', ' SET (' || options.text || ')',
              ' RESET (' || regexp_replace(options.text, '=[^,]*', '', 'g') || ')'))
             setting(name, made, undone)
       WHERE setting.made IS NOT NULL AND OWN(n) AND UNOWNED(pg_class, c.oid)
      """
          .replace("OWN_OPTIONS", PostgreSqlCatalog.ownOptions("a.attoptions"))
          .replace("STORAGE(a)", storage("a.attstorage"))
          .replace("STORAGE(t)", storage("t.typstorage"));

  static final List<String> QUERIES =
      List.of(
          ObjectQuery.withComments(STATISTICS),
          ObjectQuery.of(STATISTICS_TARGETS),
          ObjectQuery.withComments(DICTIONARIES),
          ObjectQuery.withComments(CONFIGURATIONS),
          ObjectQuery.of(MAPPINGS),
          ObjectQuery.withComments(CONVERSIONS),
          ObjectQuery.withComments(PUBLICATIONS),
          ObjectQuery.of(PUBLISHED_TABLES),
          ObjectQuery.of(PUBLISHED_SCHEMAS),
          ObjectQuery.withComments(ACCESS_METHODS),
          ObjectQuery.withComments(WRAPPERS),
          ObjectQuery.withComments(SERVERS),
          ObjectQuery.of(USER_MAPPINGS),
          ObjectQuery.of(HIDDEN_MAPPINGS),
          ObjectQuery.withComments(FOREIGN_TABLES),
          ObjectQuery.of(FOREIGN_COLUMN_SETTINGS),
          ObjectQuery.of(FOREIGN_PARTITIONS));

  private PostgreSqlExtras() {}

  private static String storage(String letter) {
    return "CASE %s WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'"
            .formatted(letter)
        + " ELSE 'EXTENDED' END";
  }
}
