DROP TABLE `Line Item`;
