CREATE TABLE customer (
  id bigint AUTO_INCREMENT PRIMARY KEY,
  email varchar(100) NOT NULL UNIQUE,
  points integer DEFAULT 0 NOT NULL
);

CREATE TABLE `order` (
  id bigint AUTO_INCREMENT PRIMARY KEY,
  customer_id bigint NOT NULL,
  `from` date NOT NULL,
  INDEX (customer_id),
  INDEX `by date` (`from`),
  FOREIGN KEY (customer_id) REFERENCES customer (id)
);

INSERT INTO customer (email) VALUES ('first@example.org');
