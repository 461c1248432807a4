package dev.stopover.junit;

class MySqlDriverTests extends DriverContract {

  MySqlDriverTests() {
    super("mysql:9.7");
  }
}
