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
