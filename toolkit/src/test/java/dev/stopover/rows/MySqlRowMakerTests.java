package dev.stopover.rows;

final class MySqlRowMakerTests extends RowMakerContract {

  MySqlRowMakerTests() {
    super("mysql:9.7");
  }

  @Override
  String[] everyType() {
    return new String[] {
      """
      CREATE TABLE every (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
        a1 tinyint, a2 tinyint unsigned, a3 smallint, a4 mediumint unsigned, a5 int, a6 int unsigned,
        a7 bigint, a8 decimal(10,2), a9 decimal(3,3) unsigned, b1 float, b2 double, b3 bit(5),
        b4 boolean NOT NULL, c1 char, c2 char(3), c3 varchar(2), c4 text NOT NULL, c5 tinytext,
        c6 longtext, c7 binary(16), c8 varbinary(9), c9 blob, d1 date, d2 time(3), d3 datetime(6),
        d4 timestamp NULL, d5 year, d6 json, d7 enum('good', 'it''s bad') NOT NULL,
        d8 set('a', 'b'), d9 point, e1 linestring, e2 polygon, e3 geometry, e4 varchar(9) CHARACTER SET ascii,
        twice int GENERATED ALWAYS AS (a1 * 2) STORED)
      """,
      """
      CREATE TABLE parts (day date NOT NULL, id int NOT NULL, PRIMARY KEY (id, day))
      PARTITION BY RANGE (year(day)) (PARTITION p0 VALUES LESS THAN (2002),
        PARTITION p1 VALUES LESS THAN (2003))
      """
    };
  }
}
