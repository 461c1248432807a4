-- undo: create venues and events
-- Written by Stopover from the models; proven up, down and up again on PostgreSQL 17.
-- stopover: lossy events
--   the table is dropped with its rows
-- stopover: lossy venues
--   the table is dropped with its rows

DROP TABLE events;

DROP TABLE venues;
