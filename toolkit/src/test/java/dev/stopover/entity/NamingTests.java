package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTests {

  @ParameterizedTest
  @CsvSource({
    "id,             id",
    "createdAt,      created_at",
    "EventVenue,     event_venue",
    "line2Text,      line2_text",
    "venue_id,       venue_id",
    "homeVenue_id,   home_venue_id",
    "URL,            url",
    "htmlURL,        htmlurl",
    "URLText,        urltext",
    "planB,          planb",
  })
  void writesSnakeCaseAsSpringDoes(String javaName, String expected) {
    assertThat(NamingStrategy.SNAKE_CASE.name(javaName)).isEqualTo(expected);
  }

  @Test
  void takesTheDefaultsOfJakartaPersistenceAsTheyAre() {
    var settings = EntitySettings.DEFAULT.withNaming(NamingStrategy.AS_WRITTEN);
    var schema =
        Entities.of(CollectionModels.ALL, settings).describe(Engine.POSTGRESQL).build().schema();

    assertThat(schema.tables())
        .extracting(each -> each.name().name())
        .contains("BookAuthor_nickNames", "authors_Book", "Shelf_Badge", "Genre_Shelf");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {"createdAt, createdAt", "\"Order\", Order", "`order`, order", "'x', 'x'", "\", \""})
  void takesGivenNamesAsWritten(String given, String expected) {
    assertThat(new Names(NamingStrategy.SNAKE_CASE).of(given, "anything")).isEqualTo(expected);
  }
}
