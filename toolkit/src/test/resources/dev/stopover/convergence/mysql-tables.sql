-- case: a column is added beside one whose default varies
CREATE TABLE t (id int PRIMARY KEY, a char(36) DEFAULT (uuid()), b varchar(60), c int, KEY (b));
INSERT INTO t (id, b) VALUES (1, 'x'), (2, 'y');
-- to
CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, b varchar(50) NOT NULL DEFAULT (concat('x', uuid())),
  d double DEFAULT (rand()), a varchar(36) DEFAULT (uuid()), UNIQUE KEY (b));
-- case: checks with text on a latin1 column, and a later change
CREATE TABLE p (id INT PRIMARY KEY);
CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(10) CHARACTER SET latin1, CONSTRAINT c CHECK (s <> 'abc'));
-- to
CREATE TABLE p (id INT PRIMARY KEY);
CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(10) CHARACTER SET latin1, p INT, CONSTRAINT c CHECK (s <> 'abd'),
  CONSTRAINT d CHECK (s IN ('x', 'ü')), CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id), KEY k (s));
-- case: a check with text is new, with a trigger and a column
CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(10) CHARACTER SET latin1);
-- to
CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(10) CHARACTER SET latin1, u VARCHAR(36) DEFAULT (uuid()), n INT AS (id + 1),
  CONSTRAINT d CHECK (s IN ('x', 'ü'))) COMMENT = 'c';
-- case: a new column whose default varies, under a trigger
CREATE TABLE l (n INT);
CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(10), changed TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP);
CREATE TRIGGER tu BEFORE UPDATE ON t FOR EACH ROW INSERT INTO l VALUES (1);
CREATE TRIGGER tu2 AFTER UPDATE ON t FOR EACH ROW INSERT INTO l VALUES (2);
-- to
CREATE TABLE l (n INT);
CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(10), u CHAR(36) NOT NULL DEFAULT (uuid()), changed TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP);
CREATE TRIGGER tu BEFORE UPDATE ON t FOR EACH ROW INSERT INTO l VALUES (1);
CREATE TRIGGER tu2 AFTER UPDATE ON t FOR EACH ROW INSERT INTO l VALUES (2);
-- case: zero dates as defaults
SET sql_mode = '';
CREATE TABLE t (id INT PRIMARY KEY, d DATE DEFAULT '0000-00-00', e DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00');
-- to
SET sql_mode = '';
CREATE TABLE t (id INT PRIMARY KEY, d DATE DEFAULT '2000-00-00', e DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00', f TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00');
-- case: words of columns and keys
CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(10), c VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci, d INT COLUMN_FORMAT DYNAMIC, e INT SECONDARY_ENGINE_ATTRIBUTE '{"a": 1}', g TEXT, KEY x (a) USING BTREE, KEY y (a), KEY z (b) INVISIBLE, FULLTEXT KEY w (g)) SECONDARY_ENGINE_ATTRIBUTE = '{"b": 1}';
-- to
CREATE TABLE t (id INT, a INT, b VARCHAR(10) CHARACTER SET utf8mb4, c VARCHAR(10), d INT COLUMN_FORMAT FIXED, e INT SECONDARY_ENGINE_ATTRIBUTE '{"a": 2}', g TEXT, KEY x (a), KEY y (a) USING BTREE, KEY z (b), FULLTEXT KEY w (g) WITH PARSER ngram, PRIMARY KEY (id) USING BTREE) SECONDARY_ENGINE_ATTRIBUTE = '{"b": 2}';
-- case: attributes of keys
CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, KEY x (a) SECONDARY_ENGINE_ATTRIBUTE '{"a": 1}', KEY y (b) COMMENT 'y', UNIQUE KEY u (a, b) INVISIBLE SECONDARY_ENGINE_ATTRIBUTE '{"c": 1}', KEY n (b, id) COMMENT 'same' INVISIBLE);
-- to
CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT, KEY x (a) SECONDARY_ENGINE_ATTRIBUTE '{"a": 2}', KEY y (b) COMMENT 'z', UNIQUE KEY u (a, b), KEY n (b, id) COMMENT 'same');
-- case: an index that nobody sees any more
CREATE TABLE t (id INT PRIMARY KEY, a INT, KEY x (a));
-- to
CREATE TABLE t (id INT PRIMARY KEY, a INT, KEY x (a) INVISIBLE);
-- case: backslashes that are plain
SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES');
CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20) DEFAULT 'a\b' COMMENT 'c\d', CONSTRAINT k CHECK (a <> 'x\y')) COMMENT = 'e\f';
CREATE VIEW v AS SELECT 'a\n' AS x;
CREATE PROCEDURE p() SELECT 'a\b';
-- to
CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20) DEFAULT 'a\\b' COMMENT 'c\\d', CONSTRAINT k CHECK (a <> 'x\\y')) COMMENT = 'e\\f';
CREATE VIEW v AS SELECT 'a\\n' AS x;
CREATE PROCEDURE p() SELECT 'a\\b';
-- case: a key and its target become another type, with the index that the server made
CREATE TABLE p (id INT PRIMARY KEY);
CREATE TABLE c (id INT PRIMARY KEY, p_id INT, q_id INT, FOREIGN KEY (p_id) REFERENCES p (id), FOREIGN KEY (q_id) REFERENCES p (id));
-- to
CREATE TABLE p (id BIGINT PRIMARY KEY);
CREATE TABLE c (id INT PRIMARY KEY, p_id BIGINT, q_id BIGINT, FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE CASCADE, FOREIGN KEY (q_id) REFERENCES p (id));
-- case: a key goes whose name the next one takes
CREATE TABLE p (id INT PRIMARY KEY);
CREATE TABLE c (a INT, b INT, FOREIGN KEY (a) REFERENCES p (id), FOREIGN KEY (b) REFERENCES p (id));
-- to
CREATE TABLE p (id INT PRIMARY KEY);
CREATE TABLE c (a INT, b INT, FOREIGN KEY (b) REFERENCES p (id));
-- case: an index on a computed column that is made anew
CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT AS (a + 1), c INT AS (b * 2) STORED, KEY k (b), KEY l (c), UNIQUE KEY m (c, a));
-- to
CREATE TABLE t (id INT PRIMARY KEY, a BIGINT, b BIGINT AS (a + 2), c INT AS (b * 2) STORED, KEY k (b), KEY l (c) INVISIBLE, UNIQUE KEY m (c, a));
-- case: a spatial key that stays while its column changes
CREATE TABLE t (id INT PRIMARY KEY, g GEOMETRY NOT NULL SRID 0, h POINT NOT NULL SRID 4326, SPATIAL KEY s (g), SPATIAL KEY i (h));
-- to
CREATE TABLE t (id INT PRIMARY KEY, g POINT NOT NULL SRID 4326, h POINT NOT NULL SRID 3857, SPATIAL KEY s (g), SPATIAL KEY i (h) INVISIBLE);
-- case: block size of a key
CREATE TABLE t (id INT, a INT, KEY k (id) KEY_BLOCK_SIZE = 1024, KEY l (a)) ENGINE = MyISAM;
-- to
CREATE TABLE t (id INT, a INT, KEY k (id) KEY_BLOCK_SIZE = 2048, KEY l (a) KEY_BLOCK_SIZE = 1024) ENGINE = MyISAM;
-- case: one column makes room for another
CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(8000), b VARCHAR(8000), c TEXT);
-- to
CREATE TABLE t (id INT PRIMARY KEY, n VARCHAR(4000), a VARCHAR(8000), b TEXT, c VARCHAR(4000));
-- case: an event whose comment has a plain backslash
SET sql_mode = 'NO_BACKSLASH_ESCAPES';
CREATE EVENT e ON SCHEDULE EVERY 1 HOUR STARTS '2030-01-01 00:00:00' DISABLE COMMENT 'x\y''s' DO SELECT 'c:\';
-- to
SET sql_mode = '';
CREATE EVENT e ON SCHEDULE EVERY 1 HOUR STARTS '2030-01-01 00:00:00' DISABLE COMMENT 'x\\y''s' DO SELECT 'c:\\';
-- case: a database with another collation than usual
ALTER DATABASE CHARACTER SET latin1;
CREATE TABLE t (a VARCHAR(10));
CREATE TABLE u (a VARCHAR(10)) CHARSET utf8mb4;
-- to
ALTER DATABASE CHARACTER SET latin1;
CREATE TABLE t (a VARCHAR(10)) CHARSET utf8mb4;
CREATE TABLE u (a VARCHAR(20));
CREATE TABLE v (a VARCHAR(10), b VARCHAR(10) CHARACTER SET latin1) COLLATE utf8mb4_0900_ai_ci;
CREATE TABLE w (a VARCHAR(10)) COLLATE utf8mb4_bin;
-- case: a table with a zero date changes in something else
SET sql_mode = '';
CREATE TABLE t (id INT PRIMARY KEY, d DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00', a INT);
CREATE TABLE u (d TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00') CHARSET latin1;
CREATE TABLE v (d DATE NOT NULL DEFAULT '0000-00-00');
-- to
SET sql_mode = '';
CREATE TABLE t (id INT PRIMARY KEY, d DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00', a INT, b INT, KEY k (a), CONSTRAINT f FOREIGN KEY (a) REFERENCES t (id)) COMMENT = 'c';
CREATE TABLE u (d TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00') CHARSET utf8mb3;
-- case: a column of a foreign key is required, and another becomes smaller
CREATE TABLE p (id INT PRIMARY KEY, n INT, UNIQUE KEY u (n));
CREATE TABLE c (id INT PRIMARY KEY, a INT, b INT, s VARCHAR(2000), t TEXT, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT g FOREIGN KEY (b) REFERENCES p (n));
-- to
CREATE TABLE p (n INT NOT NULL, id INT PRIMARY KEY, s VARCHAR(5), UNIQUE KEY u (n)) ROW_FORMAT = COMPRESSED;
CREATE TABLE c (id INT PRIMARY KEY, b INT NOT NULL, a INT NOT NULL, s TEXT, t VARCHAR(2000), CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT g FOREIGN KEY (b) REFERENCES p (n));
-- case: tables that put others together
CREATE TABLE a (id INT NOT NULL, x VARCHAR(10), KEY (id)) ENGINE = MyISAM;
CREATE TABLE b (id INT NOT NULL, x VARCHAR(10), KEY (id)) ENGINE = MyISAM;
CREATE TABLE all_of_them (id INT NOT NULL, x VARCHAR(10), KEY (id)) ENGINE = MERGE UNION = (a, b) INSERT_METHOD = LAST;
CREATE TABLE none (id INT NOT NULL) ENGINE = MERGE;
-- to
CREATE TABLE a (id INT NOT NULL, x VARCHAR(20), KEY (id)) ENGINE = MyISAM;
CREATE TABLE c (id INT NOT NULL, x VARCHAR(20), KEY (id)) ENGINE = MyISAM;
CREATE TABLE all_of_them (id INT NOT NULL, x VARCHAR(20), KEY (id)) ENGINE = MERGE UNION = (a, c) INSERT_METHOD = FIRST;
CREATE TABLE none (id BIGINT NOT NULL);
-- case: labels that are bytes
CREATE TABLE t (a ENUM('x', 'y') CHARACTER SET binary, b SET('x'));
-- to
CREATE TABLE t (a ENUM('x', 'y'), b SET('x', 'y') CHARACTER SET binary, c ENUM('z') CHARACTER SET binary);
-- case: keys to tables that are not there
SET foreign_key_checks = 0;
CREATE TABLE c (a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES missing (id));
-- to
SET foreign_key_checks = 0;
CREATE TABLE c (a INT, b INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES missing (id), CONSTRAINT g FOREIGN KEY (b) REFERENCES another (id));
CREATE TABLE d (a INT, CONSTRAINT h FOREIGN KEY (a) REFERENCES another (id));
-- case: a column that is filled by its default stays while another changes
CREATE TABLE t (id INT PRIMARY KEY, u CHAR(36) DEFAULT (uuid()), c TIMESTAMP NULL);
-- to
CREATE TABLE t (id INT PRIMARY KEY, u CHAR(36) DEFAULT (uuid()), c TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP);
-- case: objects of a client with the older Unicode
SET NAMES utf8mb3;
CREATE TABLE t (a VARCHAR(10));
CREATE VIEW v AS SELECT 'тест' AS `имя`;
CREATE PROCEDURE p() SELECT 'é';
CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'ü';
CREATE EVENT e ON SCHEDULE AT '2037-01-01 00:00:00' DO SELECT 'ß';
-- to
CREATE TABLE t (a VARCHAR(10));
CREATE VIEW v AS SELECT '😀' AS `имя`;
CREATE PROCEDURE p() SELECT '😀';
CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'ü';
CREATE EVENT e ON SCHEDULE AT '2037-01-01 00:00:00' DO SELECT 'ß';
-- case: the table that a key leads to is made
SET foreign_key_checks = 0;
CREATE TABLE b (id INT PRIMARY KEY, a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES a (id));
-- to
CREATE TABLE a (id INT PRIMARY KEY);
CREATE TABLE b (id INT PRIMARY KEY, a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES a (id));
-- case: the table that a key leads to is made, and the key is another
SET foreign_key_checks = 0;
CREATE TABLE b (id INT PRIMARY KEY, a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES a (id));
-- to
CREATE TABLE a (id INT PRIMARY KEY);
CREATE TABLE b (id INT PRIMARY KEY, a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE);
-- case: a key to what is not unique
SET restrict_fk_on_non_standard_key = 0;
CREATE TABLE p (a INT, b INT, c INT, KEY ab (a, b), UNIQUE KEY u (c));
CREATE TABLE k (a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (a));
-- to
SET restrict_fk_on_non_standard_key = 0;
CREATE TABLE p (a BIGINT, b INT, c INT, KEY ab (a, b), UNIQUE KEY u (c));
CREATE TABLE k (a BIGINT, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (a) ON DELETE CASCADE);
CREATE TABLE l (a INT, b INT, CONSTRAINT h FOREIGN KEY (a) REFERENCES p (c));
ALTER TABLE p ADD KEY (b);
ALTER TABLE l ADD CONSTRAINT g FOREIGN KEY (b) REFERENCES p (b);
-- case: a column that a secondary engine does not get
CREATE TABLE t (a INT, b INT NOT SECONDARY) SECONDARY_ENGINE = another;
-- to
CREATE TABLE t (a INT NOT SECONDARY, b INT);
-- case: comments where a backslash is a plain character
CREATE PROCEDURE p () COMMENT 'a\\b''c
d' SELECT 1;
-- to
SET sql_mode = 'NO_BACKSLASH_ESCAPES';
CREATE PROCEDURE p () COMMENT 'a\b''c
d\n\' SELECT 'a\b';
CREATE FUNCTION f () RETURNS INT DETERMINISTIC COMMENT 'x\' RETURN 1;
CREATE TABLE t (a VARCHAR(20));
CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'q\';
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' COMMENT 'k\' DO SELECT '\';
-- case: accounts with blanks and quotes
CREATE USER IF NOT EXISTS `a b`@`10.0.0.%`, `c``d"e`@`%`;
CREATE DEFINER = `a b`@`10.0.0.%` SQL SECURITY INVOKER VIEW v AS SELECT 1 AS a;
CREATE DEFINER = `a b`@`10.0.0.%` PROCEDURE p () SELECT 1;
-- to
CREATE USER IF NOT EXISTS `a b`@`10.0.0.%`, `c``d"e`@`%`;
CREATE DEFINER = `c``d"e`@`%` VIEW v AS SELECT 1 AS a;
CREATE DEFINER = `c``d"e`@`%` PROCEDURE p () SELECT 1;
CREATE DEFINER = `a b`@`10.0.0.%` VIEW w AS SELECT 2 AS a;
-- case: several fulltext keys at once, and a name that begins with a blank
CREATE TABLE t (a TEXT, FULLTEXT KEY f (a), ` b` INT);
-- to
CREATE TABLE t (a TEXT, FULLTEXT KEY g (a), FULLTEXT KEY h (a) WITH PARSER ngram, ` b` BIGINT, KEY (` b`));
-- case: a trigger whose text gets another character set
CREATE TABLE t (a VARCHAR(10));
CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = _latin1'x';
-- to
CREATE TABLE t (a VARCHAR(10));
CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'x';
