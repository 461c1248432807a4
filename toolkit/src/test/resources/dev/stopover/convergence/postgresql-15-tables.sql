-- case: unique with nulls, and foreign keys that set some columns
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE a (a int, b int, UNIQUE NULLS NOT DISTINCT (a, b), FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b));
CREATE UNIQUE INDEX i ON a (b) NULLS NOT DISTINCT;
CREATE UNLOGGED SEQUENCE s;
CREATE TABLE n (x numeric(3, -2), y numeric(2, 5));
-- to
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE a (a int, b int, UNIQUE (a, b), FOREIGN KEY (a, b) REFERENCES p ON DELETE SET DEFAULT (a, b));
CREATE UNIQUE INDEX i ON a (b);
CREATE SEQUENCE s;
CREATE TABLE n (x numeric(4, -2), y numeric(2, 4));
-- case: identities that outlive a crash unlike their tables
CREATE UNLOGGED TABLE a (a int GENERATED ALWAYS AS IDENTITY, b int GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE a_b_seq SET LOGGED;
CREATE TABLE b (a int GENERATED ALWAYS AS IDENTITY);
-- to
CREATE UNLOGGED TABLE a (a int GENERATED ALWAYS AS IDENTITY, b int GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE a_a_seq SET LOGGED;
CREATE TABLE b (a int GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE b_a_seq SET UNLOGGED;
-- case: compression and multiranges
CREATE TABLE a (a text COMPRESSION pglz, b int4multirange, c tstzmultirange[]);
-- to
CREATE TABLE a (a text, b int8multirange, c text);
-- case: publications of chosen rows and columns
CREATE TABLE a (a int PRIMARY KEY, b int, c text);
CREATE PUBLICATION p FOR TABLE a (a, c) WHERE (a > 5) WITH (publish = 'insert');
-- to
CREATE TABLE a (a int PRIMARY KEY, b int, c text);
CREATE PUBLICATION p FOR TABLE a (a, b) WHERE (b IS NOT NULL OR c <> 'it''s') WITH (publish = 'insert');
-- case: a schema that is missing
CREATE SCHEMA app;
CREATE TABLE app.t (id serial PRIMARY KEY, x int REFERENCES app.t);
-- to
DROP SCHEMA public;
CREATE SCHEMA app;
CREATE TABLE app.t (id serial PRIMARY KEY, x bigint);
-- case: ranges whose function is written anew
CREATE TYPE tr AS RANGE (subtype = time);
CREATE FUNCTION fdiff(float8, float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE TYPE fr AS RANGE (subtype = float8, subtype_diff = fdiff);
CREATE TABLE t (a tr, b fr, c tr[], EXCLUDE USING gist (a WITH &&));
CREATE DOMAIN dr AS tr CHECK (NOT isempty(VALUE));
CREATE TABLE u (x dr);
-- to
CREATE TYPE tr AS RANGE (subtype = timetz);
CREATE FUNCTION fdiff(float8, float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT $2 - $1';
CREATE TYPE fr AS RANGE (subtype = float8, subtype_diff = fdiff, multirange_type_name = fms);
CREATE TABLE t (a tr, b fr, c tr[], m fms, EXCLUDE USING gist (a WITH -|-));
CREATE DOMAIN dr AS tr CHECK (NOT isempty(VALUE) AND VALUE IS NOT NULL);
CREATE TABLE u (x dr);
-- case: a function takes another type under everything
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TABLE t (a integer DEFAULT f(1), b integer CHECK (f(b) > 0), c integer GENERATED ALWAYS AS (f(a)) STORED, EXCLUDE USING btree (f(a) WITH =));
CREATE INDEX ti ON t (f(b)) WHERE f(a) > 0;
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT f(x) AS y FROM v;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (f(a) > 1) WITH CHECK (f(b) > 2);
CREATE RULE r AS ON INSERT TO v DO INSTEAD INSERT INTO t (a) VALUES (f(new.x));
CREATE DOMAIN d AS integer CHECK (f(VALUE) > 0) DEFAULT f(3);
CREATE TABLE u (d d, ds d[]);
CREATE STATISTICS s ON f(a), b FROM t;
CREATE TABLE pt (a integer) PARTITION BY LIST (f(a));
CREATE TABLE pt1 PARTITION OF pt FOR VALUES IN (1);
CREATE FUNCTION g(x integer DEFAULT f(2)) RETURNS integer LANGUAGE sql AS 'SELECT f(x)';
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tg BEFORE UPDATE ON t FOR EACH ROW WHEN (f(NEW.a) > 3) EXECUTE FUNCTION tf();
-- to
CREATE FUNCTION f(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TABLE t (a bigint DEFAULT f(1), b integer CHECK (f(b) > 0), c bigint GENERATED ALWAYS AS (f(a)) STORED, EXCLUDE USING btree (f(a) WITH =));
CREATE INDEX ti ON t (f(b)) WHERE f(a) > 0;
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT f(x) AS y FROM v;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (f(a) > 1) WITH CHECK (f(b) > 2);
CREATE RULE r AS ON INSERT TO v DO INSTEAD INSERT INTO t (a) VALUES (f(new.x));
CREATE DOMAIN d AS integer CHECK (f(VALUE) > 0) DEFAULT f(3);
CREATE TABLE u (d d, ds d[]);
CREATE STATISTICS s ON f(a), b FROM t;
CREATE TABLE pt (a integer) PARTITION BY LIST (f(a));
CREATE TABLE pt1 PARTITION OF pt FOR VALUES IN (1);
CREATE FUNCTION g(x bigint DEFAULT f(2)) RETURNS bigint LANGUAGE sql AS 'SELECT f(x)';
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tg BEFORE UPDATE ON t FOR EACH ROW WHEN (f(NEW.a) > 3) EXECUTE FUNCTION tf();
-- case: a function returns another type under everything
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TABLE t (a integer DEFAULT f(1), b integer CHECK (f(b) > 0), c integer GENERATED ALWAYS AS (f(a)) STORED);
CREATE INDEX ti ON t (f(b)) WHERE f(a) > 0;
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE DOMAIN d AS integer CHECK (f(VALUE) > 0) DEFAULT f(3);
CREATE TABLE u (d d, ds d[]);
CREATE TYPE c AS (d d);
CREATE TABLE w (c c[]);
CREATE TABLE pt (a integer) PARTITION BY LIST (f(a));
CREATE TABLE pt1 PARTITION OF pt FOR VALUES IN (1);
CREATE AGGREGATE ag(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = f);
CREATE VIEW va AS SELECT ag(a) AS s FROM t;
-- to
CREATE FUNCTION f(integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1::bigint';
CREATE TABLE t (a integer DEFAULT f(1), b integer CHECK (f(b) > 0), c integer GENERATED ALWAYS AS (f(a)) STORED);
CREATE INDEX ti ON t (f(b)) WHERE f(a) > 0;
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE DOMAIN d AS integer CHECK (f(VALUE) > 0) DEFAULT f(3);
CREATE TABLE u (d d, ds d[]);
CREATE TYPE c AS (d d);
CREATE TABLE w (c c[]);
CREATE TABLE pt (a integer) PARTITION BY LIST (f(a));
CREATE TABLE pt1 PARTITION OF pt FOR VALUES IN (1);
CREATE AGGREGATE ag(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = f);
CREATE VIEW va AS SELECT ag(a) AS s FROM t;
-- case: defaults that call what reads their own tables
CREATE TABLE a (id int DEFAULT 1 PRIMARY KEY, n text);
CREATE FUNCTION next_a() RETURNS int BEGIN ATOMIC SELECT coalesce(max(id), 0) + 1 FROM a; END;
ALTER TABLE a ALTER id SET DEFAULT next_a();
CREATE VIEW v AS SELECT id, next_a() AS next FROM a;
CREATE TABLE b (id int PRIMARY KEY, n int);
-- to
CREATE TABLE a (id bigint PRIMARY KEY, n varchar(10) DEFAULT 'x');
CREATE FUNCTION next_a() RETURNS bigint BEGIN ATOMIC SELECT coalesce(max(id), 0) + 1 FROM a WHERE n <> 'y'; END;
ALTER TABLE a ALTER id SET DEFAULT next_a();
CREATE VIEW v AS SELECT id, next_a() AS next FROM a;
CREATE TABLE b (id bigint PRIMARY KEY, n int);
CREATE FUNCTION next_b() RETURNS bigint BEGIN ATOMIC SELECT coalesce(max(id), 0) + 1 FROM b; END;
ALTER TABLE b ALTER id SET DEFAULT next_b();
-- case: serials that outlive a crash unlike their tables
CREATE TABLE s (id serial); ALTER SEQUENCE s_id_seq SET UNLOGGED;
CREATE UNLOGGED TABLE u (id serial);
CREATE TABLE b (id serial);
-- to
CREATE TABLE s (id serial);
CREATE UNLOGGED TABLE u (id serial); ALTER SEQUENCE u_id_seq SET LOGGED;
CREATE UNLOGGED TABLE b (id serial);
-- case: other types under storage and compression
CREATE DOMAIN small_int AS int CHECK (VALUE > 0);
CREATE TABLE a (id numeric, t text, v varchar(10), b bytea);
ALTER TABLE a ALTER id SET STORAGE EXTERNAL, ALTER t SET STORAGE EXTERNAL, ALTER t SET COMPRESSION pglz;
ALTER TABLE a ALTER v SET STORAGE MAIN, ALTER b SET STORAGE PLAIN;
-- to
CREATE DOMAIN small_int AS int CHECK (VALUE > 0);
CREATE TABLE a (id small_int, t varchar(30), v varchar(20), b text);
ALTER TABLE a ALTER t SET STORAGE EXTERNAL, ALTER t SET COMPRESSION pglz;
ALTER TABLE a ALTER v SET STORAGE MAIN;
-- case: compression, storage and options of columns of families
CREATE TABLE p (t text, u text, w text);
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ALTER u SET STORAGE EXTERNAL, ALTER u SET COMPRESSION pglz, ALTER w SET STORAGE MAIN;
CREATE TABLE parted (k int, t text, u text) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF parted DEFAULT;
-- to
CREATE TABLE p (t text, u varchar(30), w varchar(9));
CREATE TABLE c () INHERITS (p);
ALTER TABLE ONLY p ALTER t SET (n_distinct = 5);
ALTER TABLE ONLY c ALTER u SET STORAGE EXTERNAL, ALTER u SET COMPRESSION pglz;
CREATE TABLE parted (k int, t text, u varchar(5)) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF parted DEFAULT;
ALTER TABLE ONLY parted ALTER t SET COMPRESSION pglz, ALTER u SET STORAGE EXTERNAL;
-- case: a new column with compression, and another collation under it, in partitions
CREATE TABLE p (k int, y text COMPRESSION pglz COLLATE "C") PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p DEFAULT;
-- to
CREATE TABLE p (k int, y text COMPRESSION pglz COLLATE "POSIX", x text COMPRESSION pglz) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p DEFAULT;
