-- undo: create venues and events
-- Written by Stopover from the models; proven up, down and up again on MySQL 9.7.
-- stopover: lossy events
--   the table is dropped with its rows
-- stopover: lossy venues
--   the table is dropped with its rows

DROP TABLE events;

DROP TABLE venues;
