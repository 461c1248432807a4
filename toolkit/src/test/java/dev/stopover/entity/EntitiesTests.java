package dev.stopover.entity;

import static dev.stopover.model.DataType.Kind.INTEGER;
import static dev.stopover.model.DataType.Kind.TEXT;
import static dev.stopover.model.DataType.Kind.TIMESTAMP;
import static dev.stopover.model.DataType.Kind.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import dev.stopover.model.Generation;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTests {

  private static final QualifiedName EVENTS = QualifiedName.of("events");
  private static final QualifiedName VENUES = QualifiedName.of("venues");

  private static final Column ID =
      Column.of("id", DataType.of(INTEGER), false).withGeneration(new Generation.Identity(false));
  private static final Column CREATED_AT =
      Column.of("created_at", DataType.of(TIMESTAMP), true).withDefaultValue("now()");
  private static final PrimaryKey KEY = new PrimaryKey(null, List.of("id"), null);

  private static final Schema VENUES_AND_EVENTS =
      Schema.of(
          List.of(
              Table.of(
                  EVENTS,
                  List.of(
                      ID,
                      Column.of("name", DataType.of(VARCHAR, 255), false),
                      Column.of("description", DataType.of(TEXT), true),
                      Column.of("start_at", DataType.of(TIMESTAMP), false),
                      Column.of("venue_id", DataType.of(INTEGER), false),
                      CREATED_AT),
                  List.of(
                      KEY,
                      new ForeignKey(
                          null,
                          List.of("venue_id"),
                          VENUES,
                          List.of("id"),
                          Action.NO_ACTION,
                          Action.NO_ACTION,
                          null)),
                  List.of()),
              Table.of(
                  VENUES,
                  List.of(
                      ID,
                      Column.of("name", DataType.of(VARCHAR, 255), false),
                      Column.of("address", DataType.of(VARCHAR, 500), false),
                      Column.of("city", DataType.of(VARCHAR, 100), false),
                      Column.of("capacity", DataType.of(INTEGER), false),
                      CREATED_AT),
                  List.of(KEY),
                  List.of())),
          List.of());

  @Test
  void readsRecords() {
    assertThat(
            Entities.of(VenueRecord.class, EventRecord.class)
                .describe(Engine.POSTGRESQL)
                .build()
                .schema())
        .isEqualTo(VENUES_AND_EVENTS);
  }

  @Test
  void readsJavaClasses() {
    assertThat(
            Entities.of(VenueClass.class, EventClass.class)
                .describe(Engine.POSTGRESQL)
                .build()
                .schema())
        .isEqualTo(VENUES_AND_EVENTS);
  }

  @Test
  void readsKotlinClassesInTheOrderOfTheirProperties() {
    var schema =
        Entities.of(KotlinVenue.class, KotlinEvent.class)
            .describe(Engine.POSTGRESQL)
            .build()
            .schema();

    assertThat(schema.table(VENUES)).isEqualTo(VENUES_AND_EVENTS.table(VENUES));
    assertThat(sorted(schema.table(EVENTS).orElseThrow()))
        .isEqualTo(sorted(VENUES_AND_EVENTS.table(EVENTS).orElseThrow()));
    assertThat(schema.table(EVENTS).orElseThrow().columns())
        .extracting(Column::name)
        .containsExactly("id", "description", "venue_id", "created_at", "name", "start_at");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void doesNotDependOnTheOrder(long seed) {
    List<Class<?>> entities =
        List.of(
            MappingTests.Booking.class,
            MappingTests.Customer.class,
            MappingTests.Invoice.class,
            MappingTests.Profile.class,
            MappingTests.Refund.class,
            MappingTests.SeatWithIds.class,
            EventRecord.class,
            VenueRecord.class);
    var shuffled = new ArrayList<>(entities);
    shuffled.add(VenueRecord.class);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Entities.of(shuffled).describe(Engine.POSTGRESQL).build().schema())
        .isEqualTo(Entities.of(entities).describe(Engine.POSTGRESQL).build().schema());
  }

  @ParameterizedTest
  @ValueSource(classes = {VenueRecord.class, VenueClass.class, KotlinVenue.class})
  void tellsWhatAColumnIsFrom(Class<?> venue) {
    var models = Entities.of(venue).describe(Engine.POSTGRESQL).build();

    assertThat(models.memberOf(VENUES)).hasValue(venue.getName());
    assertThat(models.memberOf(VENUES, "created_at")).hasValue(venue.getName() + ".createdAt");
    assertThat(models.memberOf(VENUES, "owner")).isEmpty();
    assertThat(models.memberOf(EVENTS)).isEmpty();
    assertThat(models.memberOf(EVENTS, "id")).isEmpty();
  }

  @Test
  void refusesToExpectAnEmptyDatabase() {
    assertThatThrownBy(Entities::of)
        .isInstanceOf(StopoverException.class)
        .hasMessage("There are no models: name at least one entity class.");
  }

  private static Table sorted(Table table) {
    var columns = table.columns().stream().sorted(Comparator.comparing(Column::name)).toList();
    return Table.of(table.name(), columns, table.constraints(), table.indexes());
  }
}
