-- stopover: irreversible because nobody gives a pet back
CREATE TABLE pet (
  id int NOT NULL PRIMARY KEY,
  owner_id int NOT NULL,
  CONSTRAINT pet_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person (id)
);
CREATE INDEX pet_owner_id ON pet (owner_id);
