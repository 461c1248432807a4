package dev.stopover.junit;

class MySqlIsolationTests extends IsolationContract {

  MySqlIsolationTests() {
    super("mysql:9.7");
  }
}
