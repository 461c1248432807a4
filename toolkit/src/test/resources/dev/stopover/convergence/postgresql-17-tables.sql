-- case: access methods of partitioned tables
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE a (id integer) PARTITION BY RANGE (id);
CREATE TABLE b (id integer) PARTITION BY RANGE (id) USING heap;
CREATE TABLE c (id integer) PARTITION BY RANGE (id) USING heap2;
-- to
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE a (id integer) PARTITION BY RANGE (id) USING heap;
CREATE TABLE b (id integer) PARTITION BY RANGE (id) USING heap2;
CREATE TABLE c (id integer) PARTITION BY RANGE (id);
