package dev.stopover.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Read and write a table that keeps account of migrations, on the connection that runs them. */
abstract class OwnTable {

  private final Connection connection;
  private final EngineRules rules;
  private final String table;
  private final String name;

  OwnTable(Connection connection, EngineRules rules, String schema, String table) {
    this.connection = connection;
    this.rules = rules;
    this.table = table;
    this.name = rules.quoted(schema) + "." + rules.quoted(table);
  }

  /** Return the bare name. */
  final String table() {
    return table;
  }

  /** Return the quoted name, with its schema. */
  final String name() {
    return name;
  }

  final EngineRules rules() {
    return rules;
  }

  final Connection connection() {
    return connection;
  }

  /** Tell whether a table that can not be read for a reason is as good as empty. */
  boolean canDoWithout(SQLException failure) {
    return rules.isMissingTable(failure);
  }

  final boolean exists() {
    var rows = new ArrayList<String>();
    read("SELECT count(*) FROM %s", row -> rows.add(row.getString(1)));
    return !rows.isEmpty();
  }

  /** What to do with a row. */
  interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  /** Read rows; none where the table does not exist. */
  final void read(String select, Reader reader) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(select.formatted(name))) {
      while (rows.next()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      if (!canDoWithout(e)) {
        throw Failures.of(e);
      }
    }
  }

  final void write(String sql, @Nullable Object... parameters) {
    try (var statement = connection.prepareStatement(sql.formatted(name, rules.user))) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
