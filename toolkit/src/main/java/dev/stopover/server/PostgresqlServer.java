package dev.stopover.server;

import dev.stopover.connect.ConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Create, copy and drop databases of PostgreSQL. */
final class PostgresqlServer extends LiveServer {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String OBJECT_IN_USE = "55006";

  private final int majorVersion;
  private final boolean durable;

  private PostgresqlServer(Source source, ConnectionPool admin, int majorVersion, boolean durable) {
    super(source, admin);
    this.majorVersion = majorVersion;
    this.durable = durable;
  }

  static LiveServer of(Source source, ConnectionPool admin) throws SQLException {
    try (var connection = admin.dataSource().getConnection();
        var statement = connection.createStatement();
        var settings =
            statement.executeQuery(
                "SELECT current_setting('server_version_num')::int / 10000,"
                    + " current_setting('fsync')::boolean")) {
      settings.next();
      return new PostgresqlServer(source, admin, settings.getInt(1), settings.getBoolean(2));
    }
  }

  @Override
  public String majorVersion() {
    return String.valueOf(majorVersion);
  }

  @Override
  String settings() {
    return """
        SELECT version()
          || (SELECT coalesce(string_agg(name || '=' || setting, ',' ORDER BY name), '')
              FROM pg_settings WHERE category LIKE 'Client Connection Defaults%'
                OR category LIKE 'Version and Platform%' OR category LIKE 'Preset%'
                OR category LIKE 'Custom%')
          || (SELECT string_agg(concat_ws(' ', pg_encoding_to_char(encoding), datcollate, datctype),
                ',' ORDER BY datname) FROM pg_database WHERE datname = 'template0')
          || (SELECT coalesce(string_agg(name || ' ' || default_version, ',' ORDER BY name), '')
              FROM pg_available_extensions)""";
  }

  @Override
  void create(Connection connection, String name) throws SQLException {
    execute(connection, "CREATE DATABASE " + name + " TEMPLATE template0");
  }

  @Override
  void copy(Connection connection, String template, String name) throws SQLException {
    // Copying files is the faster way unless each file must reach the disk first.
    var strategy = majorVersion >= 15 && !durable ? " STRATEGY FILE_COPY" : "";
    execute(connection, "CREATE DATABASE " + name + " TEMPLATE " + template + strategy);
  }

  @Override
  List<String> names(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT datname FROM pg_database")) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  @Override
  void drop(Connection connection, String name) throws SQLException {
    execute(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  @Override
  String explain(SQLException refusal) {
    var words =
        String.valueOf(refusal.getMessage())
            .replaceFirst("^ERROR: ", "")
            .replaceAll("\\s*\\n\\s*(?:Detail: )?", ". ")
            .replaceFirst("\\.?$", ".");
    return switch (String.valueOf(refusal.getSQLState())) {
      case INSUFFICIENT_PRIVILEGE ->
          "%s Let the user create databases: ALTER ROLE \"%s\" CREATEDB."
              .formatted(words, adminUrl().user());
      case OBJECT_IN_USE ->
          words + " Close every connection to it first, also those of other processes and pools.";
      default -> words;
    };
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
