package dev.stopover.cli;

class PostgreSqlJsonTests extends JsonContract {

  PostgreSqlJsonTests() {
    super("postgres:17");
  }
}
