-- create venues and events
-- Written by Stopover from the models; proven up, down and up again on MySQL 9.7.

CREATE TABLE venues (
    id int NOT NULL AUTO_INCREMENT,
    name varchar(255) NOT NULL,
    address varchar(500) NOT NULL,
    city varchar(100) NOT NULL,
    capacity int NOT NULL,
    created_at datetime(6) DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id)
);

CREATE TABLE events (
    id int NOT NULL AUTO_INCREMENT,
    name varchar(255) NOT NULL,
    description longtext,
    start_at datetime(6) NOT NULL,
    venue_id int NOT NULL,
    created_at datetime(6) DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    CONSTRAINT events_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES venues (id)
);
