ALTER TABLE person ADD COLUMN first_name varchar(60);
UPDATE person SET first_name = SUBSTRING(full_name, 1, POSITION(' ' IN full_name) - 1)
 WHERE POSITION(' ' IN full_name) > 0;
