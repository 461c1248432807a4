package dev.stopover.junit;

class PostgreSqlDriverTests extends DriverContract {

  PostgreSqlDriverTests() {
    super("postgres:17");
  }
}
