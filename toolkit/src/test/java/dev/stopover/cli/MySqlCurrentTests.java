package dev.stopover.cli;

class MySqlCurrentTests extends CurrentContract {

  MySqlCurrentTests() {
    super("mysql:9.7");
  }
}
