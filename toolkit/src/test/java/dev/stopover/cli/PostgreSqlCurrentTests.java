package dev.stopover.cli;

class PostgreSqlCurrentTests extends CurrentContract {

  PostgreSqlCurrentTests() {
    super("postgres:17");
  }
}
