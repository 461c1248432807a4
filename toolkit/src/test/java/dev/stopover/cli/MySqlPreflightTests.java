package dev.stopover.cli;

import java.util.List;

class MySqlPreflightTests extends PreflightContract {

  MySqlPreflightTests() {
    super("mysql:9.7");
  }

  @Override
  String notNull(String column) {
    return "ALTER TABLE members MODIFY " + column + " int NOT NULL";
  }

  @Override
  String bringNickBack() {
    return "ALTER TABLE members ADD COLUMN nick varchar(9) AFTER id";
  }

  @Override
  List<String> manyThings() {
    return List.of(
        "ALTER DATABASE CHARACTER SET latin1",
        """
        CREATE TABLE orders (
          id bigint AUTO_INCREMENT PRIMARY KEY, member_id int NOT NULL, mood enum('fine','tired'),
          amount int NOT NULL, placed datetime(3) DEFAULT CURRENT_TIMESTAMP(3),
          twice int GENERATED ALWAYS AS (amount * 2) STORED, note varchar(80) CHARACTER SET utf8mb4,
          CONSTRAINT at_least CHECK (amount > 3), KEY by_note (note(10) DESC), FULLTEXT KEY words (note),
          CONSTRAINT of_member FOREIGN KEY (member_id) REFERENCES members (id) ON DELETE CASCADE)
          COMMENT 'who''s in'
        """,
        "CREATE VIEW adults AS SELECT id FROM members WHERE age > 17",
        "CREATE PROCEDURE clean() DELETE FROM orders WHERE amount = 4",
        "CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2",
        "CREATE TRIGGER older BEFORE UPDATE ON members FOR EACH ROW SET NEW.age = NEW.age + 1",
        "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO DELETE FROM orders");
  }
}
