CREATE TABLE birth (id varchar(36) NOT NULL PRIMARY KEY);
INSERT INTO birth (id) VALUES (uuid());
