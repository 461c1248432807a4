CREATE TABLE birth (id varchar(36) NOT NULL PRIMARY KEY);
INSERT INTO birth (id) VALUES (CAST(gen_random_uuid() AS varchar(36)));
