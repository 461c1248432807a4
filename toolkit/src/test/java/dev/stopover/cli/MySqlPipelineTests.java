package dev.stopover.cli;

class MySqlPipelineTests extends PipelineContract {

  MySqlPipelineTests() {
    super("mysql:9.7");
  }
}
