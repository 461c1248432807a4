package dev.stopover.server;

import dev.stopover.StopoverException;
import dev.stopover.connect.ConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Create, copy and drop databases of MySQL. */
final class MysqlServer extends LiveServer {

  private static final Pattern RELEASE_SERIES = Pattern.compile("^\\d+\\.\\d+");
  private static final int ACCESS_DENIED_TO_DATABASE = 1044;
  private static final int NO_SUCH_THREAD = 1094;

  private final String majorVersion;

  private MysqlServer(Source source, ConnectionPool admin, String majorVersion) {
    super(source, admin);
    this.majorVersion = majorVersion;
  }

  static LiveServer of(Source source, ConnectionPool admin) throws SQLException {
    try (var connection = admin.dataSource().getConnection();
        var statement = connection.createStatement();
        var settings = statement.executeQuery("SELECT VERSION()")) {
      settings.next();
      var version = settings.getString(1);
      var series = RELEASE_SERIES.matcher(version);
      if (version.contains("MariaDB") || !series.find()) {
        throw StopoverException.usage(
            "%s is not MySQL, its version is %s. Name a server of MySQL 8.0 or later."
                .formatted(source.description(), version));
      }
      return new MysqlServer(source, admin, series.group());
    }
  }

  @Override
  public String majorVersion() {
    return majorVersion;
  }

  @Override
  String settings() {
    return """
        SELECT CONCAT_WS(', ', VERSION(), @@global.sql_mode, @@global.character_set_server,
          @@global.collation_server, @@global.default_collation_for_utf8mb4,
          @@lower_case_table_names, @@global.explicit_defaults_for_timestamp, @@global.time_zone,
          @@system_time_zone, @@global.default_storage_engine, @@global.innodb_strict_mode,
          @@global.innodb_default_row_format, @@global.foreign_key_checks,
          @@global.sql_require_primary_key,
          /*!80030 @@global.sql_generate_invisible_primary_key, */
          @@global.log_bin_trust_function_creators, @@global.event_scheduler)""";
  }

  @Override
  void create(Connection connection, String name) throws SQLException {
    execute(connection, "CREATE DATABASE " + name);
  }

  @Override
  void copy(Connection connection, String template, String name) throws SQLException {
    new MysqlCopy(connection, template, name).run();
  }

  @Override
  public Clones clones(Database template) {
    return new MysqlClones(this, template);
  }

  @Override
  List<String> names(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW DATABASES")) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  /** A session that still uses the database would hold it up: the manual's metadata locking. */
  @Override
  void drop(Connection connection, String name) throws SQLException {
    endSessions(connection, name);
    execute(connection, "SET lock_wait_timeout = 30");
    execute(connection, "DROP DATABASE IF EXISTS " + name);
  }

  /** Kill whoever uses the database; tell whether nobody did. */
  static boolean endSessions(Connection connection, String name) throws SQLException {
    boolean free = true;
    for (var session : sessions(connection, name)) {
      free = false;
      try {
        execute(connection, "KILL CONNECTION " + session);
      } catch (SQLException e) {
        if (e.getErrorCode() != NO_SUCH_THREAD) {
          throw e;
        }
      }
    }
    return free;
  }

  private static Iterable<Long> sessions(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW PROCESSLIST")) {
      var sessions = new ArrayList<Long>();
      while (rows.next()) {
        if (name.equals(rows.getString("db"))) {
          sessions.add(rows.getLong("Id"));
        }
      }
      return sessions;
    }
  }

  @Override
  String explain(SQLException refusal) {
    return refusal.getErrorCode() == ACCESS_DENIED_TO_DATABASE
        ? "%s. Let the user create databases of that name: GRANT ALL ON `stopover\\_%%`.* TO that user."
            .formatted(refusal.getMessage())
        : refusal.getMessage() + ".";
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
