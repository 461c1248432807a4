INSERT INTO person (id, full_name) VALUES (3, 'Plato'); -- one more
