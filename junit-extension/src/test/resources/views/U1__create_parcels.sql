DROP VIEW todays;
DROP TABLE depot;
DROP TABLE parcel;
