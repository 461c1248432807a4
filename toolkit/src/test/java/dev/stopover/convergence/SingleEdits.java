package dev.stopover.convergence;

import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.model.Schema;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Change one property of one object of a schema, and say who does not see it. */
final class SingleEdits implements AutoCloseable {

  private final Server server;
  private final Database base;
  private final Dialect dialect;
  private final CatalogReader reader;
  private final Schema schema;

  SingleEdits(Server server, List<String> statements) throws SQLException {
    this.server = server;
    this.dialect = Dialect.of(server.engine());
    this.reader = CatalogReader.of(dialect, Set.of());
    this.base = server.create();
    for (var sql : statements) {
      execute(base, sql);
    }
    this.schema = reader.read(base.dataSource());
  }

  /**
   * Say what is wrong: the full reading and the fingerprints must both see the edit, and what leads
   * to it must leave nothing.
   */
  List<String> problemsWith(String edit) throws SQLException {
    var problems = new ArrayList<String>();
    try (var edited = copied();
        var changed = copied()) {
      for (var sql : edit.split("; (?=[A-Z])")) {
        execute(edited, sql);
      }
      var changes = Changes.between(schema, reader.read(edited.dataSource()));
      if (changes.isEmpty()) {
        problems.add("the full reading does not see it");
      }
      for (var sql : dialect.statements(changes)) {
        execute(changed, sql.replaceFirst("^SET LOCAL ", "SET "));
      }
      var left = reader.contrast(changed.dataSource(), edited.dataSource());
      if (!left.isEqual()) {
        problems.add(
            "it is not made by %s, left is %s"
                .formatted(dialect.statements(changes), left.different()));
      }
      try (var unchanged = copied()) {
        var contrast = reader.contrast(unchanged.dataSource(), edited.dataSource());
        if (contrast.isEqual()) {
          problems.add("the fingerprints do not see it");
        } else if (!contrast.changes().equals(changes)) {
          problems.add(
              "by fingerprint it is %s, but by full reading %s"
                  .formatted(contrast.changes(), changes));
        }
      }
    }
    return problems;
  }

  /** A database can be copied only while nobody uses it. */
  private synchronized Database copied() {
    return server.copy(base);
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    base.close();
  }
}
