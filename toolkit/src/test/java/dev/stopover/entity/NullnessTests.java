package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.model.Column;
import jakarta.persistence.Basic;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.stream.Stream;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NullnessTests {

  @Test
  void withoutAnyWordEverythingButIdsAndPrimitivesMayBeNull() {
    assertThat(nullableColumnsOf(Unmarked.class)).containsExactly("text", "number", "bytes");
  }

  @Test
  void inMarkedCodeOnlyWhatSaysSoMayBeNull() {
    assertThat(nullableColumnsOf(Marked.class)).containsExactly("nullable_text", "nullable_bytes");
  }

  @Test
  void theNearestMarkCounts() {
    assertThat(nullableColumnsOf(Unmarked.MarkedAgain.class)).isEmpty();
  }

  @Test
  void anEmbeddedAttributeThatMayBeNullLetsAllItsColumnsBeNull() {
    assertThat(nullableColumnsOf(Holder.class)).containsExactly("height", "name");
  }

  @Test
  void kotlinsTypesCount() {
    assertThat(nullableColumnsOf(KotlinNulls.class))
        .containsExactly(
            "nullable_text", "nullable_number", "nullable_email", "inner_nullable", "height");
  }

  private static Stream<String> nullableColumnsOf(Class<?> entity) {
    return Entities.of(entity)
        .describe(Engine.POSTGRESQL)
        .build()
        .schema()
        .tables()
        .get(0)
        .columns()
        .stream()
        .filter(Column::nullable)
        .map(Column::name);
  }

  @Entity
  @NullUnmarked
  static class Unmarked {
    @Id Long id;
    int primitive;
    String text;
    Integer number;
    byte[] bytes;
    @NonNull String nonNull;

    @jakarta.persistence.Column(nullable = false)
    String required;

    @Basic(optional = false)
    String notOptional;

    @Entity
    @NullMarked
    record MarkedAgain(@Id int id, String text) {}
  }

  @Entity
  record Marked(
      @Nullable @Id Long id,
      String text,
      @Nullable String nullableText,
      byte[] bytes,
      byte @Nullable [] nullableBytes,
      @jakarta.persistence.Column(nullable = true) String theTypeWins,
      @jakarta.persistence.Column(nullable = false) @Nullable String required) {}

  @Embeddable
  record Size(
      int height, String name, @jakarta.persistence.Column(nullable = false) String required) {}

  @Entity
  record Holder(@Id int id, @Nullable Size size) {}
}
