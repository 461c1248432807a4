package dev.stopover.sample;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** Keep venues, in SQL that PostgreSQL and MySQL share. */
public final class VenueRepository {

  private final DataSource database;

  /** Keep venues in a database. */
  public VenueRepository(DataSource database) {
    this.database = database;
  }

  /** Add a venue and return its id. */
  public int add(String name, String address, String city, int capacity) throws SQLException {
    var sql = "INSERT INTO venues (name, address, city, capacity) VALUES (?, ?, ?, ?)";
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql, new String[] {"id"})) {
      statement.setString(1, name);
      statement.setString(2, address);
      statement.setString(3, city);
      statement.setInt(4, capacity);
      statement.executeUpdate();
      try (var keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getInt(1);
      }
    }
  }

  /** Return the venue of an id. */
  public Optional<Venue> find(int id) throws SQLException {
    var sql = "SELECT id, name, address, city, capacity, created_at FROM venues WHERE id = ?";
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setInt(1, id);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(venue(rows)) : Optional.empty();
      }
    }
  }

  private static Venue venue(ResultSet row) throws SQLException {
    return new Venue(
        row.getInt("id"),
        row.getString("name"),
        row.getString("address"),
        row.getString("city"),
        row.getInt("capacity"),
        row.getObject("created_at", LocalDateTime.class));
  }
}
