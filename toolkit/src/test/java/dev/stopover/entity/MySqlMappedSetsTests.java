package dev.stopover.entity;

final class MySqlMappedSetsTests extends MappedSetsContract {

  MySqlMappedSetsTests() {
    super("mysql:9.7");
  }
}
