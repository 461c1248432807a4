package dev.stopover.server;

import dev.stopover.StopoverException;
import dev.stopover.server.MysqlWatch.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Put the rows of a clone back and hand it out again, since MySQL takes long to make another one.
 *
 * <p>A clone of which not everything is known, in which more than rows changed, or which somebody
 * does not let go, is dropped, and a new one is made.
 */
final class MysqlClones implements Clones {

  private static final Logger LOG = LoggerFactory.getLogger(MysqlClones.class);
  private static final int MOST_AHEAD = 8;
  private static final int LOOKS_FOR_SESSIONS = 100;

  private final MysqlServer server;
  private final Database template;
  private final Deque<FutureTask<Database>> ahead = new ArrayDeque<>();
  private final Map<Database, Moment> moments = new ConcurrentHashMap<>();
  private @Nullable MysqlRows rows;
  private int taken;
  private boolean closed;

  MysqlClones(MysqlServer server, Database template) {
    this.server = server;
    this.template = template;
  }

  @Override
  public Database take() {
    return CopiesAhead.result(next(), template);
  }

  /** One that is made is better than one being made, and that than one nobody has begun with. */
  private synchronized FutureTask<Database> next() {
    CopiesAhead.requireOpen(closed, template);
    taken++;
    if (taken == 2) {
      later(new FutureTask<>(this::copy));
    }
    var made = ahead.stream().filter(FutureTask::isDone).findFirst();
    var next = made.orElseGet(() -> ahead.isEmpty() ? new FutureTask<>(this::copy) : ahead.peek());
    ahead.remove(next);
    return next;
  }

  private synchronized void later(FutureTask<Database> task) {
    ahead.add(task);
    server.inBackground(task);
  }

  private Database copy() {
    CopiesAhead.requireOpen(closed(), template);
    return watched(server.copy(template));
  }

  private synchronized boolean closed() {
    return closed;
  }

  private Database watched(Database clone) {
    server.run(
        "%s cannot be watched".formatted(clone.name()),
        clone.name(),
        (connection, name) -> moments.put(clone, look(connection, name)));
    return clone.onClose(this::giveBack);
  }

  private Moment look(Connection connection, String name) {
    try {
      return rows(connection).look(connection, name);
    } catch (SQLException e) {
      LOG.debug("{} is not told what happens in {}.", server.adminUrl().user(), name, e);
      return new Moment(Map.of(), "", false);
    }
  }

  private synchronized MysqlRows rows(Connection connection) throws SQLException {
    if (rows == null) {
      rows = MysqlRows.of(connection, template.name());
    }
    return rows;
  }

  private synchronized void giveBack(Database clone) {
    if (closed || ahead.size() >= MOST_AHEAD) {
      moments.remove(clone);
      server.dropInBackground(clone);
    } else {
      later(new FutureTask<>(() -> renew(clone)));
    }
  }

  private Database renew(Database clone) {
    var before = moments.remove(clone);
    if (!closed() && before != null && before.isKnown()) {
      try {
        var reset = new HashMap<String, Moment>();
        server.run(
            "%s cannot be put back".formatted(clone.name()),
            clone.name(),
            (connection, name) ->
                reset(connection, name, before).ifPresent(after -> reset.put(name, after)));
        var after = reset.get(clone.name());
        if (after != null) {
          var again = server.again(clone).onClose(this::giveBack);
          moments.put(again, after);
          return again;
        }
      } catch (StopoverException e) {
        LOG.debug("{}", e.getMessage());
      }
    }
    server.dropInBackground(clone);
    return copy();
  }

  private Optional<Moment> reset(Connection connection, String name, Moment before)
      throws SQLException {
    if (!isFree(connection, name)) {
      return Optional.empty();
    }
    var known = rows(connection);
    var touched = known.touched(connection, name, before);
    if (touched.isEmpty() || !known.canReset(touched.get())) {
      return Optional.empty();
    }
    if (touched.get().isEmpty()) {
      return Optional.of(before);
    }
    return Optional.of(known.reset(connection, name, touched.get(), before));
  }

  /** A session that was told to end may still undo what it did. */
  private static boolean isFree(Connection connection, String name) throws SQLException {
    for (int look = 0; look < LOOKS_FOR_SESSIONS; look++) {
      if (MysqlServer.endSessions(connection, name)) {
        return true;
      }
    }
    return false;
  }

  /** Where only rows changed, each copy is a clone into which those are filled. */
  @Override
  public Clones like(Database changed) {
    var change = new HashMap<String, Changed>();
    server.run(
        "%s cannot be compared with its template".formatted(changed.name()),
        changed.name(),
        (connection, name) -> {
          var tables = touched(connection, changed);
          if (tables.isPresent()) {
            change.put(name, new Changed(name, tables.get(), MysqlRows.counters(connection, name)));
          }
        });
    var found = change.get(changed.name());
    return found == null ? CopiesAhead.of(server, changed) : new Filled(found);
  }

  private Optional<Set<String>> touched(Connection connection, Database changed)
      throws SQLException {
    var before = moments.get(changed);
    return before == null || !before.isKnown()
        ? Optional.empty()
        : rows(connection)
            .touched(connection, changed.name(), before)
            .filter(
                tables -> {
                  var known = rows;
                  return known != null && known.canFill(tables);
                });
  }

  @Override
  public synchronized void close() {
    closed = true;
    ahead.forEach(clone -> server.inBackground(() -> CopiesAhead.drop(clone)));
    ahead.clear();
  }

  /** What differs in a clone from the template. */
  private record Changed(String name, Set<String> tables, Map<String, Long> counters) {

    Changed {
      tables = new HashSet<>(tables);
    }
  }

  private final class Filled implements Clones {

    private final Changed changed;

    Filled(Changed changed) {
      this.changed = changed;
    }

    @Override
    public Database take() {
      var clone = MysqlClones.this.take();
      server.run(
          "%s cannot be filled".formatted(clone.name()),
          clone.name(),
          (connection, name) -> {
            var known = rows(connection);
            known.fill(connection, changed.name(), name, changed.tables(), changed.counters());
          });
      return clone;
    }

    @Override
    public Clones like(Database clone) {
      return MysqlClones.this.like(clone);
    }

    @Override
    public void close() {}
  }
}
