DROP TABLE depot;
DROP TABLE parcel;
