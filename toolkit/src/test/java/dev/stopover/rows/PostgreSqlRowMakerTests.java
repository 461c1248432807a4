package dev.stopover.rows;

final class PostgreSqlRowMakerTests extends RowMakerContract {

  PostgreSqlRowMakerTests() {
    super("postgres:17");
  }

  @Override
  String[] everyType() {
    return new String[] {
      "CREATE TYPE mood AS ENUM ('good', 'it''s bad')",
      "CREATE TYPE pair AS (a int, b text)",
      "CREATE DOMAIN percent AS int CHECK (VALUE BETWEEN 0 AND 100)",
      "CREATE DOMAIN mail AS text CHECK (VALUE LIKE '%@%.%')",
      """
      CREATE TABLE every (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number serial,
        a1 smallint, a2 integer, a3 bigint, a4 numeric, a5 numeric(10,2), a6 numeric(3,3), a7 real,
        a8 double precision, a9 money, b1 boolean NOT NULL, b2 char, b3 char(3), b4 varchar,
        b5 varchar(2), b6 text NOT NULL, b7 name, c1 bytea, c2 date, c3 time, c4 timetz,
        c5 timestamp, c6 timestamptz(3), c7 interval, c8 uuid, d1 json, d2 jsonb, d3 xml, d4 inet,
        d5 cidr, d6 macaddr, d7 bit(5), d8 varbit(9), d9 point, e1 line, e2 lseg, e3 box, e4 path,
        e5 polygon, e6 circle, e7 tsvector, e8 tsquery, e9 int4range, f1 tstzrange, f2 int[],
        f3 text[] NOT NULL, f4 mood NOT NULL, f5 mood[], f6 percent NOT NULL, f7 mail NOT NULL,
        f8 pair, f9 numeric(5,0), g1 int8multirange, g2 macaddr8, g3 oid,
        twice int GENERATED ALWAYS AS (a1 * 2) STORED)
      """,
      "CREATE TABLE parts (day date NOT NULL, id int NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE (day)",
      "CREATE TABLE parts_2024 PARTITION OF parts FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')"
    };
  }
}
