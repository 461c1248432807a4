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

  @Override
  String strange() {
    return """
        CREATE TABLE `order` (`select` int PRIMARY KEY, `Class` varchar(20) NOT NULL,
          `int` bigint, `1st` date, `a,b` int, `with "quotes"` int, `with ``ticks``` int,
          `getClass` smallint, `übergrößen` float, `!` double, hash_code int,
          toString text, `class_` varchar(20) COMMENT '\\\\"*/ \\\\u000a \ttab\n\nnew lines');
        CREATE INDEX `Strange Index` ON `order` (`Class`, `class_` DESC);
        CREATE TABLE order_items (
          b int NOT NULL, a int NOT NULL, `order` int NOT NULL,
          PRIMARY KEY (b, a), FOREIGN KEY (`order`) REFERENCES `order` (`select`));
        CREATE TABLE `order-items` (id int PRIMARY KEY, `default` int DEFAULT 7);
        CREATE TABLE 2fa (id binary(16) PRIMARY KEY, self binary(16), twin binary(16) UNIQUE,
          FOREIGN KEY (self) REFERENCES 2fa (id), FOREIGN KEY (twin) REFERENCES 2fa (id));
        CREATE TABLE string (id varchar(10) PRIMARY KEY, object varchar(10),
          FOREIGN KEY (object) REFERENCES string (id));
        CREATE TABLE `column` (id bigint PRIMARY KEY, `table` bigint, KEY (`table`),
          CONSTRAINT `to itself` FOREIGN KEY (`table`) REFERENCES `column` (id));
        CREATE TABLE foreign_key (id int PRIMARY KEY, jakarta int, kotlin int, dev int,
          FOREIGN KEY (dev) REFERENCES foreign_key (id) ON DELETE CASCADE);
        CREATE TABLE keyless (a int, b text);
        """;
  }

  @Override
  String beyondAnnotations() {
    return """
        CREATE TABLE person (
          id int NOT NULL AUTO_INCREMENT PRIMARY KEY, salary decimal(10, 2),
          taxes decimal(10, 2) GENERATED ALWAYS AS (salary * 0.19) STORED,
          low varchar(20) COLLATE utf8mb4_bin NOT NULL, latin varchar(20) CHARACTER SET latin1,
          place point NOT NULL SRID 4326, words text, flags set('a', 'b'), small tinyint unsigned,
          secret int INVISIBLE, data json, since year, fits bit(3),
          KEY (low(5)), FULLTEXT KEY in_words (words), SPATIAL KEY in_place (place),
          UNIQUE KEY lowered ((lower(low))), KEY hidden (since) INVISIBLE,
          CONSTRAINT paid CHECK (salary > 0) NOT ENFORCED
        ) COLLATE utf8mb4_general_ci;
        CREATE TABLE pair (a int, b int, other_a int, other_b int, person int,
          PRIMARY KEY (a, b), FOREIGN KEY (other_a, other_b) REFERENCES pair (a, b),
          FOREIGN KEY (person) REFERENCES person (id) ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE TABLE log (id bigint AUTO_INCREMENT, at datetime NOT NULL, PRIMARY KEY (id, at))
          PARTITION BY RANGE (YEAR(at)) (PARTITION p0 VALUES LESS THAN (2020),
                                         PARTITION p1 VALUES LESS THAN MAXVALUE);
        CREATE VIEW paid AS SELECT id, salary FROM person WHERE salary > 1;
        CREATE FUNCTION tax(salary decimal(10, 2)) RETURNS decimal(10, 2) DETERMINISTIC
          RETURN salary * 0.19;
        DELIMITER //
        CREATE TRIGGER touched BEFORE INSERT ON person FOR EACH ROW
        BEGIN
          SET NEW.salary = 1;
          SET NEW.small = 1;
        END//
        DELIMITER ;
        """;
  }

  @Override
  String inOurOwnWords() {
    return """
        CREATE TABLE state (id int PRIMARY KEY, price decimal(10, 2), amount int,
          total decimal(12, 2) GENERATED ALWAYS AS (price * amount) STORED,
          label varchar(99) AS (concat(state, ' it''s ', price)) COMMENT 'made',
          state enum('DRAFT', 'open') NOT NULL DEFAULT 'DRAFT', other enum('DRAFT', 'open'),
          data json, mail varchar(80), words text, parent int,
          FOREIGN KEY (parent) REFERENCES state (id) ON DELETE SET NULL ON UPDATE CASCADE,
          UNIQUE KEY mail_of_all ((lower(mail)), amount DESC), KEY begins (mail(5)),
          FULLTEXT KEY in_words (words));
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
