CREATE TABLE person (
  id int NOT NULL PRIMARY KEY,
  full_name varchar(60) NOT NULL
);
