package dev.stopover.junit;

class PostgreSqlSpringTests extends SpringContract {

  PostgreSqlSpringTests() {
    super("postgres:17");
  }
}
