-- case: tables with storage parameters, unlogged, comments
CREATE TABLE a (id int PRIMARY KEY, t text) WITH (fillfactor = 70, autovacuum_enabled = off, toast.autovacuum_enabled = false);
CREATE UNLOGGED TABLE b (id int);
COMMENT ON TABLE a IS E'it''s a "table" \\ with $$dollars$$\nand lines';
-- to
CREATE TABLE a (id int PRIMARY KEY, t text) WITH (autovacuum_enabled = on, fillfactor = 80);
CREATE TABLE b (id int) WITH (autovacuum_vacuum_scale_factor = 0.05);
COMMENT ON TABLE b IS 'é';
-- case: an index calls what calls what is made later
CREATE TABLE a (id int PRIMARY KEY, name text);
CREATE TABLE z_words (w text PRIMARY KEY);
CREATE FUNCTION z_plural(n text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM w FROM public.z_words; RETURN n || 's'; END $$;
CREATE FUNCTION hash(n text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT md5(public.z_plural(n)) $$;
CREATE INDEX a_h ON a (hash(name));
CREATE UNIQUE INDEX a_u ON a (id) WHERE hash(name) <> '';
-- to
CREATE TABLE a (id int PRIMARY KEY, name text, x text);
CREATE FUNCTION other(n text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN n || 's'; END $$;
CREATE FUNCTION again(n text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT md5(public.other(n)) $$;
CREATE INDEX a_h ON a (again(name));
-- case: unique constraints over the same columns
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int);
ALTER TABLE t ADD CONSTRAINT uk_a UNIQUE (a);
ALTER TABLE t ADD CONSTRAINT uk_a_full UNIQUE (a) WITH (fillfactor = 70);
ALTER TABLE t ADD CONSTRAINT uk_id UNIQUE (id);
ALTER TABLE t ADD CONSTRAINT x_b EXCLUDE USING btree (b WITH =);
ALTER TABLE t ADD CONSTRAINT x_b2 EXCLUDE USING btree (b WITH =);
CREATE TABLE u (t int REFERENCES t (a));
-- to
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int);
CREATE TABLE u (t int REFERENCES t (a));
-- case: replica identity and cluster marker
CREATE TABLE a (id int PRIMARY KEY, k int NOT NULL);
CREATE UNIQUE INDEX a_k ON a (k);
ALTER TABLE a REPLICA IDENTITY USING INDEX a_k;
ALTER TABLE a CLUSTER ON a_pkey;
CREATE TABLE b (id int);
ALTER TABLE b REPLICA IDENTITY FULL;
-- to
CREATE TABLE a (id int PRIMARY KEY, k bigint NOT NULL, j int);
CREATE UNIQUE INDEX a_k ON a (k, id);
ALTER TABLE a REPLICA IDENTITY NOTHING;
ALTER TABLE a CLUSTER ON a_k;
CREATE TABLE b (id int);
-- case: the index of a replica identity is made anew
CREATE TABLE a (id int PRIMARY KEY, k int NOT NULL);
CREATE UNIQUE INDEX a_k ON a (k);
ALTER TABLE a REPLICA IDENTITY USING INDEX a_k;
-- to
CREATE TABLE a (id int PRIMARY KEY, k int NOT NULL);
CREATE UNIQUE INDEX a_k ON a (k) INCLUDE (id);
ALTER TABLE a REPLICA IDENTITY USING INDEX a_k;
-- case: every built-in type
CREATE TABLE a (
  c1 smallint, c2 int, c3 bigint, c4 numeric, c5 numeric(10), c6 numeric(10,3), c8 real, c9 double precision,
  c10 money, c11 varchar, c12 varchar(20), c13 char, c14 char(5), c15 text, c16 bytea, c17 "char", c18 name,
  c19 timestamp, c20 timestamp(3), c21 timestamptz, c22 timestamptz(0), c23 date, c24 time, c25 time(2),
  c26 timetz, c27 timetz(1), c28 interval, c29 interval(3), c30 interval year to month, c31 interval day to second(2),
  c32 boolean, c33 point, c34 line, c35 lseg, c36 box, c37 path, c38 polygon, c39 circle, c40 cidr, c41 inet,
  c42 macaddr, c43 macaddr8, c44 bit, c45 bit(3), c46 varbit, c47 varbit(7), c48 tsvector, c49 tsquery, c50 uuid,
  c51 xml, c52 json, c53 jsonb, c54 jsonpath, c55 int[], c56 varchar(5)[], c57 numeric(5,2)[][], c58 int4range,
  c59 int8range, c60 numrange, c61 tsrange, c62 tstzrange, c63 daterange, c64 pg_lsn, c65 oid, c66 regclass,
  c67 regproc, c68 regtype, c69 txid_snapshot, c70 pg_snapshot, c71 bpchar, c72 timestamptz(3)[], c73 regnamespace,
  c74 xid, c75 tid, c76 refcursor, c77 int2vector, c78 "bit", c79 interval hour[]
);
-- to
CREATE TABLE a (
  c1 int, c2 bigint, c3 numeric, c4 numeric(5), c5 numeric(12,2), c6 real, c8 double precision, c9 numeric(8,2),
  c10 numeric, c11 varchar(5), c12 varchar(200), c13 varchar(1), c14 text, c15 varchar(10), c16 text, c17 text, c18 text,
  c19 timestamptz, c20 timestamp(6), c21 timestamp, c22 date, c23 timestamp, c24 time(3), c25 timetz,
  c26 time, c27 text, c28 interval day, c29 time, c30 interval, c31 text,
  c32 int, c33 text, c34 text, c35 point, c36 circle, c37 polygon, c38 box, c39 point, c40 inet, c41 cidr,
  c42 macaddr8, c43 macaddr, c44 int, c45 varbit(3), c46 bit(4), c47 varbit, c48 text, c49 text, c50 text,
  c51 text, c52 jsonb, c53 json, c54 text, c55 bigint[], c56 text[], c57 int[], c58 int8range,
  c59 text, c60 text, c61 tstzrange, c62 tsrange, c63 text, c64 text, c65 bigint, c66 oid,
  c67 text, c68 text, c69 text, c70 text, c71 varchar(3), c72 date[], c73 text,
  c74 text, c75 text, c76 text, c77 text, c78 boolean, c79 text[]
);
-- case: type changes that need more
CREATE TABLE a (
  a text, b text DEFAULT '1', c varchar(10) DEFAULT 'x', d int DEFAULT 5, e boolean DEFAULT true, f int, g uuid,
  h int[], i text, j timestamp DEFAULT now(), k numeric(10,2) DEFAULT 1.5, l jsonb DEFAULT '{}', m bigint, n text[]
);
-- to
CREATE TABLE a (
  a int, b int DEFAULT 1, c varchar(20) DEFAULT 'x', d text DEFAULT '5', e int DEFAULT 1, f boolean, g int,
  h text, i jsonb DEFAULT '[]', j timestamptz DEFAULT now(), k numeric(12,2) DEFAULT 1.5, l text, m uuid, n int[]
);
-- case: collations, storage, statistics, options
CREATE TABLE a (a text COLLATE "C", b text, c text, d text, e varchar(5) COLLATE "POSIX");
ALTER TABLE a ALTER a SET STORAGE EXTERNAL, ALTER b SET STATISTICS 500, ALTER c SET (n_distinct = 5);
CREATE VIEW v AS SELECT b FROM a;
-- to
CREATE TABLE a (a text, b text, c text COLLATE "C", d text, e varchar(5));
ALTER TABLE a ALTER b SET STORAGE MAIN, ALTER b SET STATISTICS 0, ALTER c SET (n_distinct = -0.5, n_distinct_inherited = 7);
CREATE VIEW v AS SELECT b FROM a;
-- case: identity with options
CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 10 CACHE 5) PRIMARY KEY);
CREATE TABLE b (id bigint GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME own_numbers MINVALUE -5 MAXVALUE 99 CYCLE));
CREATE TABLE c (id smallint GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY -1));
COMMENT ON SEQUENCE own_numbers IS 'numbers of its own';
-- to
CREATE TABLE a (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY);
CREATE TABLE b (id bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 1000));
CREATE TABLE c (id int GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY -2 MINVALUE -1000));
-- case: serial, identity, plain, and between
CREATE TABLE a (id serial PRIMARY KEY, n int);
CREATE TABLE b (id int GENERATED ALWAYS AS IDENTITY, n int);
CREATE TABLE c (id bigserial, n smallserial);
CREATE TABLE d (id serial);
CREATE TABLE e (id serial);
CREATE TABLE f (id int NOT NULL);
-- to
CREATE TABLE a (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n serial);
CREATE TABLE b (id bigserial, n int);
CREATE TABLE c (id bigint NOT NULL, n smallint);
CREATE TABLE d (id bigserial);
CREATE TABLE e (id int);
CREATE TABLE f (id serial);
-- case: serial that was altered
CREATE TABLE a (id serial PRIMARY KEY);
ALTER TABLE a ALTER id TYPE bigint;
CREATE SEQUENCE b_numbers AS int START WITH 10 CACHE 3;
CREATE TABLE b (id bigint DEFAULT nextval('b_numbers'));
ALTER SEQUENCE b_numbers OWNED BY b.id;
CREATE TABLE c (id serial);
ALTER TABLE c ALTER id DROP NOT NULL;
COMMENT ON SEQUENCE b_numbers IS 'b''s';
-- to
CREATE TABLE a (id serial PRIMARY KEY);
CREATE TABLE b (id bigserial);
CREATE TABLE c (id serial);
ALTER SEQUENCE c_id_seq RENAME TO numbers_of_c;
-- case: sequences
CREATE SEQUENCE a;
CREATE SEQUENCE b AS smallint INCREMENT BY -1 CACHE 7 CYCLE;
CREATE SEQUENCE c START WITH 100 INCREMENT BY 50 MINVALUE 50 MAXVALUE 5000;
CREATE SEQUENCE e;
CREATE TABLE t (id int, other int DEFAULT nextval('e'));
CREATE SEQUENCE d OWNED BY t.id;
COMMENT ON SEQUENCE a IS 'a';
-- to
CREATE SEQUENCE a AS int MINVALUE 1000 START WITH 2000;
CREATE SEQUENCE b AS bigint;
CREATE SEQUENCE c;
CREATE SEQUENCE e START WITH 5;
CREATE TABLE t (id int DEFAULT nextval('e'), other int);
CREATE SEQUENCE d OWNED BY t.other;
COMMENT ON SEQUENCE d IS 'd';
-- case: generated columns and defaults
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x * 2) STORED, z int DEFAULT 1, w int GENERATED ALWAYS AS (x + 1) STORED, u date DEFAULT '2020-01-01', v interval DEFAULT '1 day', s text DEFAULT E'a\\b''c');
-- to
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x * 3) STORED, z int GENERATED ALWAYS AS (x) STORED, w int, u timestamptz DEFAULT '2020-01-01 00:00+00', v interval DEFAULT '2 hours', s text);
-- case: constraints
CREATE TABLE p (a int, b int, c int, PRIMARY KEY (a, b) INCLUDE (c), UNIQUE (b, c) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE a (
  a int, b int, r int4range, x int,
  CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES p MATCH FULL ON UPDATE CASCADE ON DELETE SET DEFAULT DEFERRABLE,
  CONSTRAINT x1 EXCLUDE USING gist (r WITH &&) WHERE (x > 0) DEFERRABLE,
  CONSTRAINT k1 CHECK (a > 0) NO INHERIT, CONSTRAINT u1 UNIQUE (x) WITH (fillfactor = 60)
);
ALTER TABLE a ADD CONSTRAINT k2 CHECK (b > 0) NOT VALID;
ALTER TABLE a ADD CONSTRAINT f2 FOREIGN KEY (a, b) REFERENCES p NOT VALID;
COMMENT ON CONSTRAINT k1 ON a IS 'why''s';
COMMENT ON CONSTRAINT u1 ON a IS 'unique';
COMMENT ON INDEX u1 IS 'its index';
-- to
CREATE TABLE p (a int, b int, c int, PRIMARY KEY (b, a), UNIQUE (b, c) DEFERRABLE);
CREATE TABLE a (
  a int, b int, r int4range, x int,
  CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES p (a, b) ON DELETE RESTRICT INITIALLY DEFERRED,
  CONSTRAINT x1 EXCLUDE USING gist (r WITH &&, int4range(x, x + 1) WITH =) WITH (fillfactor = 50),
  CONSTRAINT k1 CHECK (a > 0), CONSTRAINT u1 UNIQUE (x) DEFERRABLE, CONSTRAINT k2 CHECK (b > 0),
  CONSTRAINT f2 FOREIGN KEY (a, b) REFERENCES p (a, b)
);
COMMENT ON CONSTRAINT u1 ON a IS 'unique, deferrable';
-- case: indexes
CREATE TABLE a (a int, b text, c text, d jsonb, e int[], p point, "Mixed Case" text);
CREATE INDEX i1 ON a (a DESC NULLS LAST, lower(b) text_pattern_ops, c COLLATE "C") INCLUDE (e) WITH (fillfactor = 50) WHERE a > 0;
CREATE INDEX i2 ON a USING gin (d jsonb_path_ops);
CREATE INDEX i3 ON a USING gist (p);
CREATE INDEX i4 ON a USING hash (b);
CREATE INDEX i5 ON a USING brin (a) WITH (pages_per_range = 16);
CREATE UNIQUE INDEX "I Six" ON a ("Mixed Case", (a + 1));
CREATE INDEX i7 ON a USING spgist (p);
ALTER INDEX "I Six" ALTER COLUMN 2 SET STATISTICS 300;
COMMENT ON INDEX "I Six" IS 'six';
CREATE INDEX i8 ON a USING gin (to_tsvector('english', b));
-- to
CREATE TABLE a (a int, b text, c text, d jsonb, e int[], p point, "Mixed Case" text);
CREATE INDEX i1 ON a (a, lower(b), c) WHERE a > 1;
CREATE INDEX i2 ON a USING gin (d);
CREATE UNIQUE INDEX i4 ON a (b);
CREATE INDEX i5 ON a USING brin (a);
CREATE UNIQUE INDEX "I Six" ON a ("Mixed Case", (a + 1));
COMMENT ON INDEX "I Six" IS 'VI';
CREATE INDEX i7 ON a USING gist (p) WITH (buffering = off);
-- case: two schemas with the same names, and schemas with comments
CREATE SCHEMA one;
CREATE SCHEMA "Schema Two";
COMMENT ON SCHEMA one IS 'number ''one''';
CREATE TABLE one.t (id serial PRIMARY KEY, x int CONSTRAINT c CHECK (x > 0));
CREATE TABLE "Schema Two".t (id int PRIMARY KEY REFERENCES one.t, x text);
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, x int CONSTRAINT c CHECK (x > 1));
CREATE INDEX i ON one.t (x);
CREATE INDEX i ON "Schema Two".t (x);
CREATE INDEX i ON t (x);
CREATE SEQUENCE one.s;
CREATE TABLE one.u (id int DEFAULT nextval('one.s'), r int REFERENCES public.t);
-- to
CREATE SCHEMA one;
CREATE SCHEMA three;
COMMENT ON SCHEMA three IS 'third';
COMMENT ON SCHEMA public IS 'mine';
CREATE TABLE one.t (id serial PRIMARY KEY, x bigint CONSTRAINT c CHECK (x > 5));
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, x int CONSTRAINT c CHECK (x > 1));
CREATE INDEX i ON one.t (x DESC);
CREATE TABLE three.t (id int PRIMARY KEY REFERENCES one.t);
CREATE SEQUENCE one.s;
CREATE TABLE one.u (id bigint DEFAULT nextval('one.s'), r bigint);
-- case: ugly names
CREATE TABLE "select" ("Mixed Case" int DEFAULT 1, "a""quote" text, "é" int, "user" serial, PRIMARY KEY ("Mixed Case"));
CREATE INDEX "an ""index" ON "select" ("a""quote", "é" DESC);
CREATE TABLE "a""quote" (id int GENERATED BY DEFAULT AS IDENTITY, "table" int REFERENCES "select" ("Mixed Case"), CONSTRAINT "ch ""k" CHECK ("table" > 0));
COMMENT ON COLUMN "select"."a""quote" IS E'quote '' backslash \\ dollar $$ newline\n end';
COMMENT ON CONSTRAINT "ch ""k" ON "a""quote" IS 'c';
-- to
CREATE TABLE "select" ("Mixed Case" bigint DEFAULT 2, "a""quote" varchar(3), "é" int NOT NULL, "User" serial, PRIMARY KEY ("Mixed Case"));
CREATE TABLE "a""quote" (id int GENERATED ALWAYS AS IDENTITY, "table" bigint REFERENCES "select" ("Mixed Case"), CONSTRAINT "ch ""k" CHECK ("table" > 1));
COMMENT ON COLUMN "a""quote"."table" IS '${x} %s';
-- case: inheritance
CREATE TABLE p (id int NOT NULL, x int DEFAULT 1, CONSTRAINT pos CHECK (x > 0));
CREATE TABLE q (y text);
CREATE TABLE c (z int, own int) INHERITS (p, q);
ALTER TABLE c ALTER x SET DEFAULT 5;
ALTER TABLE c ALTER y SET NOT NULL;
CREATE TABLE g () INHERITS (c);
CREATE INDEX ON c (x);
COMMENT ON COLUMN c.x IS 'inherited';
-- to
CREATE TABLE p (id bigint NOT NULL, x int DEFAULT 2, n text DEFAULT 'new', CONSTRAINT pos CHECK (x > 1), CONSTRAINT len CHECK (id < 100));
CREATE TABLE q (y varchar(10));
CREATE TABLE c (z bigint, own int) INHERITS (p, q);
ALTER TABLE c ALTER x SET DEFAULT 6;
CREATE TABLE g (more int) INHERITS (c);
CREATE INDEX ON c (x);
-- case: a child gets another parent
CREATE TABLE p (id int);
CREATE TABLE q (id int);
CREATE TABLE c (x int) INHERITS (p);
-- to
CREATE TABLE p (id int);
CREATE TABLE q (id int);
CREATE TABLE c (x int) INHERITS (q);
-- case: range partitions
CREATE TABLE m (id int NOT NULL, at date NOT NULL, v int, PRIMARY KEY (id, at), CONSTRAINT pos CHECK (v > 0)) PARTITION BY RANGE (at);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE m_2 PARTITION OF m FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') WITH (fillfactor = 70);
CREATE TABLE m_d PARTITION OF m DEFAULT;
CREATE INDEX m_v ON m (v);
CREATE INDEX only_here ON m_1 (id);
-- to
CREATE TABLE m (id bigint NOT NULL, at date NOT NULL, v int, note text DEFAULT 'x' NOT NULL, PRIMARY KEY (at, id), CONSTRAINT pos CHECK (v > 1), CONSTRAINT small CHECK (v < 100)) PARTITION BY RANGE (at);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2020-01-01') TO ('2020-07-01');
CREATE TABLE m_2 PARTITION OF m FOR VALUES FROM ('2020-07-01') TO ('2022-01-01');
CREATE TABLE m_3 PARTITION OF m FOR VALUES FROM ('2022-01-01') TO (MAXVALUE);
CREATE INDEX m_v ON m (v DESC);
CREATE INDEX m_note ON m (note);
CREATE INDEX only_here ON m_2 (id);
-- case: list and hash partitions, and partitions of partitions
CREATE TABLE l (k text, n int, x serial) PARTITION BY LIST (k);
CREATE TABLE l_ab PARTITION OF l FOR VALUES IN ('a', 'b', NULL) PARTITION BY HASH (n);
CREATE TABLE l_ab_0 PARTITION OF l_ab FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE l_ab_1 PARTITION OF l_ab FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE l_rest (n int, k text, x int NOT NULL);
ALTER TABLE l ATTACH PARTITION l_rest DEFAULT;
CREATE UNIQUE INDEX l_u ON l (k, n);
CREATE INDEX l_n ON l (n);
ALTER INDEX l_ab_0_n_idx RENAME TO other_name;
ALTER TABLE l_rest ALTER x SET DEFAULT 5;
-- to
CREATE TABLE l (k text, n int, x serial) PARTITION BY LIST (k);
CREATE TABLE l_ab PARTITION OF l FOR VALUES IN ('a') PARTITION BY HASH (n);
CREATE TABLE l_ab_0 PARTITION OF l_ab FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE l_rest (n int, k text, x int NOT NULL);
ALTER TABLE l ATTACH PARTITION l_rest FOR VALUES IN ('b');
CREATE INDEX l_x ON l (x);
-- case: a table becomes a partition
CREATE TABLE m (id int, v int) PARTITION BY RANGE (id);
CREATE TABLE m_1 (id int, v int);
CREATE INDEX m_1_v_idx ON m_1 (v);
-- to
CREATE TABLE m (id int, v int) PARTITION BY RANGE (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10);
CREATE INDEX m_v_idx ON m (v);
-- case: an index of partitions comes and goes
CREATE TABLE m (id int, v int) PARTITION BY RANGE (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10);
CREATE TABLE m_2 PARTITION OF m FOR VALUES FROM (10) TO (20);
CREATE INDEX own_name ON m_1 (v);
-- to
CREATE TABLE m (id int, v int) PARTITION BY RANGE (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10);
CREATE TABLE m_2 PARTITION OF m FOR VALUES FROM (10) TO (20);
CREATE INDEX own_name ON m_1 (v);
CREATE INDEX m_v ON m (v);
ALTER TABLE m ADD PRIMARY KEY (id);
-- case: foreign keys to and from partitioned tables
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE m (id int, v int REFERENCES t, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10);
CREATE TABLE r (id int REFERENCES m);
-- to
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE m (id int, v int, w int, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10);
CREATE TABLE m_2 PARTITION OF m FOR VALUES FROM (10) TO (20);
ALTER TABLE m ADD CONSTRAINT w_fk FOREIGN KEY (w) REFERENCES t ON DELETE CASCADE;
ALTER TABLE m_1 ADD CONSTRAINT of_one FOREIGN KEY (v) REFERENCES t;
CREATE TABLE r (id int REFERENCES m ON DELETE CASCADE, m int REFERENCES m DEFERRABLE);
-- case: another partition key
CREATE TABLE m (id int, v int) PARTITION BY RANGE (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10);
-- to
CREATE TABLE m (id int, v int) PARTITION BY LIST ((v + 1));
CREATE TABLE m_1 PARTITION OF m FOR VALUES IN (5);
-- case: a table becomes partitioned
CREATE TABLE m (id int, v int);
CREATE VIEW seen AS SELECT v FROM m;
-- to
CREATE TABLE m (id bigint, v int) PARTITION BY HASH (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE VIEW seen AS SELECT v FROM m;
-- case: partition columns of its own
CREATE TABLE m (id int, v int DEFAULT 1, w int NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10);
ALTER TABLE m_1 ALTER v SET DEFAULT 7, ALTER v SET NOT NULL;
-- to
CREATE TABLE m (id int, v int DEFAULT 2, w int) PARTITION BY RANGE (id);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (1) TO (10);
ALTER TABLE m_1 ALTER v SET DEFAULT 7, ALTER w SET NOT NULL;
-- case: tables of a type
CREATE TYPE pair AS (a int, b text);
CREATE TABLE t OF pair (a WITH OPTIONS PRIMARY KEY, b WITH OPTIONS DEFAULT 'x');
CREATE TABLE u (a int, b text);
-- to
CREATE TYPE pair AS (a int, b text, c date);
CREATE TABLE t OF pair (a WITH OPTIONS NOT NULL);
CREATE TABLE u OF pair;
-- case: a view reads a column of another view's row type
CREATE TABLE t (id int, a int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TABLE u (id int, r v);
CREATE VIEW w AS SELECT id, (r).a FROM u;
-- to
CREATE TABLE t (id int, a text);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TABLE u (id int, r v);
CREATE VIEW w AS SELECT id, (r).a FROM u;
-- case: a column of a table's row type whose table changes a column
CREATE TABLE t (id int, a int);
CREATE TABLE u (id int, r t, rs t[]);
CREATE VIEW w AS SELECT id, (r).a FROM u;
-- to
CREATE TABLE t (id int, a bigint, b text);
CREATE TABLE u (id int, r t, rs t[]);
CREATE VIEW w AS SELECT id, (r).a FROM u;
-- case: a column of a view's row type whose view goes
CREATE TABLE t (id int, a int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TABLE u (id int, r v);
-- to
CREATE TABLE t (id int, a int);
CREATE TABLE u (id int, r int);
-- case: a column of a view's row type, and the view loses a column
CREATE TABLE t (id int, a int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TABLE u (id int, r v DEFAULT '(1,2)', rs v[], CHECK ((r).id > 0));
CREATE INDEX u_r ON u (((r).id));
CREATE FUNCTION f(v) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- to
CREATE TABLE t (id int, a int);
CREATE VIEW v AS SELECT id FROM t;
CREATE TABLE u (id int, r v DEFAULT '(1)', rs v[], CHECK ((r).id > 0));
CREATE INDEX u_r ON u (((r).id));
CREATE FUNCTION f(v) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- case: a standalone sequence of a column that becomes identity
CREATE SEQUENCE t_id_seq;
CREATE TABLE t (id bigint NOT NULL DEFAULT nextval('t_id_seq') + 0, n int);
-- to
CREATE TABLE t (id bigint NOT NULL GENERATED ALWAYS AS IDENTITY, n int);
-- case: an unowned sequence of a column that becomes identity
CREATE SEQUENCE t_id_seq;
CREATE TABLE t (id bigint NOT NULL DEFAULT nextval('t_id_seq'), n int);
CREATE TABLE x (id bigint NOT NULL DEFAULT nextval('t_id_seq'), n int);
-- to
CREATE TABLE t (id bigint NOT NULL GENERATED ALWAYS AS IDENTITY, n int);
CREATE TABLE x (id bigint NOT NULL, n int);
-- case: a view over an inherited table
CREATE TABLE p (id int, a int);
CREATE TABLE c (b int) INHERITS (p);
CREATE VIEW v AS SELECT * FROM c;
CREATE VIEW vp AS SELECT * FROM p;
-- to
CREATE TABLE p (id int, a bigint, z int);
CREATE TABLE c (b int) INHERITS (p);
CREATE VIEW v AS SELECT id, a, b FROM c;
CREATE VIEW vp AS SELECT * FROM p;
-- case: a column and a check that both declare
CREATE TABLE p (id int, a int, CONSTRAINT k CHECK (a > 0));
CREATE TABLE c (a int, b int, CONSTRAINT k CHECK (a > 0)) INHERITS (p);
CREATE TABLE d (a int DEFAULT 4 NOT NULL, b int) INHERITS (p);
-- to
CREATE TABLE p (id int, a bigint, CONSTRAINT k CHECK (a > 1));
CREATE TABLE c (a bigint, b int, CONSTRAINT k CHECK (a > 1)) INHERITS (p);
CREATE TABLE d (a bigint, b int) INHERITS (p);
-- case: both declare, and then only one
CREATE TABLE p (id int, a int, CONSTRAINT k CHECK (a > 0));
CREATE TABLE c (a int, b int, CONSTRAINT k CHECK (a > 0)) INHERITS (p);
-- to
CREATE TABLE p (id int);
CREATE TABLE c (a int, b int, CONSTRAINT k CHECK (a > 0)) INHERITS (p);
-- case: a column of both that the parent never had
CREATE TABLE p (id int);
CREATE TABLE c (b int) INHERITS (p);
-- to
CREATE TABLE p (id int, a int, CONSTRAINT k CHECK (a > 0));
CREATE TABLE c (b int, a int, CONSTRAINT k CHECK (a > 0)) INHERITS (p);
-- case: partitions with checks of their own
CREATE TABLE p (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p (CONSTRAINT k CHECK (a > 0)) FOR VALUES FROM (1) TO (2);
-- to
CREATE TABLE p (id int, a int, CONSTRAINT k CHECK (a > 0)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
-- case: an index on only a partitioned table
CREATE TABLE p (id int, a int, b int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (2) TO (3);
CREATE INDEX p_a ON ONLY p (a);
CREATE INDEX p_b ON ONLY p (b);
CREATE INDEX p1_b ON p1 (b);
ALTER INDEX p_b ATTACH PARTITION p1_b;
-- to
CREATE TABLE p (id int, a int, b int) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (2) TO (3);
CREATE INDEX p_a ON p (a);
CREATE INDEX p_b ON ONLY p (b);
CREATE INDEX p2_b ON p2 (b);
ALTER INDEX p_b ATTACH PARTITION p2_b;
-- case: composite attributes
CREATE TYPE addr AS (street text, city text, zip text);
CREATE TABLE t (id int, a addr, aa addr[]);
CREATE VIEW v AS SELECT id, (a).city FROM t;
-- to
CREATE TYPE addr AS (street varchar(40), city text);
CREATE TABLE t (id int, a addr, aa addr[]);
CREATE VIEW v AS SELECT id, (a).city FROM t;
-- case: identity becomes a standalone sequence and a serial another
CREATE TABLE t (id bigint NOT NULL GENERATED ALWAYS AS IDENTITY, n int);
CREATE TABLE u (id bigserial, n int);
CREATE TABLE w (id bigserial, n int);
-- to
CREATE SEQUENCE t_id_seq START 7;
CREATE TABLE t (id bigint NOT NULL DEFAULT nextval('t_id_seq'), n int);
CREATE SEQUENCE u_id_seq;
CREATE TABLE x (id bigint NOT NULL DEFAULT nextval('u_id_seq'), n int);
CREATE TABLE w (n int, m int);
CREATE SEQUENCE w_id_seq;
-- case: rows of a partitioned column and of a table that gets columns
CREATE TABLE t (id int, a int);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TABLE p (k int, r v, s t) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE VIEW w AS SELECT (r).a, (s).id FROM p;
COMMENT ON VIEW w IS 'w';
-- to
CREATE TABLE t (id int, a text, b text DEFAULT 'b', c int GENERATED ALWAYS AS (id + 1) STORED);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TABLE p (k int, r v, s t) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE VIEW w AS SELECT (r).a, (s).id FROM p;
COMMENT ON VIEW w IS 'w';
-- case: an enum made anew in a column of a partition
CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE p (k int, r e) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE TABLE q (k int, r e);
CREATE TABLE q1 () INHERITS (q);
-- to
CREATE TYPE e AS ENUM ('b', 'a');
CREATE TABLE p (k int, r e) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);
CREATE TABLE q (k int, r e);
CREATE TABLE q1 () INHERITS (q);
-- case: attributes come and go under views and comments
CREATE TYPE addr AS (street text, city text, "z ip" text);
COMMENT ON COLUMN addr."z ip" IS 'z';
CREATE TABLE t (id int, a addr, CHECK ((a)."z ip" <> ''));
CREATE INDEX t_zip ON t (((a)."z ip"));
CREATE VIEW v AS SELECT id, (a)."z ip" AS x FROM t;
COMMENT ON VIEW v IS 'v';
CREATE FUNCTION f(addr) RETURNS text LANGUAGE sql AS 'SELECT ($1).city';
-- to
CREATE TYPE addr AS (street text, city text, country text);
COMMENT ON COLUMN addr.city IS 'c';
CREATE TABLE t (id int, a addr, CHECK ((a).city <> ''));
CREATE INDEX t_zip ON t (((a).country));
CREATE VIEW v AS SELECT id, (a).city AS x FROM t;
COMMENT ON VIEW v IS 'v';
CREATE FUNCTION f(addr) RETURNS text LANGUAGE sql AS 'SELECT ($1).city';
-- case: a declared column goes and comes at both
CREATE TABLE p (id int);
CREATE TABLE c (b int) INHERITS (p);
-- to
CREATE TABLE p (id int, a int DEFAULT 3, CONSTRAINT k CHECK (a > 0));
CREATE TABLE c (b int, a int DEFAULT 4, CONSTRAINT k CHECK (a > 0)) INHERITS (p);
COMMENT ON COLUMN c.a IS 'own';
-- case: a declared column changes at both
CREATE TABLE p (id int, a int DEFAULT 3, CONSTRAINT k CHECK (a > 0));
CREATE TABLE c (b int, a int DEFAULT 4, CONSTRAINT k CHECK (a > 0)) INHERITS (p);
CREATE TABLE cc (a int) INHERITS (c);
-- to
CREATE TABLE p (id int, a bigint DEFAULT 5, CONSTRAINT k CHECK (a > 1));
CREATE TABLE c (b int, a bigint DEFAULT 5 NOT NULL, CONSTRAINT k CHECK (a > 1)) INHERITS (p);
CREATE TABLE cc (a bigint) INHERITS (c);
-- case: a column that only the child keeps, of another type
CREATE TABLE p (id int, a int DEFAULT 3);
CREATE TABLE c (b int, a int DEFAULT 4) INHERITS (p);
-- to
CREATE TABLE p (id int);
CREATE TABLE c (b int, a bigint DEFAULT 7) INHERITS (p);
-- case: what the server prints in other words than it was given, or would read otherwise
CREATE TABLE t (id integer, s varchar(20));
-- to
CREATE TABLE t (
  id integer,
  s varchar(20) DEFAULT 'a' CHECK (s IN ('a', 'it''s [1]', E'c\\d')),
  n bigint[] DEFAULT ARRAY[1, 2],
  v varchar(5)[] DEFAULT ARRAY['x', 'y'],
  p numeric(5,2)[] DEFAULT ARRAY[1.5],
  c char(3) CHECK (c NOT IN ('a', 'b')),
  g boolean GENERATED ALWAYS AS (s NOT IN ('x', 'y')) STORED,
  CHECK (id IN (1, 2) OR s IN ('y', 'z')),
  CHECK (id BETWEEN 1 AND 9 AND s <> ''),
  CHECK (s IN ('a', c, NULL)),
  CHECK ((id BETWEEN SYMMETRIC 9 AND 1 OR id IN (10, length(s))) AND s > 'a' OR id = 0));
CREATE INDEX i ON t (id) WHERE s IN ('a', 'b');
CREATE INDEX j ON t ((s <> ALL (ARRAY['a', 'b'])));
CREATE POLICY p ON t USING (s IN ('a', 'b'));
-- case: partitions of a table that a foreign key points to
CREATE TABLE m (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (10) PARTITION BY RANGE (id);
CREATE TABLE m1a PARTITION OF m1 FOR VALUES FROM (1) TO (5);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (20);
CREATE TABLE r (id integer REFERENCES m);
-- to
CREATE TABLE m (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (10) PARTITION BY RANGE (id);
CREATE TABLE m1b PARTITION OF m1 FOR VALUES FROM (5) TO (10);
CREATE TABLE m3 PARTITION OF m FOR VALUES FROM (20) TO (30);
CREATE TABLE r (id integer REFERENCES m);
-- case: a default of a grandchild beside those above
CREATE TABLE a (b text DEFAULT 'a');
CREATE TABLE aa () INHERITS (a);
CREATE TABLE aaa (b text DEFAULT 'c') INHERITS (aa);
-- to
CREATE TABLE a (b text DEFAULT 'x');
CREATE TABLE aa () INHERITS (a);
CREATE TABLE aaa (b text DEFAULT 'z') INHERITS (aa);
-- case: a column takes its numbers from the sequence of another, which goes
CREATE TABLE a (k serial);
ALTER SEQUENCE a_k_seq RENAME TO s;
CREATE TABLE b (x integer DEFAULT nextval('s'));
-- to
CREATE SEQUENCE s INCREMENT 5;
CREATE TABLE a (k integer);
CREATE TABLE b (x integer DEFAULT nextval('s'));
-- case: a column gets another type under what the server makes anew itself, and in other words
CREATE TABLE t (
  id integer,
  s varchar(10) CHECK (s IN ('a', 'b')),
  n integer,
  CHECK (n BETWEEN 1 AND 5 AND id > 0));
CREATE INDEX i ON t (id) WHERE s IN ('a', 'b');
CREATE INDEX j ON t (lower(s)) WHERE n BETWEEN 1 AND 2 AND id > 0;
CREATE TABLE q (s varchar(5) CHECK (s IN ('a', 'b')));
CREATE TABLE qq (x integer) INHERITS (q);
-- to
CREATE TABLE t (
  id integer,
  s varchar(20) CHECK (s IN ('a', 'b')),
  n bigint,
  CHECK (n BETWEEN 1 AND 5 AND id > 0));
CREATE INDEX i ON t (id) WHERE s IN ('a', 'b');
CREATE INDEX j ON t (lower(s)) WHERE n BETWEEN 1 AND 2 AND id > 0;
CREATE TABLE q (s varchar(7) CHECK (s IN ('a', 'b')));
CREATE TABLE qq (x integer) INHERITS (q);
-- case: a bracket in a text of a check whose column becomes another type
CREATE TABLE t (a integer, code varchar(10), CONSTRAINT c CHECK (code BETWEEN ')))' AND 'b' AND a > 0));
-- to
CREATE TABLE t (a bigint, code varchar(10), CONSTRAINT c CHECK (code BETWEEN ')))' AND 'b' AND a > 0));
-- case: a type whose name is as long as can be is set aside
CREATE TYPE abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijl AS ENUM ('a', 'b');
CREATE TABLE e (a abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijl);
-- to
CREATE TYPE abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijl AS ENUM ('b', 'c');
CREATE TABLE e (a abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijl);
-- case: the function of a partition key is made anew
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE TABLE t (a text) PARTITION BY LIST (f(a));
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('x') PARTITION BY LIST (a);
CREATE TABLE t2 PARTITION OF t1 DEFAULT;
-- to
CREATE FUNCTION f(text) RETURNS varchar LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE TABLE t (a text) PARTITION BY LIST (f(a));
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('x') PARTITION BY LIST (a);
CREATE TABLE t2 PARTITION OF t1 DEFAULT;
-- case: foreign keys between partitioned tables that are cut otherwise
CREATE TABLE a (id int, k int, PRIMARY KEY (id, k)) PARTITION BY HASH (k);
CREATE TABLE a0 PARTITION OF a FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE a1 PARTITION OF a FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE b (id int, k int, FOREIGN KEY (id, k) REFERENCES a) PARTITION BY LIST (id);
CREATE TABLE b0 PARTITION OF b FOR VALUES IN (0);
-- to
CREATE TABLE a (id int, k int, z int, PRIMARY KEY (k, id)) PARTITION BY HASH (k);
CREATE TABLE a0 PARTITION OF a FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE a1 PARTITION OF a FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE b (id int, k int, FOREIGN KEY (k, id) REFERENCES a ON DELETE CASCADE) PARTITION BY LIST (id);
CREATE TABLE b0 PARTITION OF b FOR VALUES IN (0, 1);
CREATE TABLE bd PARTITION OF b DEFAULT;
-- case: partitions that stand alone with and without the foreign keys of their parent
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int CONSTRAINT f REFERENCES p, c int CONSTRAINT g REFERENCES p) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
CREATE TABLE t2 PARTITION OF t FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE t21 PARTITION OF t2 DEFAULT;
CREATE TABLE t3 PARTITION OF t FOR VALUES IN (3);
-- to
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (a int, b bigint CONSTRAINT f REFERENCES p, c int) PARTITION BY LIST (a);
CREATE TABLE t1 (a int, b int, c bigint CONSTRAINT g REFERENCES p);
CREATE TABLE t2 (a int, b int CONSTRAINT f REFERENCES p, c int CONSTRAINT g REFERENCES p) PARTITION BY LIST (b);
CREATE TABLE t21 PARTITION OF t2 DEFAULT;
CREATE TABLE t3 PARTITION OF t FOR VALUES IN (3, 4);
-- case: access methods come, of tables and of indexes
CREATE TABLE t (id integer PRIMARY KEY, a text);
CREATE TABLE u (id integer);
CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
-- to
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON ACCESS METHOD heap2 IS 'another heap';
CREATE ACCESS METHOD gist2 TYPE INDEX HANDLER gisthandler;
CREATE OPERATOR CLASS box_ops DEFAULT FOR TYPE box USING gist2 AS OPERATOR 3 &&, FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal);
CREATE TABLE t (id integer PRIMARY KEY, a text) USING heap2;
CREATE TABLE u (id integer);
ALTER TABLE u ADD b box;
CREATE INDEX u_id ON u USING gist2 (b);
CREATE TABLE n (id integer) USING heap2;
CREATE MATERIALIZED VIEW m USING heap2 AS SELECT id FROM t;
-- case: an access method gives way to another
CREATE ACCESS METHOD h1 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (id integer PRIMARY KEY, a text) USING h1;
CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) USING h1;
-- to
CREATE ACCESS METHOD h2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer) USING h2;
CREATE TABLE p (id integer, k integer) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) USING h2;
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
-- case: foreign data with user mappings and partitions
CREATE FOREIGN DATA WRAPPER w OPTIONS (b 'x', a 'y');
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h', dbname 'd');
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS ("user" 'u', role 'it''s');
CREATE USER MAPPING FOR CURRENT_USER SERVER s;
CREATE TABLE p (id integer NOT NULL, k integer, x text CHECK (x <> ''), d timestamp DEFAULT now()) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE FOREIGN TABLE p2 PARTITION OF p (x NOT NULL, CHECK (k > 5)) FOR VALUES FROM (10) TO (20) SERVER s OPTIONS (t 'x', a 'b');
CREATE FOREIGN TABLE p3 PARTITION OF p DEFAULT SERVER s;
-- to
CREATE FOREIGN DATA WRAPPER w OPTIONS (a 'y', c 'x');
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h2', dbname 'd');
CREATE SERVER s2 FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS ("user" 'u', role 'other');
CREATE USER MAPPING FOR CURRENT_USER SERVER s2 OPTIONS (a 'b');
CREATE TABLE p (id bigint NOT NULL, k integer, x text CHECK (x <> 'y'), d timestamp, e integer) PARTITION BY RANGE (k);
CREATE FOREIGN TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10) SERVER s2;
CREATE FOREIGN TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (30) SERVER s OPTIONS (t 'x', a 'b');
COMMENT ON FOREIGN TABLE p2 IS 'c';
COMMENT ON COLUMN p2.x IS 'cx';
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW;
END';
CREATE TRIGGER tr BEFORE INSERT ON p2 FOR EACH ROW EXECUTE FUNCTION tf();
-- case: columns of foreign tables
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FOREIGN TABLE t (a serial, b text, c integer DEFAULT f(), d integer) SERVER s;
ALTER FOREIGN TABLE t ALTER a SET STATISTICS 100, ALTER b SET STORAGE EXTERNAL, ALTER a SET (n_distinct = 5, n_distinct_inherited = 7);
-- to
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 1';
CREATE FOREIGN TABLE t (a integer, b text, c integer CHECK (g(c)), d integer GENERATED ALWAYS AS IDENTITY) SERVER s;
ALTER FOREIGN TABLE t ALTER a SET STATISTICS 200, ALTER a SET (n_distinct = 5);
-- case: foreign data goes, partitions too
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS ("user" 'u');
CREATE TABLE p (id integer NOT NULL, k integer) PARTITION BY LIST (k);
CREATE FOREIGN TABLE p2 PARTITION OF p FOR VALUES IN (1) SERVER s;
CREATE TABLE q (id integer NOT NULL, k integer) PARTITION BY LIST (k);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1) PARTITION BY LIST (id);
CREATE FOREIGN TABLE q2 PARTITION OF q1 FOR VALUES IN (1) SERVER s;
-- to
CREATE TABLE p (id integer NOT NULL, k integer) PARTITION BY LIST (k);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (1);
-- case: keys and indexes of a partitioned table alone
CREATE TABLE p (id integer NOT NULL, k integer NOT NULL, u integer) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
ALTER TABLE ONLY p ADD CONSTRAINT pk PRIMARY KEY (id, k);
-- to
CREATE TABLE p (id integer NOT NULL, k integer NOT NULL, u integer) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
ALTER TABLE ONLY p ADD CONSTRAINT uq UNIQUE (u, k);
ALTER TABLE p1 ADD PRIMARY KEY (id, k);
CREATE INDEX pi ON ONLY p (u);
-- case: a key that not all partitions have
CREATE TABLE p (id integer NOT NULL, k integer NOT NULL, u integer) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
-- to
CREATE TABLE p (id integer NOT NULL, k integer NOT NULL, u integer) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
ALTER TABLE ONLY p ADD CONSTRAINT pk PRIMARY KEY (id, k);
ALTER TABLE p1 ADD CONSTRAINT p1pk PRIMARY KEY (id, k);
ALTER INDEX pk ATTACH PARTITION p1pk;
-- case: an index and a key that some partitions of partitions lack
CREATE TABLE m (id int, d date, k int) PARTITION BY RANGE (d);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
  PARTITION BY LIST (k);
CREATE TABLE m1a PARTITION OF m1 FOR VALUES IN (1);
CREATE TABLE m1b PARTITION OF m1 FOR VALUES IN (2);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
CREATE INDEX m_id ON m (id);
CREATE INDEX mx ON ONLY m (k);
CREATE INDEX m1x ON ONLY m1 (k);
CREATE INDEX m1ax ON m1a (k);
CREATE INDEX m2x ON m2 (k);
ALTER INDEX mx ATTACH PARTITION m1x;
ALTER INDEX m1x ATTACH PARTITION m1ax;
ALTER INDEX mx ATTACH PARTITION m2x;
ALTER TABLE ONLY m ADD CONSTRAINT mk UNIQUE (d, k);
ALTER TABLE ONLY m1 ADD CONSTRAINT m1k UNIQUE (d, k);
ALTER TABLE m1b ADD CONSTRAINT m1bk UNIQUE (d, k);
ALTER INDEX mk ATTACH PARTITION m1k;
ALTER INDEX m1k ATTACH PARTITION m1bk;
-- to
CREATE TABLE m (id int, d date, k int) PARTITION BY RANGE (d);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
  PARTITION BY LIST (k);
CREATE TABLE m1a PARTITION OF m1 FOR VALUES IN (1);
CREATE TABLE m1b PARTITION OF m1 FOR VALUES IN (2);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
CREATE INDEX m_id ON m (id);
CREATE INDEX mx ON m (k);
ALTER TABLE m ADD CONSTRAINT mk UNIQUE (d, k);
-- case: a check of a partitioned table gets another name
CREATE TABLE m (id int, k int, CONSTRAINT old CHECK (k > 0)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (9) PARTITION BY LIST (k);
CREATE TABLE m1a PARTITION OF m1 FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (9) TO (19);
COMMENT ON CONSTRAINT old ON m IS 'why';
COMMENT ON CONSTRAINT old ON m2 IS 'where';
-- to
CREATE TABLE m (id int, k int, CONSTRAINT young CHECK (k > 0)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (9) PARTITION BY LIST (k);
CREATE TABLE m1a PARTITION OF m1 FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (9) TO (19);
COMMENT ON CONSTRAINT young ON m IS 'why';
COMMENT ON CONSTRAINT young ON m2 IS 'where';
-- case: a check gets another name while a partition is cut otherwise
CREATE TABLE m (id int, k int, CONSTRAINT old CHECK (k > 0)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (9) PARTITION BY LIST (k);
CREATE TABLE m1a PARTITION OF m1 FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (9) TO (19);
COMMENT ON CONSTRAINT old ON m IS 'why';
COMMENT ON CONSTRAINT old ON m2 IS 'where';
-- to
CREATE TABLE m (id int, k int, CONSTRAINT young CHECK (k > 0)) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (9) PARTITION BY LIST (k);
CREATE TABLE m1a PARTITION OF m1 FOR VALUES IN (1);
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (19);
COMMENT ON CONSTRAINT young ON m IS 'why';
COMMENT ON CONSTRAINT young ON m2 IS 'where';
-- case: rows and numbers of another table in a cycle of foreign keys
CREATE TABLE b (id int PRIMARY KEY, c int);
CREATE TABLE c (id int PRIMARY KEY, z int);
CREATE TABLE z (id int PRIMARY KEY, r b);
ALTER TABLE b ADD FOREIGN KEY (c) REFERENCES c;
ALTER TABLE c ADD FOREIGN KEY (z) REFERENCES z;
CREATE TABLE d (id serial PRIMARY KEY, e int);
CREATE TABLE e (id int PRIMARY KEY, y int);
CREATE TABLE y (id int DEFAULT nextval('d_id_seq') PRIMARY KEY, r d[]);
ALTER TABLE d ADD FOREIGN KEY (e) REFERENCES e;
ALTER TABLE e ADD FOREIGN KEY (y) REFERENCES y;
-- to
CREATE TABLE z (id int PRIMARY KEY, c int);
CREATE TABLE c (id int PRIMARY KEY, b int REFERENCES z);
CREATE TABLE b (id int PRIMARY KEY, r z);
ALTER TABLE z ADD FOREIGN KEY (c) REFERENCES c;
-- case: another collation of a partition key, triggers of partitions and their states
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE p (id integer NOT NULL, k text, n numeric) PARTITION BY LIST (k);
CREATE TABLE pa PARTITION OF p FOR VALUES IN ('a', 'b') PARTITION BY RANGE (id);
CREATE TABLE pa1 PARTITION OF pa FOR VALUES FROM (0) TO (10);
CREATE TABLE pd PARTITION OF p DEFAULT;
CREATE TRIGGER t1 AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER t2 AFTER UPDATE ON p REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION g();
CREATE TRIGGER t3 BEFORE DELETE ON pd FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE pa1 DISABLE TRIGGER t1;
CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON pd DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION g();
CREATE UNIQUE INDEX pu ON pd (id, k);
ALTER TABLE pd ALTER k SET NOT NULL;
ALTER TABLE pd REPLICA IDENTITY USING INDEX pu;
ALTER TABLE p ALTER n SET STORAGE EXTERNAL, ALTER n SET STATISTICS 100;
ALTER TABLE pd ALTER n SET DEFAULT 3;
ALTER TABLE pa1 ADD CONSTRAINT loc CHECK (n > 0);
-- to
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS 'BEGIN RETURN NULL; END';
CREATE TABLE p (id bigint NOT NULL, k text COLLATE "C", n numeric(10,2)) PARTITION BY LIST (k);
CREATE TABLE pa PARTITION OF p FOR VALUES IN ('a', 'c') PARTITION BY RANGE (id);
CREATE TABLE pa1 PARTITION OF pa FOR VALUES FROM (0) TO (20);
CREATE TABLE pd PARTITION OF p DEFAULT PARTITION BY HASH (n);
CREATE TABLE pd0 PARTITION OF pd FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TRIGGER t1 AFTER INSERT OR DELETE ON p FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER t3 BEFORE DELETE ON pd FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE pd0 DISABLE TRIGGER t3;
ALTER TABLE p DISABLE TRIGGER t1;
CREATE UNIQUE INDEX pu ON pa1 (id, k);
-- case: domains in arrays and rows whose checks call a function
CREATE FUNCTION ok(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN a AS text CHECK (ok(VALUE));
CREATE DOMAIN b AS a[] CHECK (array_length(VALUE, 1) < 5);
CREATE TYPE c AS (a a, b b, n numeric(5,2));
CREATE DOMAIN dc AS c CHECK ((VALUE).n > 0);
CREATE TABLE t (a a, b b, c c, cs c[], d dc, dd dc[]);
-- to
CREATE FUNCTION ok(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false';
CREATE DOMAIN a AS varchar(10) DEFAULT 'q' CHECK (ok(VALUE));
CREATE DOMAIN b AS a[] CHECK (array_length(VALUE, 1) < 6);
CREATE TYPE c AS (a a, n numeric(7,2), b b);
CREATE DOMAIN dc AS c NOT NULL CHECK ((VALUE).n > 1);
CREATE TABLE t (a a, b b, c c, cs c[], d dc, dd dc[]);
-- case: domains in arrays and rows get other constraints
CREATE DOMAIN qty AS integer CHECK (VALUE > 0);
CREATE DOMAIN nn AS text NOT NULL;
CREATE TYPE item AS (q qty, n nn);
CREATE TABLE t (i item, is_ item[], qs qty[]);
-- to
CREATE DOMAIN qty AS integer CHECK (VALUE > 1) DEFAULT 5;
CREATE DOMAIN nn AS text CHECK (VALUE <> '');
CREATE TYPE item AS (q qty, n nn);
CREATE TABLE t (i item, is_ item[], qs qty[]);
-- case: members of operator families that belong to no class
CREATE FUNCTION gist_eq(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 ~= $2';
CREATE OPERATOR ==== (LEFTARG = point, RIGHTARG = point, FUNCTION = gist_eq);
CREATE OPERATOR FAMILY fam USING btree;
ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8);
-- to
CREATE FUNCTION gist_eq(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 ~= $2';
CREATE OPERATOR ==== (LEFTARG = point, RIGHTARG = point, FUNCTION = gist_eq, COMMUTATOR = ====);
CREATE OPERATOR FAMILY fam USING btree;
ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int4, int8), OPERATOR 3 = (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8);
CREATE OPERATOR CLASS ic FOR TYPE int4 USING btree FAMILY fam AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int4, int4);
CREATE TABLE t (x integer);
CREATE INDEX ON t (x ic);
-- case: other types of columns in the expressions of a partition key
CREATE TABLE p (id integer, a varchar(10), b text) PARTITION BY LIST (lower(a));
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('x');
-- to
CREATE TABLE p (id bigint, a varchar(20), b varchar(5)) PARTITION BY LIST (lower(a));
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('x', 'y');
-- case: a child declares a column that another of the parent is computed from
CREATE TABLE base (id integer, a text);
CREATE TABLE k1 (b bigint) INHERITS (base);
-- to
CREATE TABLE base (id integer, a text, z integer GENERATED ALWAYS AS (length(a)) STORED);
CREATE TABLE k1 (b bigint, a text DEFAULT 'k') INHERITS (base);
-- case: a child declares a column of its parent
CREATE TABLE base (id integer, a text);
CREATE TABLE k1 (b bigint) INHERITS (base);
-- to
CREATE TABLE base (id integer, a text);
CREATE TABLE k1 (b bigint, a text DEFAULT 'k') INHERITS (base);
-- case: a child declares a column that is read, and has children
CREATE TABLE base (id integer NOT NULL, a text, b integer, CHECK (id > 0));
CREATE TABLE k1 (c integer) INHERITS (base);
CREATE INDEX ki ON k1 (a);
CREATE VIEW kv AS SELECT a FROM k1;
CREATE TABLE g1 (x integer) INHERITS (k1);
-- to
CREATE TABLE base (id integer NOT NULL, a text, b integer, CHECK (id > 0));
CREATE TABLE k1 (a text, c integer) INHERITS (base);
CREATE INDEX ki ON k1 (a);
CREATE VIEW kv AS SELECT a FROM k1;
CREATE TABLE g1 (x integer) INHERITS (k1);
-- case: a column of a child becomes one of its parent alone
CREATE TABLE base (id integer NOT NULL);
CREATE TABLE k1 (x text, c integer) INHERITS (base);
CREATE INDEX ki ON k1 (x);
-- to
CREATE TABLE base (id integer NOT NULL, x text);
CREATE TABLE k1 (c integer) INHERITS (base);
CREATE INDEX ki ON k1 (x);
-- case: a table leaves its parents, and what it had from them changes
CREATE TABLE "p, q" (id int NOT NULL, x int DEFAULT 1, gone text, CONSTRAINT pos CHECK (x > 0), CONSTRAINT here CHECK (x < 9) NO INHERIT);
CREATE TABLE pp (CONSTRAINT short CHECK (length(gone) < 9)) INHERITS ("p, q");
CREATE TABLE r (y text, s serial, n int GENERATED ALWAYS AS (1) STORED);
CREATE TABLE c (z int) INHERITS (pp, r);
ALTER TABLE c ALTER x SET DEFAULT 5;
ALTER TABLE c ALTER y SET NOT NULL;
CREATE TABLE g () INHERITS (c);
CREATE VIEW v AS SELECT x FROM c;
CREATE TABLE other (i int) INHERITS (r);
-- to
CREATE TABLE "p, q" (id int NOT NULL, x bigint DEFAULT 1);
CREATE TABLE pp (CONSTRAINT short CHECK (id < 9)) INHERITS ("p, q");
CREATE TABLE r (y text, s serial);
CREATE TABLE c (id bigint NOT NULL, x int DEFAULT 6, z int, y text, s int NOT NULL, CONSTRAINT pos CHECK (x > 0), CONSTRAINT more CHECK (z > 0));
CREATE TABLE g () INHERITS (c);
CREATE VIEW v AS SELECT x, id FROM c;
CREATE TABLE other (y text, i int NOT NULL);
-- case: a table is put under parents that are new or change, and declares what they have
CREATE TABLE p (id int NOT NULL, x int);
CREATE TABLE c (id int, x int, y text, z int);
CREATE TABLE d (id int NOT NULL);
CREATE TABLE e (id int NOT NULL, x int) INHERITS (d);
-- to
CREATE TABLE p (id bigint NOT NULL, x int, CONSTRAINT pos CHECK (x > 0), CONSTRAINT here CHECK (x < 9) NO INHERIT);
CREATE TABLE "New" (y varchar(9));
CREATE TABLE c (id bigint NOT NULL, x int, y varchar(9), CONSTRAINT pos CHECK (x > 0));
ALTER TABLE c INHERIT p;
ALTER TABLE c INHERIT "New";
CREATE TABLE d (id bigint NOT NULL);
CREATE TABLE e (id bigint NOT NULL, x int, CONSTRAINT pos CHECK (x > 0)) ;
ALTER TABLE e INHERIT p;
-- case: a table leaves parents that stay as they are, and one comes under them
CREATE TABLE gp (id int NOT NULL, CONSTRAINT k0 CHECK (id > 0));
CREATE TABLE p (x int, CONSTRAINT k1 CHECK (x > 0)) INHERITS (gp);
CREATE TABLE c () INHERITS (p);
CREATE TABLE d (id int NOT NULL, x int);
-- to
CREATE TABLE gp (id int NOT NULL, CONSTRAINT k0 CHECK (id > 0));
CREATE TABLE p (x int, CONSTRAINT k1 CHECK (x > 0)) INHERITS (gp);
CREATE TABLE c (id int NOT NULL, x int);
CREATE TABLE d (id int NOT NULL, x int, CONSTRAINT k0 CHECK (id > 0), CONSTRAINT k1 CHECK (x > 0));
ALTER TABLE d INHERIT p;
-- case: an index takes over the name of one whose table goes
CREATE TABLE gone (a integer, CONSTRAINT key UNIQUE (a));
CREATE INDEX by_a ON gone (a);
CREATE TABLE t (a integer, b integer);
CREATE INDEX one ON t (a);
CREATE INDEX two ON t (b);
CREATE INDEX three ON t (a, b);
-- to
CREATE TABLE t (a integer, b integer);
CREATE INDEX by_a ON t (a);
CREATE INDEX key ON t (b);
CREATE INDEX gone ON t (a, b);
-- case: an index that is renamed loses its comment and its marker
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX one ON t (a);
CREATE INDEX two ON t (b, (a + b));
COMMENT ON INDEX one IS 'one';
ALTER TABLE t REPLICA IDENTITY USING INDEX one;
ALTER TABLE t CLUSTER ON two;
ALTER INDEX two ALTER COLUMN 2 SET STATISTICS 10;
-- to
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX een ON t (a);
CREATE INDEX twee ON t (b, (a + b));
-- case: an index that is renamed keeps its comment and its marker
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX one ON t (a);
CREATE INDEX two ON t (b, (a + b));
COMMENT ON INDEX one IS 'one';
ALTER TABLE t REPLICA IDENTITY USING INDEX one;
ALTER TABLE t CLUSTER ON two;
ALTER INDEX two ALTER COLUMN 2 SET STATISTICS 10;
-- to
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX een ON t (a);
CREATE INDEX twee ON t (b, (a + b));
-- case: constraints get other names, and foreign keys to them stay
CREATE TABLE p (id integer CONSTRAINT pk PRIMARY KEY, u integer CONSTRAINT un UNIQUE, n integer, CONSTRAINT ch CHECK (n > 0), CONSTRAINT ex EXCLUDE (n WITH =));
CREATE TABLE c (id integer CONSTRAINT a REFERENCES p, u integer CONSTRAINT b REFERENCES p (u), v integer);
ALTER TABLE c ADD CONSTRAINT nv FOREIGN KEY (v) REFERENCES p (u) NOT VALID;
CREATE VIEW w AS SELECT id, u, count(*) AS n FROM p GROUP BY id;
COMMENT ON CONSTRAINT pk ON p IS 'pk';
COMMENT ON CONSTRAINT a ON c IS 'a';
ALTER TABLE p REPLICA IDENTITY USING INDEX pk;
-- to
CREATE TABLE p (id integer CONSTRAINT "p key" PRIMARY KEY, u integer CONSTRAINT un2 UNIQUE, n integer, CONSTRAINT ch2 CHECK (n > 0), CONSTRAINT ex2 EXCLUDE (n WITH =));
CREATE TABLE c (id integer CONSTRAINT a REFERENCES p, u integer CONSTRAINT b2 REFERENCES p (u), v integer);
ALTER TABLE c ADD CONSTRAINT nv2 FOREIGN KEY (v) REFERENCES p (u) NOT VALID;
CREATE VIEW w AS SELECT id, u, count(*) AS n FROM p GROUP BY id;
COMMENT ON CONSTRAINT un2 ON p IS 'un';
COMMENT ON CONSTRAINT b2 ON c IS 'b';
-- case: constraints of a family get other names
CREATE TABLE p (id integer, n integer, CONSTRAINT pk PRIMARY KEY (id), CONSTRAINT ch CHECK (n > 0)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p (CONSTRAINT own CHECK (id > 0)) FOR VALUES FROM (1) TO (9);
CREATE TABLE r (id integer CONSTRAINT fk REFERENCES p);
CREATE TABLE i (n integer, CONSTRAINT ch CHECK (n > 0));
CREATE TABLE j (m integer, CONSTRAINT mine CHECK (m > 0)) INHERITS (i);
-- to
CREATE TABLE p (id integer, n integer, CONSTRAINT pk2 PRIMARY KEY (id), CONSTRAINT ch2 CHECK (n > 0)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p (CONSTRAINT own2 CHECK (id > 0)) FOR VALUES FROM (1) TO (9);
CREATE TABLE r (id integer CONSTRAINT fk2 REFERENCES p);
CREATE TABLE i (n integer, CONSTRAINT ch2 CHECK (n > 0));
CREATE TABLE j (m integer, CONSTRAINT mine2 CHECK (m > 0)) INHERITS (i);
-- case: a default that is cast by a cast of one's own
CREATE TYPE c AS (a float8);
CREATE TABLE t (x c);
-- to
CREATE TYPE c AS (a float8);
CREATE FUNCTION to_c(float8) RETURNS c LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1)::c';
CREATE CAST (float8 AS c) WITH FUNCTION to_c(float8) AS IMPLICIT;
CREATE TABLE t (x c, y c DEFAULT 3.0::float8);
CREATE TABLE u (y c DEFAULT 3.0::float8);
CREATE CAST (u AS c) WITH INOUT;
-- case: the identity of a foreign table
CREATE EXTENSION file_fdw; CREATE SERVER f FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE ft (id int GENERATED ALWAYS AS IDENTITY (START 5 INCREMENT 3), n text) SERVER f OPTIONS (filename '/x');
-- to
CREATE EXTENSION file_fdw; CREATE SERVER f FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE ft (id int GENERATED ALWAYS AS IDENTITY (START 6 INCREMENT 2 CYCLE), n text) SERVER f OPTIONS (filename '/x');
-- case: checks, computed columns and materialized views over what calls something else
CREATE TABLE t (id int, n text);
-- to
CREATE FUNCTION z_inner(x int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT x > 0';
CREATE FUNCTION "Outer"(x int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT public.z_inner(x)';
CREATE FUNCTION a_outer(x int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT public."Outer"(x)';
CREATE TABLE t (id int, n text, CONSTRAINT c CHECK (a_outer(id)), g bool GENERATED ALWAYS AS (a_outer(id)) STORED);
CREATE TABLE u (id int, CHECK (a_outer(id)), g bool GENERATED ALWAYS AS (a_outer(id)) STORED);
CREATE VIEW zz AS SELECT id FROM u WHERE a_outer(id);
CREATE FUNCTION b() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM public.zz';
CREATE MATERIALIZED VIEW m AS SELECT b() AS n;
-- case: two tables swap the names of their indexes, and others take the names of what goes
CREATE TABLE p (id int, a int, b int);
CREATE TABLE q (id int);
CREATE INDEX x ON p (id);
CREATE INDEX y ON q (id);
CREATE INDEX k ON p (a);
CREATE INDEX l ON p (b);
CREATE VIEW v AS SELECT 1 AS one;
CREATE SEQUENCE s;
-- to
CREATE TABLE p (id int, a int, b int);
CREATE TABLE q (id int);
CREATE INDEX y ON p (id);
CREATE INDEX x ON q (id);
CREATE INDEX v ON p (a);
CREATE INDEX s ON p (b);
CREATE INDEX k ON q (id, id);
-- case: keys, checks and indexes of partitions and children get other names
CREATE TABLE p (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX pi ON p (b);
ALTER TABLE p ADD CONSTRAINT pk PRIMARY KEY (a);
CREATE INDEX own ON p1 (a, b);
ALTER TABLE p1 ADD CONSTRAINT c CHECK (b > 0), ADD CONSTRAINT u UNIQUE (a, b);
CREATE TABLE f (a int CONSTRAINT fk REFERENCES p);
CREATE TABLE t (a int CONSTRAINT tc CHECK (a > 0) CONSTRAINT tn CHECK (a > 1) NO INHERIT);
CREATE TABLE w () INHERITS (t);
ALTER TABLE w ADD CONSTRAINT own CHECK (a < 9);
-- to
CREATE TABLE p (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX pi2 ON p (b);
ALTER TABLE p ADD CONSTRAINT pk2 PRIMARY KEY (a);
ALTER INDEX p1_b_idx RENAME TO leaf;
ALTER TABLE p1 RENAME CONSTRAINT p1_pkey TO leaf_key;
CREATE INDEX own2 ON p1 (a, b);
ALTER TABLE p1 ADD CONSTRAINT c2 CHECK (b > 0), ADD CONSTRAINT u2 UNIQUE (a, b);
CREATE TABLE f (a int CONSTRAINT fk2 REFERENCES p);
CREATE TABLE t (a int CONSTRAINT tc2 CHECK (a > 0) CONSTRAINT tn2 CHECK (a > 1) NO INHERIT);
CREATE TABLE w () INHERITS (t);
ALTER TABLE w ADD CONSTRAINT own2 CHECK (a < 9);
-- case: another table of the same names owns a sequence that changes
CREATE TABLE orders (id serial PRIMARY KEY, n int);
ALTER TABLE orders ALTER id SET DEFAULT 4;
CREATE TABLE lines (id int REFERENCES orders);
-- to
CREATE TABLE tickets (id serial CONSTRAINT orders_pkey PRIMARY KEY, n int);
ALTER SEQUENCE tickets_id_seq RENAME TO orders_id_seq;
ALTER SEQUENCE orders_id_seq CACHE 4;
ALTER TABLE tickets ALTER id SET DEFAULT 4;
CREATE TABLE lines (id int REFERENCES tickets);
-- case: an owned sequence goes with its table, or stays, or comes to it
CREATE TABLE a (id int);
CREATE SEQUENCE goes OWNED BY a.id;
CREATE SEQUENCE stays INCREMENT 2 OWNED BY a.id;
CREATE TABLE b (id int);
CREATE SEQUENCE comes;
-- to
CREATE TABLE b (id int, more int);
CREATE SEQUENCE comes INCREMENT 3 OWNED BY b.more;
CREATE SEQUENCE stays;
-- case: a column owns the sequence of a table that it points to
CREATE TABLE step (id serial PRIMARY KEY, n int);
CREATE TABLE log (id serial PRIMARY KEY, step int REFERENCES step, d interval);
ALTER SEQUENCE step_id_seq OWNED BY log.d;
-- to
CREATE TABLE step (id serial PRIMARY KEY, n int);
CREATE TABLE log (id serial PRIMARY KEY, step int REFERENCES step, d interval);
-- case: computed columns of types that are cast by themselves and of others
CREATE TABLE a (n int, t text, j jsonb,
  g1 int GENERATED ALWAYS AS (n + 1) STORED, g2 text GENERATED ALWAYS AS (n * 2) STORED,
  g3 jsonb GENERATED ALWAYS AS (j) STORED, g4 int[] GENERATED ALWAYS AS (ARRAY[n]) STORED,
  g5 varchar(9) GENERATED ALWAYS AS (left(t, 9)) STORED);
CREATE INDEX a_g2 ON a (g2);
CREATE VIEW v AS SELECT g2, g3 FROM a;
COMMENT ON COLUMN a.g2 IS 'twice';
-- to
CREATE TABLE a (n int, t text, j jsonb,
  g1 numeric(12,2) GENERATED ALWAYS AS (n + 1) STORED, g2 bigint GENERATED ALWAYS AS (n * 2) STORED,
  g3 text GENERATED ALWAYS AS (j) STORED, g4 bigint[] GENERATED ALWAYS AS (ARRAY[n]) STORED,
  g5 text GENERATED ALWAYS AS (left(t, 9)) STORED);
CREATE INDEX a_g2 ON a (g2);
CREATE VIEW v AS SELECT g2, g3 FROM a;
COMMENT ON COLUMN a.g2 IS 'twice';
-- case: a child leaves a parent whose serial becomes an identity
CREATE TABLE p (id serial PRIMARY KEY, n int);
CREATE TABLE c (m int) INHERITS (p);
CREATE TABLE d (k int) INHERITS (c);
CREATE TABLE e (id int DEFAULT nextval('p_id_seq'));
-- to
CREATE TABLE p (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int);
CREATE TABLE c (id int NOT NULL, n int, m int);
CREATE TABLE d (k int) INHERITS (c);
CREATE TABLE e (id int);
-- case: columns that were numbered get defaults under views that change
CREATE FUNCTION five() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 5';
CREATE TABLE t (id serial PRIMARY KEY, i int GENERATED ALWAYS AS IDENTITY, j int DEFAULT five());
CREATE VIEW v AS SELECT id, i, j FROM t;
-- to
CREATE FUNCTION five(x int DEFAULT 5) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x';
CREATE TABLE t (id serial PRIMARY KEY, i int DEFAULT 5, j int DEFAULT five());
ALTER TABLE t ALTER id SET DEFAULT 8;
CREATE VIEW v AS SELECT id, i, j FROM t WHERE id > 3;
-- case: a child without the default of a column whose enum is made anew
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE p (m mood DEFAULT 'a', n mood DEFAULT 'a');
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ALTER m DROP DEFAULT;
-- to
CREATE TYPE mood AS ENUM ('a', 'c');
CREATE TABLE p (m mood DEFAULT 'a', n mood DEFAULT 'a');
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ALTER m DROP DEFAULT;
-- case: computed columns become and cease to be of domains
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN email AS text;
CREATE TABLE t (n int, m text, g int GENERATED ALWAYS AS (n + 1) STORED,
  h text GENERATED ALWAYS AS (lower(m)) STORED, i date GENERATED ALWAYS AS ('2026-11-29') STORED);
-- to
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN email AS text;
CREATE TABLE t (n int, m text, g positive GENERATED ALWAYS AS (n + 1) STORED,
  h email GENERATED ALWAYS AS (lower(m)) STORED, i time GENERATED ALWAYS AS ('12:00') STORED);
