package dev.stopover.migration;

import java.util.regex.Pattern;

/** What can be known of a statement when nobody saw its end. */
enum StatementKind {
  /** It changes the schema, which tells whether it ran. */
  DEFINITION,
  /** It may be run twice. */
  REPEATABLE,
  /** It sets something in its session, and has to be run again in the next one. */
  SETTING,
  /** It leaves something in its session that nobody can bring back. */
  HELD_BY_SESSION,
  /** It leaves no trace that tells whether it ran. */
  OPAQUE,
  /** The server refused it, so it did nothing. */
  FAILED;

  private static final Pattern VERSIONED = Pattern.compile("\\A/\\*!\\d*\\s*");

  private static final Pattern HELD =
      Pattern.compile(
          "(?is)CREATE\\s+(?:(?:GLOBAL|LOCAL)\\s+)?TEMP(?:ORARY)?\\b.*|PREPARE\\b.*|DECLARE\\b.*"
              + "|LOCK\\s+(?:TABLES?|INSTANCE)\\b.*|(?:SET|SELECT|WITH)\\b.*(?<!@)@\\w.*");

  private static final Pattern SETS =
      Pattern.compile("(?is)(?:SET|RESET|USE)\\b.*|SELECT\\s+(?:pg_catalog\\.)?set_config\\b.*");

  /** What is about the server and its users, and what exchanges two things of one form. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?is)(?:CREATE|ALTER|DROP|RENAME|COMMENT\\s+ON)\\s+(?:OR\\s+REPLACE\\s+)?(?:UNDO\\s+)?"
              + "(?:USER|ROLE|GROUP|DATABASE|SCHEMA|SERVER|TABLESPACE|LOGFILE|INSTANCE|RESOURCE"
              + "|SYSTEM|SUBSCRIPTION|LIBRARY)\\b.*"
              + "|RENAME\\b.*,.*|ALTER\\b.*\\bEXCHANGE\\s+PARTITION\\b.*");

  private static final Pattern DEFINES =
      Pattern.compile("(?is)(?:CREATE|ALTER|DROP|RENAME|COMMENT)\\b.*");

  private static final Pattern REPEATS =
      Pattern.compile(
          "(?is)(?:GRANT|REVOKE|ANALYZE|OPTIMIZE|REPAIR|CHECK|FLUSH|VACUUM|REINDEX|CLUSTER|REFRESH"
              + "|UNLOCK|BEGIN|START|COMMIT|END|ROLLBACK|SHOW|EXPLAIN)\\b.*");

  static StatementKind of(String sql) {
    var text = VERSIONED.matcher(ClientDialect.plain(sql)).replaceFirst("");
    if (HELD.matcher(text).matches()) {
      return HELD_BY_SESSION;
    }
    if (SETS.matcher(text).matches()) {
      return SETTING;
    }
    if (UNSEEN.matcher(text).matches()) {
      return OPAQUE;
    }
    if (DEFINES.matcher(text).matches()) {
      return DEFINITION;
    }
    return REPEATS.matcher(text).matches() ? REPEATABLE : OPAQUE;
  }
}
