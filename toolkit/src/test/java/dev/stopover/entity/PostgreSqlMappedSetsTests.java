package dev.stopover.entity;

final class PostgreSqlMappedSetsTests extends MappedSetsContract {

  PostgreSqlMappedSetsTests() {
    super("postgres:17");
  }
}
