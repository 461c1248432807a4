DROP TABLE "Line Item";
