INSERT INTO guests (name) VALUES ('Sql');
