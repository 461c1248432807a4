DROP TABLE birth;
