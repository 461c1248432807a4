package dev.stopover.junit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A schema whose migration leaves something that no other run of it leaves. */
final class Births {

  static final Map<String, String> SEEN = new ConcurrentHashMap<>();

  private Births() {}

  @Entity
  record Birth(@Id @Column(length = 36) String id) {}

  static List<String> of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id FROM birth")) {
      var ids = new ArrayList<String>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }
  }

  static void add(Connection connection) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO birth (id) VALUES (?)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.executeUpdate();
    }
  }
}
