package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.SortedSet;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SortNatural;
import org.junit.jupiter.api.Test;

/** Says which annotations of Hibernate are passed over where it does not map the models itself. */
@SuppressWarnings("unused")
class HibernatesOwnTests {

  @Entity
  @DynamicUpdate
  @SQLRestriction("id > 0")
  @BatchSize(size = 10)
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  static class Tuned {
    @Id int id;

    @ManyToOne
    @Fetch(FetchMode.JOIN)
    Tuned parent;

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @SortNatural
    SortedSet<String> tags;
  }

  @Entity
  record Natural(@Id int id, @NaturalId String code) {}

  @Test
  void passesOverWhatDoesNotBearOnASchema() {
    var schema = Entities.of(Tuned.class).describe(Engine.POSTGRESQL).build().schema();
    assertThat(schema.tables())
        .extracting(table -> table.name().name())
        .containsExactly("tuned", "tuned_tags");
  }

  @Test
  void refusesWhatDoes() {
    assertThatThrownBy(() -> Entities.of(Natural.class))
        .isInstanceOf(StopoverException.class)
        .hasMessageContaining(
            "Natural.code: @org.hibernate.annotations.NaturalId is not understood");
  }
}
