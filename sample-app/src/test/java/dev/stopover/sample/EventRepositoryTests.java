package dev.stopover.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.junit.MigratedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

@MigratedDatabase(
    models = {Venue.class, Event.class},
    engines = {"postgres:17", "mysql:9.7"},
    migrations = "classpath:db/migration/{vendor}")
class EventRepositoryTests {

  private static final LocalDateTime NOON = LocalDateTime.of(2030, 6, 1, 12, 0);

  @Test
  void findsUpcomingEventsOfACity(DataSource database) throws SQLException {
    var venues = new VenueRepository(database);
    var events = new EventRepository(database);
    int hall = venues.add("Town Hall", "1 Market Street", "Bath", 400);
    int barn = venues.add("The Barn", "Long Lane", "Wells", 90);
    events.add("Past", null, NOON.minusDays(1), hall);
    events.add("Later", "With an interval", NOON.plusHours(8), hall);
    events.add("Sooner", null, NOON, hall);
    events.add("Elsewhere", null, NOON, barn);

    assertThat(events.upcoming("Bath", NOON))
        .extracting(Event::name)
        .containsExactly("Sooner", "Later");
    assertThat(events.upcoming("Bath", NOON).get(1))
        .satisfies(
            event -> {
              assertThat(event.description()).isEqualTo("With an interval");
              assertThat(event.startAt()).isEqualTo(NOON.plusHours(8));
              assertThat(event.venueId()).isEqualTo(hall);
              assertThat(event.createdAt()).as("the server's default").isNotNull();
            });
  }

  @Test
  void findsAVenueByItsId(DataSource database) throws SQLException {
    var venues = new VenueRepository(database);

    int id = venues.add("Town Hall", "1 Market Street", "Bath", 400);

    assertThat(venues.find(id)).get().extracting(Venue::name).isEqualTo("Town Hall");
    assertThat(venues.find(id + 1_000)).isEmpty();
  }

  @Test
  void anEventNeedsAVenue(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "INSERT INTO events (name, start_at, venue_id)"
                          + " VALUES ('Nowhere', '2030-06-01 12:00:00', 4711)"))
          .isInstanceOfAny(PSQLException.class, SQLIntegrityConstraintViolationException.class)
          .hasMessageContaining("events_venue_id_fkey");
    }
  }
}
