package dev.stopover.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MySqlGenerateTests extends GenerateContract {

  MySqlGenerateTests() {
    super("mysql:9.7");
  }

  @Override
  String plain() {
    return """
        CREATE TABLE venue (
          id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
          name varchar(255) NOT NULL,
          city varchar(80),
          capacity int NOT NULL DEFAULT 0,
          latitude decimal(9,6),
          UNIQUE KEY name_and_city (name, city),
          CONSTRAINT positive CHECK (capacity >= 0)
        ) COMMENT 'Where it''s at: */ "quoted" \\\\u0041
        second line';
        CREATE TABLE event (
          id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
          code binary(16) NOT NULL UNIQUE,
          title text NOT NULL COMMENT 'shown',
          venue_id int NOT NULL,
          starts_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
          doors time,
          poster longblob,
          parent bigint unsigned,
          sold_out boolean NOT NULL DEFAULT false,
          changed_at timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
          state enum('draft', 'it''s on'),
          KEY event_by_start (venue_id, starts_at DESC),
          FOREIGN KEY (venue_id) REFERENCES venue (id) ON DELETE CASCADE,
          CONSTRAINT part_of FOREIGN KEY (parent) REFERENCES event (id)
        );
        """;
  }

  @Test
  void classSaysWhatAnnotationsCan() {
    assertThat(text(generate(plain()), "Event"))
        .contains(
            """
              @Column(name = "changed_at", columnDefinition = "timestamp ON UPDATE CURRENT_TIMESTAMP")
              @ServerDefault("CURRENT_TIMESTAMP")
              private Instant changedAt;

              @Column(columnDefinition = "enum('draft','it''s on')")
              private String state;
            """,
            """
                indexes = @Index(name = "event_by_start", columnList = "venue_id, starts_at DESC")
            """,
            """
              @Column(name = "venue_id")
              @References(value = Venue.class, onDelete = ForeignKey.Action.CASCADE)
              private int venueId;
            """);
  }
}
