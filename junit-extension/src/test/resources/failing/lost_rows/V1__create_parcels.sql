CREATE TABLE parcel (
  id bigint NOT NULL PRIMARY KEY,
  label varchar(255) NOT NULL,
  weight numeric(8, 3) NOT NULL
);
CREATE TABLE depot (
  id bigint NOT NULL PRIMARY KEY,
  city varchar(255) NOT NULL
);
