package dev.stopover.cli;

class MySqlJsonTests extends JsonContract {

  MySqlJsonTests() {
    super("mysql:9.7");
  }
}
