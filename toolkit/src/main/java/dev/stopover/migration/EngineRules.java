package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the engines here: names, users and Flyway's lock.
 *
 * <p>A lock of Flyway's is named after the hash of the history table's quoted name, with a prefix
 * on MySQL and an offset on PostgreSQL. That is no API of Flyway's; {@code MigrationContract} fails
 * when a new release locks otherwise.
 */
enum EngineRules {
  POSTGRESQL(
      '"',
      "coalesce(current_schema(), current_setting('search_path'))",
      "current_user",
      "CASE pg_try_advisory_lock(?) WHEN true THEN 1 END",
      "pg_advisory_unlock(?)",
      "(SELECT max(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
          + " AND (classid::bigint << 32 | objid::bigint) = ?)",
      // PostgreSQL's now() is the beginning of the transaction that ran the migration.
      "installed_on + execution_time * interval '1 ms' > localtimestamp - interval '3 s'",
      "CREATE TABLE %s (LIKE %s INCLUDING ALL)",
      "",
      "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1",
      "SELECT current_setting('lock_timeout')",
      "SELECT CASE WHEN pg_is_in_recovery() THEN 'pg_is_in_recovery() is true'"
          + " WHEN current_setting('transaction_read_only')::boolean"
          + " THEN 'transaction_read_only is on' END"),
  // GET_LOCK waits a second by itself: a waiting client is served before one that polls.
  MYSQL(
      '`',
      "database()",
      "substring_index(user(), '@', 1)",
      "CASE GET_LOCK(?, 1) WHEN 1 THEN 1 END",
      "RELEASE_LOCK(?)",
      "IS_USED_LOCK(?)",
      "installed_on > now() - INTERVAL 3 SECOND",
      "CREATE TABLE %s LIKE %s",
      " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4",
      "",
      "SELECT @@lock_wait_timeout",
      "SELECT CASE WHEN @@innodb_read_only THEN 'innodb_read_only is on'"
          + " WHEN @@super_read_only THEN 'super_read_only is on'"
          + " WHEN @@read_only THEN 'read_only is on'"
          + " WHEN @@transaction_read_only THEN 'transaction_read_only is on' END");

  private static final String JOURNAL =
      """
      CREATE TABLE %s (
        statement_number int NOT NULL PRIMARY KEY,
        script varchar(1000) NOT NULL,
        version varchar(50),
        direction varchar(4) NOT NULL,
        history_rank int NOT NULL,
        line_number int NOT NULL,
        kind varchar(20) NOT NULL,
        statement_text varchar(1000) NOT NULL,
        statement_hash char(64) NOT NULL,
        schema_before varchar(4000),
        started_on timestamp DEFAULT current_timestamp NOT NULL,
        ended_on timestamp NULL)""";

  final String schema;
  final String user;
  final String lock;
  final String unlock;
  final String holder;
  final String justNow;
  final String copyOfTable;
  final String journal;

  /** Asks for indexes that were not built to their end; blank where none can stay. */
  final String unfinishedIndexes;

  /** Asks how long a statement waits for a table. */
  final String lockTimeout;

  /** Asks why the server takes no changes; null where it does. */
  final String readOnly;

  private final char quote;

  EngineRules(
      char quote,
      String schema,
      String user,
      String lock,
      String unlock,
      String holder,
      String justNow,
      String copyOfTable,
      String tableOptions,
      String unfinishedIndexes,
      String lockTimeout,
      String readOnly) {
    this.quote = quote;
    this.schema = schema;
    this.user = user;
    this.lock = lock;
    this.unlock = unlock;
    this.holder = holder;
    this.justNow = justNow;
    this.copyOfTable = copyOfTable;
    this.journal = JOURNAL + tableOptions;
    this.unfinishedIndexes = unfinishedIndexes;
    this.lockTimeout = lockTimeout;
    this.readOnly = readOnly;
  }

  static EngineRules of(Connection connection) throws SQLException {
    var product = connection.getMetaData().getDatabaseProductName();
    return Arrays.stream(values())
        .filter(rules -> rules.name().equalsIgnoreCase(product))
        .findFirst()
        .orElseThrow(
            () -> StopoverException.usage(product + " is not supported. Use PostgreSQL or MySQL."));
  }

  /** Quote a name as Flyway does, since the lock's name is made of it. */
  String quoted(String name) {
    var text = String.valueOf(quote);
    return text + (this == POSTGRESQL ? name.replace(text, text + text) : name) + text;
  }

  Object lockName(String table) {
    return this == POSTGRESQL ? 77431708279161L + table.hashCode() : "Flyway-" + table.hashCode();
  }

  boolean isMissingTable(SQLException failure) {
    return this == POSTGRESQL
        ? "42P01".equals(failure.getSQLState())
        : failure.getErrorCode() == 1146 || failure.getErrorCode() == 1049;
  }

  /** Write the statement that bounds the waits for a table; MySQL knows whole seconds only. */
  String withLockTimeout(Duration timeout) {
    return withLockTimeout(
        this == POSTGRESQL
            ? timeout.toMillis() + "ms"
            : String.valueOf(Math.max(1, timeout.plusMillis(999).toSeconds())));
  }

  String withLockTimeout(String timeout) {
    return this == POSTGRESQL
        ? "SET lock_timeout = '" + timeout + "'"
        : "SET SESSION lock_wait_timeout = " + timeout;
  }

  /** Whether a statement gave up waiting for a lock: the only failure that is tried again. */
  static boolean isLockTimeout(@Nullable String state, int code) {
    return "55P03".equals(state) || code == 1205;
  }

  boolean isDenied(SQLException failure) {
    return this == POSTGRESQL
        ? "42501".equals(failure.getSQLState())
        : failure.getErrorCode() == 1142;
  }

  /** Whether a script that fails takes everything back that it did. */
  boolean rollsBack() {
    return this == POSTGRESQL;
  }
}
