package dev.stopover.junit;

class MySqlSpringTests extends SpringContract {

  MySqlSpringTests() {
    super("mysql:9.7");
  }
}
