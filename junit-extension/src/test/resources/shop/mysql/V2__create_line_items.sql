CREATE TABLE `Line Item` (
  id bigint PRIMARY KEY,
  order_id bigint NOT NULL,
  `Position` integer NOT NULL,
  `Unit Price` numeric(10, 2),
  UNIQUE (order_id, `Position`),
  FOREIGN KEY (order_id) REFERENCES `order` (id)
);
