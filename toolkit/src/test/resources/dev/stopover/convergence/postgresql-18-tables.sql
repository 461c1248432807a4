-- case: keys without overlaps
CREATE EXTENSION btree_gist;
CREATE TABLE a (id int, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE b (id int, during daterange, FOREIGN KEY (id, PERIOD during) REFERENCES a (id, PERIOD during));
-- to
CREATE EXTENSION btree_gist;
CREATE TABLE a (id int, during daterange, UNIQUE (id, during WITHOUT OVERLAPS));
CREATE TABLE b (id bigint, during daterange);
-- case: constraints that are not enforced
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE a (x int CHECK (x > 0) NOT ENFORCED, y int REFERENCES p NOT ENFORCED);
-- to
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE a (x int CHECK (x > 0), y int REFERENCES p);
-- case: virtual columns
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x * 2), z int GENERATED ALWAYS AS (x) VIRTUAL);
-- to
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x * 2) STORED, z int);
-- case: named, invalid and own not null constraints
CREATE TABLE a (a int CONSTRAINT has_a NOT NULL, b int CONSTRAINT has_b NOT NULL NO INHERIT, c int, d int, e int CONSTRAINT "E ""x" NOT NULL);
ALTER TABLE a ADD CONSTRAINT has_c NOT NULL c NOT VALID;
ALTER TABLE a ADD CONSTRAINT a_d_not_null NOT NULL d NOT VALID;
-- to
CREATE TABLE a (a int NOT NULL, b int NOT NULL, c int CONSTRAINT has_c NOT NULL, d int NOT NULL, e int);
