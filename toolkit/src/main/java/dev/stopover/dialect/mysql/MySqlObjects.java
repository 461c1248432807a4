package dev.stopover.dialect.mysql;

import dev.stopover.model.SchemaObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Read and write views, triggers, routines and events.
 *
 * <p>Their parts are the settings that they were made under, as far as the session has others: the
 * server keeps those with the object (MySQL manual, 27.1 Defining Stored Programs).
 */
final class MySqlObjects {

  private static final String NAME = "(?:`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\")";

  private static final Pattern DEFINER = Pattern.compile("DEFINER=%1$s@%1$s ".formatted(NAME));

  /** What a view has where its author says nothing. */
  private static final Pattern VIEW_DEFAULTS =
      Pattern.compile(
          "^CREATE (?:ALGORITHM=UNDEFINED )?((?:%s)?)(?:SQL SECURITY DEFINER )?"
              .formatted(DEFINER));

  private static final Pattern COMMENT_READ = Pattern.compile("COMMENT=([0-9A-F]*)");

  private static final String CREATE_TRIGGER = "SQL Original Statement";

  private static final String FOR_EACH_ROW = "FOR EACH ROW ";

  private static final String COMMENT = "\n    COMMENT '";

  private static final Pattern FOLLOWS = Pattern.compile("FOLLOWS `(?:[^`]|``)+`\\n");

  /** The catalog words a join otherwise once the view was made from a dump. */
  private static final String VIEWS =
      """
      SELECT 'view' AS KIND, NULL AS SCHEMA_NAME, v.TABLE_NAME AS OBJECT_NAME, '' AS DETAIL,
             CONCAT('relation/', HEX(v.TABLE_NAME)) AS OBJECT_KEY, NULL AS OWNER_KEY,
             'OVER_TABLES' AS PLACE,
             CONCAT('CREATE ', %s, 'VIEW ', %s) AS DEFINITION,
             CONCAT('DROP VIEW ', %s) AS REMOVAL, %s AS PARTS, 'SAME' AS GROWTH
        FROM information_schema.VIEWS v
        JOIN information_schema.TABLES t
          ON t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = v.TABLE_NAME
       WHERE v.TABLE_SCHEMA = DATABASE() AND v.VIEW_DEFINITION <> '' AND t.TABLE_COMMENT = 'VIEW'
      """
          .formatted(
              definer("v.DEFINER"),
              quoted("v.TABLE_NAME"),
              quoted("v.TABLE_NAME"),
              settings("v", false, "@@time_zone", "CONCAT(v.TABLE_NAME, v.VIEW_DEFINITION)"));

  private static final String TRIGGERS =
      """
      SELECT 'trigger' AS KIND, NULL AS SCHEMA_NAME, t.TRIGGER_NAME AS OBJECT_NAME, '' AS DETAIL,
             CONCAT('trigger/', HEX(t.TRIGGER_NAME)) AS OBJECT_KEY,
             CONCAT('relation/', HEX(t.EVENT_OBJECT_TABLE)) AS OWNER_KEY,
             'OVER_TABLES' AS PLACE,
             CONCAT('CREATE ', %s, 'TRIGGER ', %s, ' ', t.ACTION_TIMING, ' ',
                    t.EVENT_MANIPULATION, ' ON ', %s, ' FOR EACH ROW\\n',
                    COALESCE(CONCAT('FOLLOWS ', %s, '\\n'), ''), t.ACTION_STATEMENT) AS DEFINITION,
             CONCAT('DROP TRIGGER ', %s) AS REMOVAL, %s AS PARTS, 'NONE' AS GROWTH
        FROM (SELECT LAG(TRIGGER_NAME) OVER (
                       PARTITION BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION
                           ORDER BY ACTION_ORDER) AS PREVIOUS,
                     TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION,
                     ACTION_STATEMENT, DEFINER, SQL_MODE, CHARACTER_SET_CLIENT, COLLATION_CONNECTION
                FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()) t
      """
          .formatted(
              definer("t.DEFINER"),
              quoted("t.TRIGGER_NAME"),
              quoted("t.EVENT_OBJECT_TABLE"),
              quoted("t.PREVIOUS"),
              quoted("t.TRIGGER_NAME"),
              settings(
                  "t",
                  true,
                  "@@time_zone",
                  "CONCAT(t.TRIGGER_NAME, t.EVENT_OBJECT_TABLE, t.ACTION_STATEMENT)"));

  private static final String ROUTINES =
      """
      SELECT LOWER(r.ROUTINE_TYPE) AS KIND, NULL AS SCHEMA_NAME, r.ROUTINE_NAME AS OBJECT_NAME,
             '' AS DETAIL, CONCAT(LOWER(r.ROUTINE_TYPE), '/', HEX(r.ROUTINE_NAME)) AS OBJECT_KEY,
             NULL AS OWNER_KEY, 'OVER_TABLES' AS PLACE,
             CONCAT_WS(' ', CONCAT('CREATE ', %s, 'COMMENT=', HEX(r.ROUTINE_COMMENT)), p.PARAMETERS, r.EXTERNAL_LANGUAGE, r.IS_DETERMINISTIC,
                       r.SQL_DATA_ACCESS, r.SECURITY_TYPE,
                       r.ROUTINE_DEFINITION) AS DEFINITION,
             CONCAT('DROP ', r.ROUTINE_TYPE, ' ', %s) AS REMOVAL, %s AS PARTS, 'NONE' AS GROWTH
        FROM information_schema.ROUTINES r
        LEFT JOIN (SELECT SPECIFIC_NAME, ROUTINE_TYPE,
                          GROUP_CONCAT(CONCAT_WS(' ', PARAMETER_MODE, PARAMETER_NAME,
                              DTD_IDENTIFIER, CHARACTER_SET_NAME, COLLATION_NAME)
                            ORDER BY ORDINAL_POSITION) AS PARAMETERS
                     FROM information_schema.PARAMETERS
                    WHERE SPECIFIC_SCHEMA = DATABASE()
                    GROUP BY SPECIFIC_NAME, ROUTINE_TYPE) p
          ON p.SPECIFIC_NAME = r.SPECIFIC_NAME AND p.ROUTINE_TYPE = r.ROUTINE_TYPE
       WHERE r.ROUTINE_SCHEMA = DATABASE() AND r.ROUTINE_DEFINITION IS NOT NULL
      """
          .formatted(
              definer("r.DEFINER"),
              quoted("r.ROUTINE_NAME"),
              settings(
                  "r",
                  true,
                  "@@time_zone",
                  "CONCAT_WS('', r.ROUTINE_NAME, p.PARAMETERS, r.ROUTINE_COMMENT,"
                      + " r.ROUTINE_DEFINITION)"));

  /** An event that says nothing of its start begins when it is made. */
  private static final String EVENTS =
      """
      SELECT 'event' AS KIND, NULL AS SCHEMA_NAME, e.EVENT_NAME AS OBJECT_NAME, '' AS DETAIL,
             CONCAT('event/', HEX(e.EVENT_NAME)) AS OBJECT_KEY, NULL AS OWNER_KEY,
             'OVER_TABLES' AS PLACE,
             CONCAT('CREATE ', %s, 'EVENT ', %s, '\\n    ON SCHEDULE ',
                    IF(e.EVENT_TYPE = 'ONE TIME', CONCAT('AT ''', e.EXECUTE_AT, ''''),
                       CONCAT('EVERY ', e.INTERVAL_VALUE, ' ', e.INTERVAL_FIELD,
                              IF(ABS(TIMESTAMPDIFF(SECOND, e.STARTS,
                                     COALESCE(CONVERT_TZ(e.CREATED, @@time_zone, e.TIME_ZONE),
                                              e.CREATED))) < 2, '',
                                 COALESCE(CONCAT(' STARTS ''', e.STARTS, ''''), '')),
                              COALESCE(CONCAT(' ENDS ''', e.ENDS, ''''), ''))),
                    IF(e.ON_COMPLETION = 'PRESERVE', '\\n    ON COMPLETION PRESERVE', ''),
                    CASE e.STATUS WHEN 'ENABLED' THEN '' WHEN 'DISABLED' THEN '\\n    DISABLE'
                         WHEN 'REPLICA_SIDE_DISABLED' THEN '\\n    DISABLE ON REPLICA'
                         ELSE '\\n    DISABLE ON SLAVE' END,
                    IF(e.EVENT_COMMENT = '', '',
                       CONCAT('\\n    COMMENT ''',
                              REPLACE(IF(e.SQL_MODE LIKE '%%NO_BACKSLASH_ESCAPES%%', e.EVENT_COMMENT,
                                         REPLACE(e.EVENT_COMMENT, '\\\\', '\\\\\\\\')),
                                      '''', ''''''),
                              '''')),
                    '\\n    DO ', e.EVENT_DEFINITION) AS DEFINITION,
             CONCAT('DROP EVENT ', %s) AS REMOVAL, %s AS PARTS, 'NONE' AS GROWTH
        FROM information_schema.EVENTS e
       WHERE e.EVENT_SCHEMA = DATABASE()
      """
          .formatted(
              definer("e.DEFINER"),
              quoted("e.EVENT_NAME"),
              quoted("e.EVENT_NAME"),
              settings(
                  "e",
                  true,
                  "e.TIME_ZONE",
                  "CONCAT(e.EVENT_NAME, e.EVENT_COMMENT, e.EVENT_DEFINITION)"));

  static final List<String> QUERIES = List.of(VIEWS, TRIGGERS, ROUTINES, EVENTS);

  static final String DEPENDENCIES =
      """
      SELECT CONCAT('relation/', HEX(VIEW_NAME)) AS OBJECT_KEY,
             CONCAT('relation/', HEX(TABLE_NAME)) AS NEEDS_KEY
        FROM information_schema.VIEW_TABLE_USAGE
       WHERE VIEW_SCHEMA = DATABASE() AND TABLE_SCHEMA = DATABASE()
       UNION ALL
      SELECT CONCAT('relation/', HEX(TABLE_NAME)), CONCAT('function/', HEX(SPECIFIC_NAME))
        FROM information_schema.VIEW_ROUTINE_USAGE
       WHERE TABLE_SCHEMA = DATABASE() AND SPECIFIC_SCHEMA = DATABASE()
       UNION ALL
      SELECT CONCAT('trigger/', HEX(t.TRIGGER_NAME)), CONCAT('trigger/', HEX(t.PREVIOUS))
        FROM (SELECT TRIGGER_NAME,
                     LAG(TRIGGER_NAME) OVER (
                       PARTITION BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION
                           ORDER BY ACTION_ORDER) AS PREVIOUS
                FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()) t
       WHERE t.PREVIOUS IS NOT NULL
      """;

  /**
   * A view that refers to what is not there cannot be made; a text, or all that is of a kind, can
   * be hidden from the user. What a role may see is not told, but by what is seen.
   */
  static final String NOT_COMPARED =
      """
      SELECT CONCAT('view ', v.TABLE_NAME,
                    IF(v.VIEW_DEFINITION = '', ', whose text needs the right to SHOW VIEW',
                       ', which refers to something that is not there')) AS OBJECT
        FROM information_schema.VIEWS v
        JOIN information_schema.TABLES t
          ON t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = v.TABLE_NAME
       WHERE v.TABLE_SCHEMA = DATABASE() AND (v.VIEW_DEFINITION = '' OR t.TABLE_COMMENT <> 'VIEW')
       UNION ALL
      SELECT CONCAT(LOWER(ROUTINE_TYPE), ' ', ROUTINE_NAME,
                    ', whose text needs the right to SHOW_ROUTINE')
        FROM information_schema.ROUTINES
       WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_DEFINITION IS NULL
       UNION ALL
      SELECT CONCAT(hidden.THINGS, ' that this user cannot see, for which it needs the right to ',
                    hidden.PRIVILEGE)
        FROM (SELECT 'triggers' AS THINGS, 'TRIGGER' AS PRIVILEGE, 'TRIGGER' AS ALTERNATIVES,
                     EXISTS (SELECT 1 FROM information_schema.TRIGGERS
                              WHERE TRIGGER_SCHEMA = DATABASE()) AS SEEN
               UNION ALL
              SELECT 'events', 'EVENT', 'EVENT',
                     EXISTS (SELECT 1 FROM information_schema.EVENTS
                              WHERE EVENT_SCHEMA = DATABASE())
               UNION ALL
              SELECT 'routines', 'SHOW_ROUTINE',
                     'SHOW_ROUTINE,EXECUTE,CREATE ROUTINE,ALTER ROUTINE',
                     EXISTS (SELECT 1 FROM information_schema.ROUTINES
                              WHERE ROUTINE_SCHEMA = DATABASE())) hidden
       WHERE NOT EXISTS (SELECT 1 FROM information_schema.USER_PRIVILEGES u
                          WHERE u.GRANTEE = %1$s
                            AND (FIND_IN_SET(u.PRIVILEGE_TYPE, hidden.ALTERNATIVES)
                                 OR (hidden.THINGS = 'routines' AND u.PRIVILEGE_TYPE = 'SELECT')))
         AND NOT EXISTS (SELECT 1 FROM information_schema.SCHEMA_PRIVILEGES s
                          WHERE s.GRANTEE = %1$s AND DATABASE() LIKE s.TABLE_SCHEMA
                            AND FIND_IN_SET(s.PRIVILEGE_TYPE, hidden.ALTERNATIVES))
         AND NOT (hidden.SEEN AND EXISTS (SELECT 1 FROM information_schema.ENABLED_ROLES))
      /*!90200
       UNION ALL
      SELECT CONCAT('library ', LIBRARY_NAME)
        FROM information_schema.LIBRARIES WHERE LIBRARY_SCHEMA = DATABASE() */
      """
          .formatted(
              "CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - 1"
                  + " - CHAR_LENGTH(SUBSTRING_INDEX(CURRENT_USER(), '@', -1))), '''@''',"
                  + " SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''')");

  private MySqlObjects() {}

  private static String quoted(String name) {
    return "CONCAT('`', REPLACE(" + name + ", '`', '``'), '`')";
  }

  private static String definer(String account) {
    return "IF({ANY_DEFINER} OR %1$s = CURRENT_USER(), '', CONCAT('DEFINER=', %2$s, '@', %3$s, ' '))"
        .formatted(
            account,
            quoted(
                "LEFT(%1$s, CHAR_LENGTH(%1$s) - 1 - CHAR_LENGTH(%2$s))"
                    .formatted(account, "SUBSTRING_INDEX(" + account + ", '@', -1)")),
            quoted("SUBSTRING_INDEX(" + account + ", '@', -1)"));
  }

  /** The character set of who made an object counts only where it can be made again under it. */
  private static String settings(String table, boolean hasMode, String timeZone, String text) {
    var client = table + ".CHARACTER_SET_CLIENT";
    return "CONCAT('[', CONCAT_WS(',', %s, %s, %s, %s), ']')"
        .formatted(
            hasMode ? setting("sql_mode", table + ".SQL_MODE") : "NULL",
            "IF(%s, %s, NULL)"
                .formatted(
                    MySqlLatin1.isSendable(client, text), setting("character_set_client", client)),
            setting("collation_connection", table + ".COLLATION_CONNECTION"),
            setting("time_zone", timeZone));
  }

  private static String setting(String name, String value) {
    return "IF(%2$s = @@%1$s, NULL, JSON_QUOTE(CONCAT('%1$s = ''', %2$s, '''')))"
        .formatted(name, value);
  }

  /**
   * Take the statement that makes an object from what the server shows of it; the catalog gives the
   * body of a trigger or event without the marks that stand before its quotes.
   */
  static SchemaObject correct(SchemaObject object, Map<String, String> shown) {
    var text =
        switch (object.id().kind()) {
          case "view" ->
              VIEW_DEFAULTS
                  .matcher(own(object, shown, ShownSchema.CREATE_VIEW))
                  .replaceFirst("CREATE $1");
          case "procedure" -> commented(object, shown, "Create Procedure");
          case "function" -> commented(object, shown, "Create Function");
          case "trigger" -> withBody(object, shown, CREATE_TRIGGER, FOR_EACH_ROW, "FOR EACH ROW\n");
          default -> withBody(object, shown, "Create Event", " DO ", "\n    DO ");
        };
    return new SchemaObject(
        object.id(),
        object.owner(),
        object.place(),
        text,
        object.removal(),
        object.parts(),
        object.growth());
  }

  /** Return what the catalog does not tell of a view or trigger. */
  static Optional<String> fact(Map<String, String> shown) {
    var view = shown.get(ShownSchema.CREATE_VIEW);
    if (view != null) {
      return Optional.of(DEFINER.matcher(view).replaceFirst(""));
    }
    return Optional.ofNullable(shown.get(CREATE_TRIGGER))
        .map(
            trigger ->
                trigger.substring(MySqlText.endOf(FOR_EACH_ROW, trigger, hasEscapes(shown))));
  }

  private static String own(SchemaObject object, Map<String, String> shown, String label) {
    var text = Objects.requireNonNull(shown.get(label), label);
    return object.definition().startsWith("DEFINER=", "CREATE ".length())
        ? text
        : DEFINER.matcher(text).replaceFirst("");
  }

  private static boolean hasEscapes(Map<String, String> shown) {
    return !shown.getOrDefault("sql_mode", "").contains("NO_BACKSLASH_ESCAPES");
  }

  /**
   * Take the comment from the catalog: the server shows it with escapes also where the routine's
   * mode has none, and in another character set than the body.
   */
  private static String commented(SchemaObject object, Map<String, String> shown, String label) {
    var routine = own(object, shown, label);
    var read = COMMENT_READ.matcher(object.definition());
    var start = read.find() && !read.group(1).isEmpty() ? routine.indexOf(COMMENT) : -1;
    if (start < 0) {
      return routine;
    }
    var comment = new String(HexFormat.of().parseHex(read.group(1)), StandardCharsets.UTF_8);
    var text = start + COMMENT.length() - 1;
    return routine.substring(0, text)
        + (hasEscapes(shown)
            ? MySqlDialect.literal(comment)
            : "'" + comment.replace("'", "''") + "'")
        + routine.substring(MySqlText.end(routine, text));
  }

  private static String withBody(
      SchemaObject object, Map<String, String> shown, String label, String before, String written) {
    var text = Objects.requireNonNull(shown.get(label), label);
    var escapes = hasEscapes(shown);
    var head = object.definition();
    var end = MySqlText.endOf(written, head, escapes);
    var follows = FOLLOWS.matcher(head).region(end, head.length());
    return head.substring(0, follows.lookingAt() ? follows.end() : end)
        + text.substring(MySqlText.endOf(before, text, escapes));
  }

  /** Write the statements that make an object under its own settings. */
  static List<String> made(SchemaObject object, String definition) {
    var settings = object.parts();
    if (settings.isEmpty()) {
      return List.of(definition);
    }
    var kept = new ArrayList<String>();
    var restored = new ArrayList<String>();
    for (var setting : settings) {
      var name = setting.substring(0, setting.indexOf(' '));
      kept.add("@stopover_" + name + " = @@" + name);
      restored.add(name + " = @stopover_" + name);
    }
    kept.addAll(settings);
    return List.of(
        "SET " + String.join(",\n    ", kept),
        MySqlLatin1.sent(definition, settings),
        "SET " + String.join(",\n    ", restored));
  }
}
