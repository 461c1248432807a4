package dev.stopover.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.List;
import org.junit.jupiter.api.Test;

class MermaidTests {

  @Test
  void drawsTablesAndWhatTheyPointTo() {
    var venues =
        Table.of(
            QualifiedName.of("venues"),
            List.of(
                column("id", "integer", false),
                column("name", "character varying(40)", false),
                column("price list", "numeric(10,2)", true)),
            List.of(
                new PrimaryKey("venues_pkey", List.of("id"), null),
                new UniqueConstraint("venues_name_key", List.of("name"), null)),
            List.of());
    var events =
        Table.of(
            new QualifiedName("live", "events"),
            List.of(column("id", "integer", false), column("venue_id", "integer", true)),
            List.of(
                new PrimaryKey("events_pkey", List.of("id"), null),
                key("id", "venues"),
                key("venue_id", "venues")),
            List.of());

    assertThat(
            Mermaid.of(
                Schema.of(List.of(venues, events), List.of()), Dialect.of(Engine.POSTGRESQL)))
        .isEqualTo(
            """
            erDiagram
              venues {
                integer id PK
                varchar(40) name UK
                numeric(10_2) price_list "price list, may be null"
              }
              "live.events" {
                integer id PK, FK
                integer venue_id FK "may be null"
              }
              venues ||--o| "live.events" : "id"
              venues |o--o{ "live.events" : "venue_id"
            """);
  }

  private static Column column(String name, String type, boolean nullable) {
    return Column.of(name, new DataType.Native(type), nullable);
  }

  private static ForeignKey key(String column, String target) {
    return new ForeignKey(
        "events_" + column + "_fkey",
        List.of(column),
        QualifiedName.of(target),
        List.of("id"),
        Action.NO_ACTION,
        Action.NO_ACTION,
        null);
  }
}
