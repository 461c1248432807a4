package dev.stopover.sample;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keep events, in SQL that PostgreSQL and MySQL share. */
public final class EventRepository {

  private final DataSource database;

  /** Keep events in a database. */
  public EventRepository(DataSource database) {
    this.database = database;
  }

  /** Add an event and return its id. */
  public int add(String name, @Nullable String description, LocalDateTime startAt, int venueId)
      throws SQLException {
    var sql = "INSERT INTO events (name, description, start_at, venue_id) VALUES (?, ?, ?, ?)";
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql, new String[] {"id"})) {
      statement.setString(1, name);
      statement.setString(2, description);
      statement.setObject(3, startAt);
      statement.setInt(4, venueId);
      statement.executeUpdate();
      try (var keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getInt(1);
      }
    }
  }

  /** Return what starts in a city from a time on, the next first. */
  public List<Event> upcoming(String city, LocalDateTime from) throws SQLException {
    var sql =
        """
        SELECT e.id, e.name, e.description, e.start_at, e.venue_id, e.created_at
        FROM events e JOIN venues v ON v.id = e.venue_id
        WHERE v.city = ? AND e.start_at >= ?
        ORDER BY e.start_at, e.id""";
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, city);
      statement.setObject(2, from);
      try (var rows = statement.executeQuery()) {
        var events = new ArrayList<Event>();
        while (rows.next()) {
          events.add(event(rows));
        }
        return events;
      }
    }
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getInt("id"),
        row.getString("name"),
        row.getString("description"),
        row.getObject("start_at", LocalDateTime.class),
        row.getInt("venue_id"),
        row.getObject("created_at", LocalDateTime.class));
  }
}
