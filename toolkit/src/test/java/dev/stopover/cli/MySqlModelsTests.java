package dev.stopover.cli;

class MySqlModelsTests extends ModelsContract {

  MySqlModelsTests() {
    super("mysql:9.7");
  }
}
