package dev.stopover.cli;

class MySqlShowTests extends ShowContract {

  MySqlShowTests() {
    super("mysql:9.7");
  }

  @Override
  String diagram() {
    return """
        erDiagram
          gigs {
            int id PK
            int hall_id FK
            int spare_id FK
          }
          halls {
            int id PK
            varchar(20) city
            decimal(8_2) fee
          }
          halls ||--o{ gigs : "hall_id"
          halls |o--o| gigs : "spare_id"
        """;
  }
}
