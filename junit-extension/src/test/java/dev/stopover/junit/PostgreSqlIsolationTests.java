package dev.stopover.junit;

class PostgreSqlIsolationTests extends IsolationContract {

  PostgreSqlIsolationTests() {
    super("postgres:17");
  }
}
