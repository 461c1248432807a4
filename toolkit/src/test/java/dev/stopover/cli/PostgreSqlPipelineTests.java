package dev.stopover.cli;

class PostgreSqlPipelineTests extends PipelineContract {

  PostgreSqlPipelineTests() {
    super("postgres:17");
  }
}
