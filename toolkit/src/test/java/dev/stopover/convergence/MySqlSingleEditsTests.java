package dev.stopover.convergence;

/** Whatever is changed alone is seen, by both ways of looking. */
final class MySqlSingleEditsTests extends SingleEditsContract {

  private static final String SCHEMA =
      """
      CREATE TABLE parent (id bigint AUTO_INCREMENT PRIMARY KEY, code varchar(10));
      CREATE TABLE t (
        id bigint NOT NULL AUTO_INCREMENT,
        name varchar(50) NOT NULL DEFAULT 'n',
        note text,
        price decimal(10,2) DEFAULT 0,
        mood enum('sad','ok') DEFAULT 'ok',
        flags set('x','y'),
        moment datetime(3),
        changed datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
        clock time(3),
        bits bit(8),
        born year,
        data varbinary(10),
        doc json,
        spot point NOT NULL SRID 4326,
        doubled decimal(12,2) AS (price * 2) STORED,
        tripled decimal(12,2) AS (price * 3) VIRTUAL,
        parent_id bigint,
        PRIMARY KEY (id),
        UNIQUE KEY names (name),
        KEY by_note (note(10), price DESC),
        KEY by_upper ((upper(name))),
        FULLTEXT KEY words (note) WITH PARSER ngram,
        SPATIAL KEY spots (spot),
        CONSTRAINT positive CHECK (price >= 0),
        CONSTRAINT to_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE) COMMENT 'a table';
      CREATE TABLE plain (a int, b text);
      CREATE TABLE loose (a int, b int, spot point SRID 4326, PRIMARY KEY (a, b));
      CREATE TABLE measured (at int NOT NULL, n int) PARTITION BY RANGE (at) (
        PARTITION p1 VALUES LESS THAN (2025), PARTITION p2 VALUES LESS THAN (2026));
      CREATE VIEW seen AS SELECT id, name FROM t WHERE price > 1;
      CREATE TRIGGER before_all BEFORE INSERT ON t FOR EACH ROW SET NEW.name = 'x';
      CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2;
      CREATE PROCEDURE clean(IN n bigint) DELETE FROM plain WHERE a = n;
      CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO DELETE FROM plain;
      """;

  private static final String EDITS =
      """
      CREATE TABLE made (id int);
      DROP TABLE plain;
      RENAME TABLE plain TO simple;
      ALTER TABLE plain COMMENT 'it''s plain';
      ALTER TABLE t COMMENT '';
      ALTER TABLE plain ENGINE = MyISAM;
      ALTER TABLE plain ROW_FORMAT = COMPRESSED;
      ALTER TABLE plain DEFAULT CHARACTER SET latin1;
      ALTER TABLE plain COLLATE utf8mb4_bin;
      ALTER TABLE plain CONVERT TO CHARACTER SET latin1;
      ALTER TABLE plain STATS_PERSISTENT = 1;
      ALTER TABLE plain MAX_ROWS = 77;
      ALTER TABLE plain ADD COLUMN c int;
      ALTER TABLE plain ADD COLUMN c int FIRST;
      ALTER TABLE plain ADD COLUMN c int AFTER a;
      ALTER TABLE plain ADD COLUMN c int NOT NULL DEFAULT 3;
      ALTER TABLE plain DROP COLUMN b;
      ALTER TABLE plain RENAME COLUMN b TO c;
      ALTER TABLE plain MODIFY b text FIRST;
      ALTER TABLE plain MODIFY a int NOT NULL;
      ALTER TABLE plain MODIFY a int DEFAULT 1;
      ALTER TABLE plain MODIFY a int DEFAULT (1 + 1);
      ALTER TABLE plain MODIFY a int COMMENT 'a "number"';
      ALTER TABLE plain MODIFY a int INVISIBLE;
      ALTER TABLE plain MODIFY a bigint;
      ALTER TABLE plain MODIFY a int unsigned;
      ALTER TABLE plain MODIFY a int(5) ZEROFILL;
      ALTER TABLE plain MODIFY a tinyint(1);
      ALTER TABLE plain MODIFY b mediumtext;
      ALTER TABLE plain MODIFY b varchar(40);
      ALTER TABLE plain MODIFY b text COLLATE utf8mb4_bin;
      ALTER TABLE plain MODIFY b text CHARACTER SET latin1;
      ALTER TABLE plain MODIFY b json;
      ALTER TABLE t MODIFY name varchar(60) NOT NULL DEFAULT 'n';
      ALTER TABLE t MODIFY name varchar(50) DEFAULT 'n';
      ALTER TABLE t MODIFY name varchar(50) NOT NULL;
      ALTER TABLE t MODIFY name varchar(50) NOT NULL DEFAULT 'm';
      ALTER TABLE t MODIFY mood enum('sad','ok','happy') DEFAULT 'ok';
      ALTER TABLE t MODIFY mood enum('ok','sad') DEFAULT 'ok';
      ALTER TABLE t MODIFY flags set('x','y','z');
      ALTER TABLE t MODIFY moment datetime(6);
      ALTER TABLE t MODIFY moment timestamp(3) NULL;
      ALTER TABLE t MODIFY changed datetime DEFAULT CURRENT_TIMESTAMP;
      ALTER TABLE t MODIFY changed datetime ON UPDATE CURRENT_TIMESTAMP;
      ALTER TABLE t MODIFY clock time(0);
      ALTER TABLE t MODIFY bits bit(9);
      ALTER TABLE t MODIFY born year DEFAULT 2000;
      ALTER TABLE loose MODIFY spot point SRID 0;
      ALTER TABLE loose MODIFY spot geometry SRID 4326;
      ALTER TABLE t MODIFY data varbinary(11);
      ALTER TABLE t MODIFY doubled decimal(12,2) AS (price * 3) STORED;
      ALTER TABLE t MODIFY tripled decimal(12,2) AS (price * 3) VIRTUAL NOT NULL;
      ALTER TABLE t MODIFY tripled decimal(12,2) AS (price * 4) VIRTUAL;
      ALTER TABLE t MODIFY id bigint NOT NULL;
      ALTER TABLE t MODIFY price decimal(11,2) DEFAULT 0;
      ALTER TABLE t MODIFY price decimal(10,2) DEFAULT 0.5;
      ALTER TABLE plain ADD PRIMARY KEY (a);
      ALTER TABLE loose DROP PRIMARY KEY;
      ALTER TABLE loose DROP PRIMARY KEY, ADD PRIMARY KEY (b, a);
      ALTER TABLE loose DROP PRIMARY KEY, ADD PRIMARY KEY (a);
      ALTER TABLE plain ADD KEY by_a (a);
      ALTER TABLE plain ADD UNIQUE KEY by_a (a);
      ALTER TABLE t DROP KEY by_note;
      ALTER TABLE t RENAME INDEX by_note TO by_notes;
      ALTER TABLE t DROP KEY by_note, ADD KEY by_note (note(11), price DESC);
      ALTER TABLE t DROP KEY by_note, ADD KEY by_note (note(10), price);
      ALTER TABLE t DROP KEY by_note, ADD KEY by_note (price DESC, note(10));
      ALTER TABLE t DROP KEY by_note, ADD UNIQUE KEY by_note (note(10), price DESC);
      ALTER TABLE t DROP KEY by_note, ADD KEY by_note (note(10), price DESC) COMMENT 'k';
      ALTER TABLE t ALTER INDEX by_note INVISIBLE;
      ALTER TABLE t DROP KEY names, ADD KEY names (name);
      ALTER TABLE t DROP KEY by_upper, ADD KEY by_upper ((lower(name)));
      ALTER TABLE t DROP KEY words; ALTER TABLE t ADD FULLTEXT KEY words (note);
      ALTER TABLE t DROP KEY words;
      ALTER TABLE t DROP KEY spots;
      ALTER TABLE t DROP FOREIGN KEY to_parent;
      ALTER TABLE t DROP FOREIGN KEY to_parent; ALTER TABLE t ADD CONSTRAINT to_parent FOREIGN KEY (parent_id) REFERENCES parent (id);
      ALTER TABLE t DROP FOREIGN KEY to_parent; ALTER TABLE t ADD CONSTRAINT to_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE SET NULL;
      ALTER TABLE t DROP FOREIGN KEY to_parent; ALTER TABLE t ADD CONSTRAINT to_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE;
      ALTER TABLE t DROP FOREIGN KEY to_parent, ADD CONSTRAINT to_mother FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE;
      ALTER TABLE t DROP CHECK positive;
      ALTER TABLE t DROP CHECK positive, ADD CONSTRAINT positive CHECK (price > 0);
      ALTER TABLE t ALTER CHECK positive NOT ENFORCED;
      ALTER TABLE t DROP CHECK positive, ADD CONSTRAINT plus CHECK (price >= 0);
      ALTER TABLE measured ADD PARTITION (PARTITION p3 VALUES LESS THAN (2030));
      ALTER TABLE measured DROP PARTITION p1;
      ALTER TABLE measured REMOVE PARTITIONING;
      ALTER TABLE measured PARTITION BY HASH (n) PARTITIONS 3;
      CREATE OR REPLACE VIEW seen AS SELECT id, name FROM t WHERE price > 2;
      CREATE OR REPLACE VIEW seen AS SELECT id, name, note FROM t WHERE price > 1;
      CREATE OR REPLACE ALGORITHM = TEMPTABLE VIEW seen AS SELECT id, name FROM t WHERE price > 1;
      CREATE OR REPLACE SQL SECURITY INVOKER VIEW seen AS SELECT id, name FROM t WHERE price > 1;
      CREATE OR REPLACE VIEW seen AS SELECT id, name FROM t WHERE price > 1 WITH LOCAL CHECK OPTION;
      DROP VIEW seen;
      DROP TRIGGER before_all;
      DROP TRIGGER before_all; CREATE TRIGGER before_all BEFORE INSERT ON t FOR EACH ROW SET NEW.name = 'y';
      DROP TRIGGER before_all; CREATE TRIGGER before_all BEFORE UPDATE ON t FOR EACH ROW SET NEW.name = 'x';
      DROP TRIGGER before_all; CREATE TRIGGER before_all AFTER INSERT ON t FOR EACH ROW SET @x = 1;
      CREATE TRIGGER another BEFORE INSERT ON t FOR EACH ROW PRECEDES before_all SET NEW.note = 'x';
      DROP FUNCTION twice;
      DROP FUNCTION twice; CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n + n;
      DROP FUNCTION twice; CREATE FUNCTION twice(n int) RETURNS bigint DETERMINISTIC RETURN n * 2;
      DROP FUNCTION twice; CREATE FUNCTION twice(m int) RETURNS int DETERMINISTIC RETURN m * 2;
      DROP FUNCTION twice; CREATE FUNCTION twice(n int) RETURNS int NOT DETERMINISTIC NO SQL RETURN n * 2;
      ALTER FUNCTION twice SQL SECURITY INVOKER;
      ALTER FUNCTION twice COMMENT 'doubles';
      ALTER FUNCTION twice READS SQL DATA;
      DROP PROCEDURE clean;
      DROP PROCEDURE clean; CREATE PROCEDURE clean(IN n int) DELETE FROM plain WHERE a = n;
      DROP PROCEDURE clean; CREATE PROCEDURE clean(INOUT n bigint) DELETE FROM plain WHERE a = n;
      DROP EVENT nightly;
      ALTER EVENT nightly DISABLE;
      ALTER EVENT nightly ON SCHEDULE EVERY 2 DAY STARTS '2030-01-01 00:00:00';
      ALTER EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2031-01-01 00:00:00';
      ALTER EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' ENDS '2040-01-01 00:00:00';
      ALTER EVENT nightly ON COMPLETION PRESERVE;
      ALTER EVENT nightly COMMENT 'at night';
      ALTER EVENT nightly DO DELETE FROM plain WHERE a = 8;
      """;

  /** Another version is tested by {@code -Dstopover.mysql=…}. */
  MySqlSingleEditsTests() {
    super(System.getProperty("stopover.mysql", "mysql:9.7"), SCHEMA, EDITS);
  }
}
