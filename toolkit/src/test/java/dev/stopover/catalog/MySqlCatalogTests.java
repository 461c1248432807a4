package dev.stopover.catalog;

import java.util.List;

final class MySqlCatalogTests extends CatalogContract {

  MySqlCatalogTests() {
    super("mysql:9.7");
  }

  @Override
  List<String> versions() {
    return List.of(
        "SELECT 1",
        """
        CREATE TABLE ignored (id int);
        CREATE TABLE `order` (
          id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
          `select` varchar(20) NOT NULL DEFAULT 'it''s; -- "x" \\\\' COMMENT 'a "column" \\\\ ''x''',
          `quo``ted` text COLLATE utf8mb4_bin,
          price decimal(10, 2) DEFAULT 0.5 CHECK (price > 0),
          made datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
          named varchar(50) DEFAULT (concat('it''s', '\\\\')),
          gross decimal(12, 2) GENERATED ALWAYS AS (price * 1.2) STORED,
          kind enum('a', 'b,c', 'it''s') DEFAULT 'b,c',
          flags bit(3) DEFAULT b'101',
          hidden int INVISIBLE,
          KEY by_name (`select`(5) DESC, made),
          KEY by_expression ((length(`select`) + 1), price),
          FULLTEXT KEY words (`quo``ted`),
          UNIQUE KEY (named),
          CONSTRAINT sane CHECK (`select` <> 'it''s \\\\')
        ) COMMENT 'it''s a table';
        """,
        """
        CREATE TABLE a (id int AUTO_INCREMENT PRIMARY KEY, b_id int, n int DEFAULT 1);
        CREATE TABLE b (id int AUTO_INCREMENT PRIMARY KEY, a_id int,
          FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE CASCADE);
        ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b_id) REFERENCES b (id) ON UPDATE SET NULL;
        CREATE TABLE Tree (id binary(16) PRIMARY KEY, parent binary(16), doc json,
          CONSTRAINT up FOREIGN KEY (parent) REFERENCES Tree (id)) COLLATE latin1_swedish_ci;
        """,
        """
        CREATE TABLE `with space.and dot` (
          `Größe in m²` varchar(50) DEFAULT ' padded ',
          `a-b` varchar(50) DEFAULT 'two\\nlines' COMMENT ' padded ',
          blank varchar(50) NOT NULL DEFAULT '',
          placeholder varchar(50) DEFAULT '${x} $$ %s',
          tiny tinyint(1) DEFAULT 1,
          medium mediumint unsigned,
          ch char(3) CHARACTER SET latin1,
          flags set('a', 'b', 'it''s'),
          born year DEFAULT 2020,
          at time(3) DEFAULT '10:00:00.000',
          day date DEFAULT '2020-01-01',
          made timestamp NULL DEFAULT '2020-01-01 00:00:00',
          ratio double DEFAULT 0.1,
          amount float,
          raw varbinary(20) DEFAULT 'abc',
          big longblob,
          place point NOT NULL SRID 4326,
          named varchar(20) GENERATED ALWAYS AS (concat(ch, 'it''s')) VIRTUAL COMMENT 'x',
          PRIMARY KEY (blank, `a-b`),
          UNIQUE KEY `a ``quoted`` name` (ch, tiny),
          KEY hidden (ratio) INVISIBLE COMMENT 'it''s',
          SPATIAL KEY places (place),
          CONSTRAINT later CHECK (ratio between 0 and 1) NOT ENFORCED
        ) COMMENT ' padded \\n and ''two'' lines ';
        CREATE TABLE referring (
          x varchar(50), y varchar(50),
          KEY to_it (x, y),
          CONSTRAINT it FOREIGN KEY (x, y) REFERENCES `with space.and dot` (blank, `a-b`)
            ON UPDATE RESTRICT ON DELETE CASCADE
        )
        """,
        """
        CREATE TABLE a (id int PRIMARY KEY, b_id bigint NOT NULL, n varchar(5) DEFAULT 'x');
        CREATE TABLE `order` (
          id int NOT NULL,
          `select` varchar(200),
          price decimal(12, 2),
          made datetime
        );
        CREATE INDEX made ON `order` (made)
        """);
  }
}
