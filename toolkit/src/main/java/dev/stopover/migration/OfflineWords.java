package dev.stopover.migration;

import dev.stopover.Engine;
import java.time.Duration;
import java.util.Objects;

/** The statements around the scripts of an offline script, which keep the history and the lock. */
final class OfflineWords {

  private final Engine engine;
  private final EngineRules rules;
  private final String history;
  private final String undoHistory;
  private final String lock;
  private final Duration patience;

  private OfflineWords(
      Engine engine, EngineRules rules, String schema, MigrationSettings settings) {
    this.engine = engine;
    this.rules = rules;
    this.history = rules.quoted(settings.historyTable());
    this.undoHistory = rules.quoted(settings.undoTable());
    this.patience = settings.tableLocks().timeout();
    var lockName = rules.lockName(rules.quoted(schema) + "." + history);
    this.lock = lockName instanceof String name ? literal(name) : lockName.toString();
  }

  static OfflineWords of(Engine engine, String schema, MigrationSettings settings) {
    var rules = engine == Engine.POSTGRESQL ? EngineRules.POSTGRESQL : EngineRules.MYSQL;
    return new OfflineWords(engine, rules, schema, settings);
  }

  private boolean isPostgres() {
    return engine == Engine.POSTGRESQL;
  }

  String client() {
    return isPostgres() ? "psql -X -f FILE DATABASE" : "mysql DATABASE < FILE";
  }

  /**
   * Stop at the first failure, read the files as what they are, bound what is waited for as it is
   * configured, and take Flyway's lock.
   */
  String opening() {
    return isPostgres()
        ? """
          \\set ON_ERROR_STOP on
          SET client_encoding = 'UTF8';
          %s;
          SELECT pg_advisory_lock(%s);
          """
            .formatted(rules.withLockTimeout(patience), lock)
        : "SET NAMES utf8mb4;\n"
            + (patience.isZero() ? "" : rules.withLockTimeout(patience) + ";\n")
            + guard(
                "GET_LOCK(%s, %d) = 1"
                    .formatted(lock, patience.isZero() ? -1 : patience.plusMillis(999).toSeconds()),
                "Somebody else migrates");
  }

  String closing() {
    return isPostgres()
        ? "SELECT pg_advisory_unlock(%s);\n".formatted(lock)
        : "DO RELEASE_LOCK(%s);\n".formatted(lock);
  }

  /**
   * Stop with a text unless something is true; MySQL shows the text as a statement it can't run.
   */
  String guard(String condition, String otherwise) {
    return isPostgres()
        ? """
          DO $stopover$ BEGIN
            IF NOT (%s) THEN RAISE EXCEPTION '%s; nothing was done'; END IF;
          END $stopover$;
          """
            .formatted(condition, otherwise)
        : """
          SET @stopover = IF(%s, 'DO 0', '%s');
          PREPARE stopover FROM @stopover;
          EXECUTE stopover;
          """
            .formatted(condition, otherwise);
  }

  /** Flyway's own table, as it creates it. */
  String createHistory() {
    var columns =
        """
          `installed_rank` INT NOT NULL,
          `version` VARCHAR(50),
          `description` VARCHAR(200) NOT NULL,
          `type` VARCHAR(20) NOT NULL,
          `script` VARCHAR(1000) NOT NULL,
          `checksum` INT,
          `installed_by` VARCHAR(100) NOT NULL,
          `installed_on` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
          `execution_time` INT NOT NULL,
          `success` BOOL NOT NULL,
        """;
    var key = rules.quoted(unquoted(history) + "_pk");
    var index = rules.quoted(unquoted(history) + "_s_idx");
    return isPostgres()
        ? "CREATE TABLE IF NOT EXISTS %s (\n%s  CONSTRAINT %s PRIMARY KEY (\"installed_rank\"));\n"
                .formatted(
                    history, columns.replace('`', '"').replace("CURRENT_TIMESTAMP", "now()"), key)
            + "CREATE INDEX IF NOT EXISTS %s ON %s (\"success\");\n".formatted(index, history)
        : "CREATE TABLE IF NOT EXISTS %s (\n%s  CONSTRAINT %s PRIMARY KEY (`installed_rank`),\n  INDEX %s (`success`));\n"
            .formatted(history, columns, key, index);
  }

  String createUndoHistory() {
    return rules
            .copyOfTable
            .replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS")
            .formatted(undoHistory, history)
        + ";\n";
  }

  String halfWay() {
    return "SELECT 1 FROM %s WHERE NOT success".formatted(history);
  }

  String isApplied(Version version) {
    return """
    EXISTS (SELECT 1 FROM %1$s a WHERE a.version = %2$s AND a.success AND a.type <> 'DELETE'
        AND NOT EXISTS (SELECT 1 FROM %1$s d WHERE d.version = a.version AND d.type = 'DELETE'
          AND d.installed_rank > a.installed_rank))\
    """
        .formatted(history, literal(version.toString()));
  }

  String insert(MigrationFile file, int checksum) {
    return insert(history, file, checksum, true);
  }

  /**
   * Where nothing is rolled back, the version counts as half applied until its script has ended.
   */
  String begin(MigrationFile file, int checksum) {
    return insert(history, file, checksum, false);
  }

  /** Count as applied what was begun last. */
  String end() {
    return """
    UPDATE %1$s SET success = true
      WHERE installed_rank = (SELECT rank_of FROM (SELECT max(installed_rank) AS rank_of FROM %1$s) newest);
    """
        .formatted(history);
  }

  private String insert(String table, MigrationFile file, int checksum, boolean success) {
    return """
    INSERT INTO %1$s (installed_rank, version, description, type, script, checksum, installed_by,
        execution_time, success)
      SELECT coalesce(max(installed_rank), 0) + 1, %2$s, %3$s, 'SQL', %4$s, %5$d, %6$s, 0, %7$s
        FROM %1$s;
    """
        .formatted(
            table,
            file.version() == null ? "NULL" : literal(file.version().toString()),
            literal(file.description()),
            literal(file.path()),
            checksum,
            rules.user,
            success);
  }

  /** Where nothing is rolled back, mark the version as half undone, as the online way does. */
  String beginUndo(Version version, boolean isTransactional) {
    if (isTransactional) {
      return "";
    }
    var row = newestOf(version);
    var took = "SELECT execution_time%s FROM %s WHERE %s";
    return (isPostgres()
            ? took.formatted(" AS took", history, row) + " \\gset\n"
            : "SET @took = (" + took.formatted("", history, row) + ");\n")
        + mark("false", "-1", row);
  }

  private String mark(String success, String executionTime, String row) {
    return "UPDATE %s SET success = %s, execution_time = %s WHERE %s;\n"
        .formatted(history, success, executionTime, row);
  }

  String endUndo(MigrationFile file, int checksum, boolean isTransactional) {
    var version = Objects.requireNonNull(file.version());
    var keep =
        isTransactional ? "" : mark("true", isPostgres() ? ":took" : "@took", newestOf(version));
    return keep
        + "UPDATE %1$s SET type = 'DELETE' WHERE type <> 'DELETE';\n".formatted(undoHistory)
        + insert(undoHistory, file, checksum, true)
        + makePending("h.version = %1$s AND %2$s".formatted(literal(version.toString()), newest()));
  }

  String makeRepeatablesPending() {
    return makePending(
        "h.version IS NULL AND h.type <> 'DELETE' AND h.type <> 'SCHEMA' AND h.success AND "
            + newest());
  }

  private String makePending(String condition) {
    return """
    INSERT INTO %1$s (installed_rank, version, description, type, script, checksum, installed_by,
        execution_time, success)
      SELECT last.installed_rank + row_number() OVER (ORDER BY h.installed_rank), h.version,
          h.description, 'DELETE', h.script, h.checksum, %2$s, 0, true
        FROM %1$s h, (SELECT max(installed_rank) AS installed_rank FROM %1$s) last
        WHERE %3$s;
    """
        .formatted(history, rules.user, condition);
  }

  /** Whether no later row is about the same migration. */
  private String newest() {
    return """
    NOT EXISTS (SELECT 1 FROM %s l WHERE l.installed_rank > h.installed_rank
            AND l.description = h.description AND coalesce(l.version, '') = coalesce(h.version, ''))\
    """
        .formatted(history);
  }

  /** MySQL reads no table that it updates, unless that is a table of its own first. */
  private String newestOf(Version version) {
    return "installed_rank = (SELECT rank_of FROM (SELECT max(installed_rank) AS rank_of FROM %s WHERE version = %s AND type <> 'DELETE') newest)"
        .formatted(history, literal(version.toString()));
  }

  private static String unquoted(String name) {
    return name.substring(1, name.length() - 1);
  }

  private String literal(String text) {
    var quoted = text.replace("'", "''");
    return "'" + (isPostgres() ? quoted : quoted.replace("\\", "\\\\")) + "'";
  }
}
