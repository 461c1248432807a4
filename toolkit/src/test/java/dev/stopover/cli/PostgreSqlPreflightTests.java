package dev.stopover.cli;

import java.util.List;

class PostgreSqlPreflightTests extends PreflightContract {

  PostgreSqlPreflightTests() {
    super("postgres:17");
  }

  @Override
  String notNull(String column) {
    return "ALTER TABLE members ALTER COLUMN " + column + " SET NOT NULL";
  }

  @Override
  String bringNickBack() {
    return "ALTER TABLE members ADD COLUMN nick varchar(9)";
  }

  @Override
  List<String> manyThings() {
    return List.of(
        "CREATE SCHEMA sales",
        "CREATE TYPE mood AS ENUM ('fine', 'tired')",
        "CREATE DOMAIN sales.positive AS int CHECK (VALUE > 0)",
        "CREATE SEQUENCE numbers START 7 INCREMENT 3",
        """
        CREATE TABLE sales.orders (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          member_id int NOT NULL REFERENCES members ON DELETE CASCADE,
          mood mood DEFAULT 'fine', amount sales.positive NOT NULL,
          placed timestamptz DEFAULT now(), twice int GENERATED ALWAYS AS (member_id * 2) STORED,
          CONSTRAINT at_least CHECK (amount > 3)) PARTITION BY HASH (id)
        """,
        "CREATE TABLE sales.orders_0 PARTITION OF sales.orders FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
        "CREATE TABLE sales.orders_1 PARTITION OF sales.orders FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
        "CREATE INDEX by_member ON sales.orders (member_id DESC) INCLUDE (amount) WHERE amount > 9",
        "CREATE VIEW adults AS SELECT id FROM members WHERE age > 17",
        "CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM sales.orders",
        """
        CREATE FUNCTION grow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.age := NEW.age + 1; RETURN NEW; END $$
        """,
        "CREATE TRIGGER older BEFORE UPDATE ON members FOR EACH ROW EXECUTE FUNCTION grow()",
        "ALTER TABLE members ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY grown ON members USING (age > 17)",
        "COMMENT ON TABLE members IS 'who''s in'");
  }
}
