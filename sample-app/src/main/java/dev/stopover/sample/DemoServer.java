package dev.stopover.sample;

import dev.stopover.StopoverException;
import dev.stopover.connect.DatabaseUrl;
import dev.stopover.server.Server;
import dev.stopover.server.ServerSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Run a database server for as long as standard input is open: what {@code demo} works on.
 *
 * <p>It prints the URL of an empty database; to each further line of input it answers with the
 * names of the tables in it.
 */
final class DemoServer {

  private static final String NAME = "tickets";

  private DemoServer() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    try (var server = Server.start(ServerSpec.parse(arguments[0]));
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      try (var connection = connect(server.adminUrl());
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + NAME);
      }
      var url = server.adminUrl().withDatabase(NAME);
      System.out.println(withCredentials(url));
      while (input.readLine() != null) {
        System.out.println(String.join(", ", tables(url)));
      }
    } catch (StopoverException e) {
      System.err.println(e.getMessage());
      System.exit(e.code().exitCode());
    }
  }

  private static List<String> tables(DatabaseUrl url) throws SQLException {
    try (var connection = connect(url);
        var found =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      var names = new ArrayList<String>();
      while (found.next()) {
        names.add(found.getString("TABLE_NAME"));
      }
      return names;
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  private static String withCredentials(DatabaseUrl url) {
    return "%s%suser=%s%s"
        .formatted(
            url.jdbcUrl(),
            url.jdbcUrl().contains("?") ? "&" : "?",
            Objects.requireNonNull(url.user()),
            url.password() == null ? "" : "&password=" + url.password());
  }
}
