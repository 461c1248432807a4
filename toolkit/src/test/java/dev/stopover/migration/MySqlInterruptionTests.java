package dev.stopover.migration;

import dev.stopover.server.Database;

final class MySqlInterruptionTests extends InterruptionContract {

  MySqlInterruptionTests() {
    super("mysql:9.7");
  }

  @Override
  void writeTheOneToInterrupt() {
    write(
        "V2__grow.sql",
        "SET foreign_key_checks = 0;",
        "CREATE TABLE item (id int PRIMARY KEY, shop int);",
        "INSERT INTO item VALUES (1, 1);",
        "ALTER TABLE item ADD FOREIGN KEY (shop) REFERENCES shop (id);",
        "INSERT INTO shop VALUES (1, 'a');",
        "CREATE VIEW items AS SELECT id FROM item;",
        "INSERT INTO item VALUES (2, 1);");
    write(
        "U2__grow.sql",
        "DROP VIEW items;",
        "DELETE FROM item WHERE id = 2;",
        "ALTER TABLE shop RENAME TO shops;",
        "DROP TABLE item;",
        "ALTER TABLE shops RENAME TO shop;",
        "DELETE FROM shop;");
  }

  @Override
  String kill(String session) {
    return "KILL " + session;
  }

  @Override
  String session() {
    return "SELECT connection_id()";
  }

  @Override
  String undecidable() {
    return "no statement here";
  }

  @Override
  boolean isThere(Database database, String problem) {
    throw new AssertionError("every statement of a transaction is known");
  }
}
