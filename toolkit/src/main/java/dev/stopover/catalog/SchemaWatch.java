package dev.stopover.catalog;

import dev.stopover.StopoverException;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follow the schema of one database from change to change.
 *
 * <p>Each look passes once over the catalog for the fingerprints of what is there. A state that was
 * seen lately is recognised by them, and of another one only those tables are read that are
 * different. Not safe for use by several threads.
 */
public final class SchemaWatch implements AutoCloseable {

  /** A way there, a way back and what was before. */
  private static final int REMEMBERED = 3;

  private final CatalogReader reader;
  private final Connection connection;
  private final PreparedSession session;
  private final Deque<State> states = new ArrayDeque<>();

  private record State(Fingerprints prints, List<String> notCompared, Schema schema) {}

  SchemaWatch(CatalogReader reader, Connection connection) throws SQLException {
    this.reader = reader;
    this.connection = connection;
    this.session = reader.prepared(connection);
  }

  /**
   * Return the schema as it is now; the same instance where it is as it was at a recent look.
   *
   * @throws StopoverException if the database refuses or fails
   */
  public Schema schema() {
    try {
      var objects = new ArrayList<Map<String, @Nullable String>>();
      var prints = reader.fingerprints(connection, objects);
      var notCompared = reader.notCompared(connection);
      var state =
          states.stream()
              .filter(seen -> seen.prints.areEqualTo(prints))
              .filter(seen -> seen.notCompared.equals(notCompared))
              .findFirst()
              .orElse(null);
      if (state == null) {
        state = read(prints, objects, notCompared);
      }
      states.remove(state);
      states.push(state);
      if (states.size() > REMEMBERED) {
        states.removeLast();
      }
      return state.schema;
    } catch (SQLException e) {
      throw CatalogReader.unreadable(e);
    }
  }

  private State read(
      Fingerprints prints, List<Map<String, @Nullable String>> objects, List<String> notCompared)
      throws SQLException {
    var last = states.peek();
    if (last == null) {
      return new State(prints, notCompared, reader.read(connection));
    }
    var changed =
        last.prints.differentIn(prints).stream()
            .filter(Fingerprints.Subject::isTable)
            .map(Fingerprints.Subject::name)
            .collect(Collectors.toUnmodifiableSet());
    var read = reader.read(connection, changed, objects, notCompared);
    return new State(prints, notCompared, joined(last.schema, read, changed));
  }

  /** Take the tables that did not change as they were, and everything else as it is now. */
  private static Schema joined(Schema before, Schema now, Set<QualifiedName> changed) {
    // A table of the same name in another schema was read too.
    var read = now.tables().stream().map(Table::name).collect(Collectors.toUnmodifiableSet());
    var needs = new HashMap<ObjectName, Set<ObjectName>>();
    before.needs().forEach(needs::put);
    needs.putAll(now.needs());
    return new Schema(
        now.namespaces(),
        Stream.concat(
                before.tables().stream()
                    .filter(table -> !changed.contains(table.name()))
                    .filter(table -> !read.contains(table.name())),
                now.tables().stream())
            .toList(),
        now.sequences(),
        now.objects(),
        needs,
        now.notCompared());
  }

  /** Give the connection back, or end it where it cannot be put back as it was. */
  @Override
  public void close() {
    states.clear();
    try (connection) {
      session.close();
    } catch (SQLException e) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException gone) {
        // It is closed already.
      }
    }
  }
}
