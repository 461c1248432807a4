DROP TABLE `order`;
DROP TABLE customer;
