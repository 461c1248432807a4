package dev.stopover.cli;

class PostgreSqlShowTests extends ShowContract {

  PostgreSqlShowTests() {
    super("postgres:17");
  }

  @Override
  String diagram() {
    return """
        erDiagram
          gigs {
            integer id PK
            integer hall_id FK
            integer spare_id FK
          }
          halls {
            integer id PK
            varchar(20) city
            numeric(8_2) fee
          }
          halls ||--o{ gigs : "hall_id"
          halls |o--o| gigs : "spare_id"
        """;
  }
}
