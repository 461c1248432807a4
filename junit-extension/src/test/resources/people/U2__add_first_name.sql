ALTER TABLE person DROP COLUMN first_name;
