package dev.stopover.cli;

class PostgreSqlModelsTests extends ModelsContract {

  PostgreSqlModelsTests() {
    super("postgres:17");
  }
}
