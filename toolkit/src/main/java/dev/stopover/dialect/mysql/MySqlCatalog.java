package dev.stopover.dialect.mysql;

import dev.stopover.dialect.CatalogQueries;
import dev.stopover.model.Column;
import dev.stopover.model.Table;
import java.util.List;

/**
 * Read the default database from {@code information_schema} (MySQL manual, chapter 28).
 *
 * <p>Expressions stand there with quotes and backslashes escaped once more, which {@link
 * #unescaped} takes back.
 */
final class MySqlCatalog {

  /** The column option for what the server writes at each update of a row. */
  static final String ON_UPDATE = "on update";

  /** The option of a table, and of a column with text, for the collation that holds. */
  static final String COLLATION = Column.COLLATION;

  /** The column option for a collation that the column names itself. */
  static final String EXPLICIT = "own collation";

  /**
   * The wording of a column that names only its character set: it had that from its table, or from
   * a query, and not from its own definition.
   */
  static final String FROM_TABLE = "from its table";

  /** The collation that a server of any supported release gives where none is named. */
  static final String DEFAULT_COLLATION = "utf8mb4_0900_ai_ci";

  /** The column option of a column that {@code SELECT *} leaves out. */
  static final String INVISIBLE = "invisible";

  /** The column option of a column that a secondary engine does not get. */
  static final String NOT_SECONDARY = "not secondary";

  /** The column option for the spatial reference system. */
  static final String SRID = "srid";

  /** The table option for how its rows are partitioned. */
  static final String PARTITION = "partitioning";

  /** The table option for everything else, until it is read as the server shows it. */
  static final String CREATE_OPTIONS = "create options";

  /** The tablespace of a table that has one for itself. */
  static final String OWN_TABLESPACE = "`innodb_file_per_table`";

  /** The table option for the tables that a table without rows of its own puts together. */
  static final String MERGED = "union";

  /** Such a table is not altered, since it cannot be opened while those are another shape. */
  static final String ANEW = Table.FIXED + "union";

  /** The table option for a storage engine other than InnoDB. */
  static final String STORAGE_ENGINE = "engine";

  /**
   * Lists of columns are cut at 1,024 characters otherwise, and SHOW CREATE waits a year for a
   * table that somebody alters. It writes quotes and backslashes as the session would, and gives
   * the bytes of whoever made an object where the session wants no other.
   */
  private static final List<String> PREPARATION =
      List.of(
          "SET @stopover_reading = @@SESSION.sql_mode,"
              + " @stopover_results = @@SESSION.character_set_results",
          "SET SESSION character_set_results = utf8mb4",
          "SET SESSION group_concat_max_len = 1048576, SESSION lock_wait_timeout = 10,"
              + " SESSION sql_mode = REGEXP_REPLACE(@@SESSION.sql_mode,"
              + " '(^|,)(ANSI|ANSI_QUOTES|NO_BACKSLASH_ESCAPES)(?=,|$)', '')");

  private static final List<String> RESTORATION =
      List.of(
          "SET SESSION sql_mode = @stopover_reading,"
              + " SESSION character_set_results = @stopover_results");

  private static final String SCHEMATA =
      """
      SELECT DATABASE() AS CATALOG_NAME, NULL AS SCHEMA_NAME
      """;

  private static final String TABLES =
      """
      SELECT t.TABLE_SCHEMA AS TABLE_CAT, NULL AS TABLE_SCHEM, t.TABLE_NAME AS TABLE_NAME,
             CONCAT('relation/', HEX(t.TABLE_NAME)) AS OBJECT_KEY,
             'TABLE' AS TABLE_TYPE, NULL AS REMARKS,
             NULLIF(t.TABLE_COMMENT, '') AS COMMENT_TEXT,
             JSON_OBJECT('column order counts', 'true',
                         'engine', NULLIF(t.ENGINE, 'InnoDB'),
                         'collation', t.TABLE_COLLATION,
                         'create options', NULLIF(t.CREATE_OPTIONS, ''),
                         'partitioning', p.PARTITIONING) AS OPTIONS
        FROM information_schema.TABLES t
        LEFT JOIN (SELECT TABLE_NAME,
                          GROUP_CONCAT(CONCAT_WS(' ', PARTITION_METHOD, PARTITION_EXPRESSION,
                              PARTITION_NAME, PARTITION_DESCRIPTION, SUBPARTITION_METHOD,
                              SUBPARTITION_EXPRESSION, SUBPARTITION_NAME, PARTITION_COMMENT,
                              TABLESPACE_NAME)
                            ORDER BY PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION)
                            AS PARTITIONING
                     FROM information_schema.PARTITIONS
                    WHERE TABLE_SCHEMA = DATABASE() AND {TABLE TABLE_NAME}
                      AND PARTITION_NAME IS NOT NULL
                    GROUP BY TABLE_NAME) p
          ON p.TABLE_NAME = t.TABLE_NAME
       WHERE t.TABLE_SCHEMA = DATABASE() AND {TABLE t.TABLE_NAME}
         AND t.TABLE_TYPE = 'BASE TABLE'
      """;

  private static final String COLUMNS =
      """
      SELECT c.TABLE_SCHEMA AS TABLE_CAT, NULL AS TABLE_SCHEM, c.TABLE_NAME AS TABLE_NAME,
             c.COLUMN_NAME AS COLUMN_NAME, c.ORDINAL_POSITION AS ORDINAL_POSITION,
             c.ORDINAL_POSITION AS PLACE,
             0 AS DATA_TYPE, c.DATA_TYPE AS TYPE_NAME, 0 AS COLUMN_SIZE, 0 AS DECIMAL_DIGITS,
             IF(c.IS_NULLABLE = 'YES', 1, 0) AS NULLABLE, NULL AS COLUMN_DEF,
             'NO' AS IS_AUTOINCREMENT, 'NO' AS IS_GENERATEDCOLUMN,
             NULL AS REMARKS,
             NULLIF(c.COLUMN_COMMENT, '') AS COMMENT_TEXT, c.COLUMN_TYPE AS NATIVE_TYPE,
             CASE WHEN c.COLUMN_DEFAULT IS NULL THEN NULL
                  WHEN c.EXTRA LIKE '%%DEFAULT_GENERATED%%'
                   AND c.COLUMN_DEFAULT LIKE 'CURRENT_TIMESTAMP%%' THEN c.COLUMN_DEFAULT
                  WHEN c.EXTRA LIKE '%%DEFAULT_GENERATED%%' THEN CONCAT('(', %s, ')')
                  WHEN c.DATA_TYPE IN ('bit', 'tinyint', 'smallint', 'mediumint', 'int',
                       'bigint', 'decimal', 'float', 'double', 'year', 'binary', 'varbinary')
                  THEN c.COLUMN_DEFAULT
                  ELSE CONCAT('''', REPLACE(REPLACE(c.COLUMN_DEFAULT, '\\\\', '\\\\\\\\'),
                                            '''', ''''''), '''') END AS DEFAULT_EXPRESSION,
             IF(c.EXTRA LIKE '%%auto_increment%%', 'BY DEFAULT', NULL) AS IDENTITY,
             NULLIF(%s, '') AS COMPUTED_EXPRESSION,
             c.EXTRA LIKE '%%STORED GENERATED%%' AS COMPUTED_STORED,
             JSON_OBJECT(
               'on update', REGEXP_SUBSTR(c.EXTRA, '(?<=on update )CURRENT_TIMESTAMP[^ ]*'),
               'invisible', IF(c.EXTRA LIKE '%%INVISIBLE%%', 'true', NULL),
               'srid', CAST(c.SRS_ID AS CHAR),
               'collation', c.COLLATION_NAME,
               'own collation',
               IF(c.COLLATION_NAME <> t.TABLE_COLLATION, 'true', NULL)) AS OPTIONS
        FROM information_schema.COLUMNS c
        JOIN information_schema.TABLES t
          ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
       WHERE c.TABLE_SCHEMA = DATABASE() AND t.TABLE_SCHEMA = DATABASE()
         AND {TABLE c.TABLE_NAME} AND {TABLE t.TABLE_NAME}
         AND t.TABLE_TYPE = 'BASE TABLE'
       ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION
      """
          .formatted(unescaped("c.COLUMN_DEFAULT"), unescaped("c.GENERATION_EXPRESSION"));

  /** Joined only when each side stands for itself: joined at once, they take time by the square. */
  private static final String CONSTRAINTS =
      """
      SELECT k.TABLE_SCHEMA AS CONSTRAINT_CATALOG, NULL AS CONSTRAINT_SCHEMA,
             'PRIMARY' AS CONSTRAINT_NAME, k.TABLE_NAME AS TABLE_NAME,
             'PRIMARY KEY' AS CONSTRAINT_TYPE,
             'NO' AS IS_DEFERRABLE, 'NO' AS INITIALLY_DEFERRED,
             GROUP_CONCAT(IF(k.SUB_PART IS NULL AND k.COLLATION = 'A', NULL,
                             CONCAT_WS(' ', k.COLUMN_NAME, k.SUB_PART, k.COLLATION))
                          ORDER BY k.SEQ_IN_INDEX) AS DEFINITION,
             CONCAT('[', GROUP_CONCAT(JSON_QUOTE(k.COLUMN_NAME) ORDER BY k.SEQ_IN_INDEX), ']')
               AS COLUMN_NAMES,
             NULL AS TARGET_SCHEMA, NULL AS TARGET_TABLE, NULL AS TARGET_COLUMN_NAMES,
             NULL AS DELETE_ACTION, NULL AS UPDATE_ACTION, NULL AS CHECK_EXPRESSION
        FROM information_schema.STATISTICS k
       WHERE k.TABLE_SCHEMA = DATABASE() AND {TABLE k.TABLE_NAME} AND k.INDEX_NAME = 'PRIMARY'
       GROUP BY k.TABLE_SCHEMA, k.TABLE_NAME
       UNION ALL
      SELECT DATABASE(), NULL, k.CONSTRAINT_NAME, k.TABLE_NAME, 'FOREIGN KEY', 'NO', 'NO', NULL,
             k.COLUMN_NAMES, NULLIF(k.TARGET_SCHEMA, DATABASE()), k.TARGET_TABLE,
             k.TARGET_COLUMN_NAMES, REPLACE(r.DELETE_RULE, ' ', '_'),
             REPLACE(r.UPDATE_RULE, ' ', '_'), NULL
        FROM (SELECT TABLE_NAME, CONSTRAINT_NAME,
                     CONCAT('[', GROUP_CONCAT(JSON_QUOTE(COLUMN_NAME)
                                              ORDER BY ORDINAL_POSITION), ']') AS COLUMN_NAMES,
                     MAX(REFERENCED_TABLE_SCHEMA) AS TARGET_SCHEMA,
                     MAX(REFERENCED_TABLE_NAME) AS TARGET_TABLE,
                     CONCAT('[', GROUP_CONCAT(JSON_QUOTE(REFERENCED_COLUMN_NAME)
                                              ORDER BY ORDINAL_POSITION), ']')
                       AS TARGET_COLUMN_NAMES
                FROM information_schema.KEY_COLUMN_USAGE
               WHERE TABLE_SCHEMA = DATABASE() AND {TABLE TABLE_NAME}
                 AND REFERENCED_TABLE_NAME IS NOT NULL
               GROUP BY TABLE_NAME, CONSTRAINT_NAME) k
        JOIN (SELECT TABLE_NAME, CONSTRAINT_NAME, MAX(DELETE_RULE) AS DELETE_RULE,
                     MAX(UPDATE_RULE) AS UPDATE_RULE
                FROM information_schema.REFERENTIAL_CONSTRAINTS
               WHERE CONSTRAINT_SCHEMA = DATABASE() AND {TABLE TABLE_NAME}
               GROUP BY TABLE_NAME, CONSTRAINT_NAME) r
          ON r.TABLE_NAME = k.TABLE_NAME AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
       UNION ALL
      SELECT t.TABLE_SCHEMA, NULL, t.CONSTRAINT_NAME, t.TABLE_NAME, 'CHECK', 'NO', 'NO',
             CONCAT('CHECK (', %1$s, ')', IF(t.ENFORCED = 'NO', ' NOT ENFORCED', '')),
             '[]', NULL, NULL, NULL, NULL, NULL, %1$s
        FROM information_schema.TABLE_CONSTRAINTS t
        JOIN information_schema.CHECK_CONSTRAINTS c
          ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
       WHERE t.TABLE_SCHEMA = DATABASE() AND {TABLE t.TABLE_NAME} AND t.CONSTRAINT_TYPE = 'CHECK'
      """
          .formatted(unescaped("c.CHECK_CLAUSE"));

  private static final String INDEXES =
      """
      SELECT s.TABLE_SCHEMA AS TABLE_CAT, NULL AS TABLE_SCHEM, s.TABLE_NAME AS TABLE_NAME,
             s.INDEX_NAME AS INDEX_NAME, s.INDEX_NAME AS COLUMN_NAME,
             MAX(s.NON_UNIQUE) AS NON_UNIQUE, 3 AS TYPE, 1 AS ORDINAL_POSITION,
             'A' AS ASC_OR_DESC, 0 AS CARDINALITY, 0 AS PAGES,
             CONCAT('[', GROUP_CONCAT(JSON_QUOTE(COALESCE(s.COLUMN_NAME, %1$s))
                                      ORDER BY s.SEQ_IN_INDEX), ']') AS `KEYS`,
             CONCAT(CASE MAX(s.INDEX_TYPE) WHEN 'FULLTEXT' THEN 'FULLTEXT '
                                           WHEN 'SPATIAL' THEN 'SPATIAL ' ELSE '' END,
                    '(', GROUP_CONCAT(CONCAT(
                           COALESCE(CONCAT('`', REPLACE(s.COLUMN_NAME, '`', '``'), '`'),
                                    CONCAT('(', %1$s, ')')),
                           IF(s.SUB_PART IS NULL OR s.INDEX_TYPE = 'SPATIAL', '',
                              CONCAT('(', s.SUB_PART, ')')),
                           IF(s.COLLATION = 'D', ' DESC', ''))
                         ORDER BY s.SEQ_IN_INDEX SEPARATOR ', '), ')',
                    IF(MAX(s.IS_VISIBLE) = 'NO', ' INVISIBLE', '')) AS DEFINITION,
             NULLIF(MAX(s.INDEX_COMMENT), '') AS COMMENT_TEXT
        FROM information_schema.STATISTICS s
       WHERE s.TABLE_SCHEMA = DATABASE() AND {TABLE s.TABLE_NAME} AND s.INDEX_NAME <> 'PRIMARY'
       GROUP BY s.TABLE_SCHEMA, s.TABLE_NAME, s.INDEX_NAME
      """
          .formatted(unescaped("s.EXPRESSION"));

  /**
   * Parsers of fulltext keys, bytes of binary defaults, some options, and whether a key names its
   * type or a column its character set are not in the catalog, nor is the algorithm of a view, or
   * its joins in the same words, or the marks before the quotes in a trigger.
   */
  private static final String SHOWN =
      """
      SELECT NULL AS TABLE_SCHEM, t.TABLE_NAME AS TABLE_NAME,
             IF(t.TABLE_TYPE = 'VIEW', 'view', 'table') AS KIND,
             CONCAT('relation/', HEX(t.TABLE_NAME)) AS OBJECT_KEY,
             CONCAT('SHOW CREATE ', IF(t.TABLE_TYPE = 'VIEW', 'VIEW', 'TABLE'), ' `',
                    REPLACE(t.TABLE_NAME, '`', '``'), '`') AS STATEMENT
        FROM information_schema.TABLES t
        LEFT JOIN information_schema.VIEWS v
          ON v.TABLE_SCHEMA = DATABASE() AND v.TABLE_NAME = t.TABLE_NAME
       WHERE t.TABLE_SCHEMA = DATABASE()
         AND (t.TABLE_TYPE = 'BASE TABLE' OR v.VIEW_DEFINITION <> '' AND t.TABLE_COMMENT = 'VIEW')
       UNION ALL
      SELECT NULL, TRIGGER_NAME, 'trigger', CONCAT('trigger/', HEX(TRIGGER_NAME)),
             CONCAT('SHOW CREATE TRIGGER `', REPLACE(TRIGGER_NAME, '`', '``'), '`')
        FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
      """;

  static final CatalogQueries QUERIES =
      new CatalogQueries(
          PREPARATION,
          RESTORATION,
          SCHEMATA,
          TABLES,
          COLUMNS,
          CONSTRAINTS,
          INDEXES,
          "",
          MySqlObjects.QUERIES,
          List.of(MySqlObjects.DEPENDENCIES),
          SHOWN,
          MySqlObjects.NOT_COMPARED);

  private MySqlCatalog() {}

  static String unescaped(String expression) {
    return "REGEXP_REPLACE(" + expression + ", '\\\\\\\\(.)', '$1')";
  }
}
