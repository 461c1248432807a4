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
-- case: partitions whose columns are required by other names
CREATE TABLE p (a int CONSTRAINT pa NOT NULL, b int NOT NULL, c int) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE p2 (a int CONSTRAINT other_a NOT NULL, b int CONSTRAINT other_b NOT NULL, c int CONSTRAINT p2c NOT NULL);
ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20);
-- to
CREATE TABLE p (a int NOT NULL, b int, c int CONSTRAINT pcc NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE p2 (a int NOT NULL, b int CONSTRAINT other_b NOT NULL, c int CONSTRAINT p2c NOT NULL);
ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20);
-- case: tables that become and cease to be partitions, with columns that are required by their usual names
CREATE TABLE p (a int NOT NULL, b text NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE p2 (a int NOT NULL, b text NOT NULL);
CREATE TABLE p3 (a int NOT NULL, b text CONSTRAINT other NOT NULL);
-- to
CREATE TABLE p (a int NOT NULL, b text NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE p1 (a int NOT NULL, b text NOT NULL);
CREATE TABLE p2 (a int NOT NULL, b text NOT NULL);
ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20);
CREATE TABLE p3 (a int NOT NULL, b text NOT NULL);
ALTER TABLE p ATTACH PARTITION p3 FOR VALUES FROM (20) TO (30);
-- case: a partition that holds what its parent does not yet
CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
ALTER TABLE p ADD CONSTRAINT nn NOT NULL b NOT VALID;
-- to
CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
ALTER TABLE p ADD CONSTRAINT nn NOT NULL b NOT VALID;
ALTER TABLE p1 VALIDATE CONSTRAINT nn;
-- case: comments on what is required
CREATE TABLE t (a int CONSTRAINT foo NOT NULL, b int NOT NULL, c int NOT NULL);
COMMENT ON CONSTRAINT foo ON t IS 'no nulls';
COMMENT ON CONSTRAINT t_b_not_null ON t IS 'nor here';
COMMENT ON CONSTRAINT t_c_not_null ON t IS 'c';
-- to
CREATE TABLE t (a int CONSTRAINT foo2 NOT NULL, b int, d int);
COMMENT ON CONSTRAINT foo2 ON t IS 'x';
-- case: virtual columns of partitions
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2)) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t (b GENERATED ALWAYS AS (a * 3)) FOR VALUES FROM (1) TO (5);
CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (5) TO (9);
-- to
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2)) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (5);
CREATE TABLE t2 PARTITION OF t (b GENERATED ALWAYS AS (a * 4)) FOR VALUES FROM (5) TO (9);
-- case: virtual columns beside a check
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL, c text, d text GENERATED ALWAYS AS (upper(c)) VIRTUAL NOT NULL, e int GENERATED ALWAYS AS (a * 2) STORED, CHECK (b > 0));
CREATE VIEW v AS SELECT b, d, e FROM t;
-- to
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 2) VIRTUAL, c text, d text GENERATED ALWAYS AS (lower(c)) STORED, e int GENERATED ALWAYS AS (a * 2) VIRTUAL, CHECK (b > 0));
CREATE VIEW v AS SELECT b, d, e FROM t;
-- case: foreign tables that require
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a int CONSTRAINT fa NOT NULL, b int NOT NULL, c int GENERATED ALWAYS AS (a) VIRTUAL, CONSTRAINT ck CHECK (a > 0) NOT ENFORCED) SERVER s;
-- to
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a int CONSTRAINT fb NOT NULL, b int, c int GENERATED ALWAYS AS (a) STORED, CONSTRAINT ck CHECK (a > 0)) SERVER s;
-- case: a domain that requires
CREATE DOMAIN d AS int CONSTRAINT dn NOT NULL CONSTRAINT dc CHECK (VALUE > 0);
CREATE TABLE t (a d);
COMMENT ON CONSTRAINT dn ON DOMAIN d IS 'x';
-- to
CREATE DOMAIN d AS int NOT NULL CONSTRAINT dc CHECK (VALUE > 1);
CREATE TABLE t (a d);
-- case: a child that requires by another name than its parent
CREATE TABLE p (a int, b int CONSTRAINT pb NOT NULL);
CREATE TABLE c (d int, CONSTRAINT cb NOT NULL b) INHERITS (p);
CREATE TABLE e (b int, d int) INHERITS (p);
-- to
CREATE TABLE p (a int, b int CONSTRAINT pb NOT NULL, f int NOT NULL);
CREATE TABLE c (d int, CONSTRAINT cb NOT NULL b) INHERITS (p);
CREATE TABLE e (b int, d int) INHERITS (p);
ALTER TABLE c ADD CONSTRAINT ca NOT NULL a;
-- case: what only the parent requires becomes required of the child
CREATE TABLE p (a int, CONSTRAINT k CHECK (a > 0) NO INHERIT, CONSTRAINT nn NOT NULL a NO INHERIT);
CREATE TABLE c (b int) INHERITS (p);
-- to
CREATE TABLE p (a int, CONSTRAINT k CHECK (a > 0), CONSTRAINT nn NOT NULL a);
CREATE TABLE c (b int) INHERITS (p);
-- case: names of requirements change places
CREATE TABLE t (a integer CONSTRAINT x NOT NULL, b integer CONSTRAINT y NOT NULL, c integer CONSTRAINT z NOT NULL);
CREATE TABLE p (a integer CONSTRAINT n1 NOT NULL, b integer CONSTRAINT n2 NOT NULL);
CREATE TABLE c () INHERITS (p);
-- to
CREATE TABLE t (a integer CONSTRAINT y NOT NULL, b integer CONSTRAINT x NOT NULL, c integer CONSTRAINT q NOT NULL, d integer CONSTRAINT z NOT NULL);
CREATE TABLE p (a integer CONSTRAINT n2 NOT NULL, b integer CONSTRAINT n1 NOT NULL);
CREATE TABLE c () INHERITS (p);
-- case: names of requirements and of checks change places
CREATE TABLE t (a integer CONSTRAINT x NOT NULL, b integer, CONSTRAINT y CHECK (b > 0), CONSTRAINT k PRIMARY KEY (b));
CREATE DOMAIN d AS integer CONSTRAINT dn NOT NULL CONSTRAINT dc CHECK (VALUE > 0);
-- to
CREATE TABLE t (a integer CONSTRAINT y NOT NULL, b integer, CONSTRAINT x CHECK (b > 0), CONSTRAINT kk UNIQUE (b));
CREATE DOMAIN d AS integer CONSTRAINT dc NOT NULL CONSTRAINT dn CHECK (VALUE > 0);
-- case: another type of a column that may not be null under a name of the partition's own
CREATE TABLE p (k int NOT NULL, id int NOT NULL, n text) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p (PRIMARY KEY (id)) FOR VALUES FROM (1) TO (5);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (5) TO (9);
-- to
CREATE TABLE p (k int NOT NULL, id bigint NOT NULL, n text) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p (PRIMARY KEY (id)) FOR VALUES FROM (1) TO (5);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (5) TO (9);
