package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Says what comes of the side of an association that another attribute maps. */
@SuppressWarnings("unused")
class InverseTests {

  @Entity
  static class Track {
    @Id int id;
    @ManyToOne Album album;

    @ManyToOne
    @JoinTable(name = "encore")
    Album encore;

    @ManyToMany List<Album> samplers;
  }

  @Entity
  static class Album {
    @Id int id;

    @OneToMany(mappedBy = "album")
    @OrderColumn(name = "position")
    List<Track> tracks;

    @OneToMany(mappedBy = "encore")
    @OrderColumn(name = "encore_position")
    List<Track> encores;

    @ManyToMany(mappedBy = "samplers")
    Map<String, Track> sampled;
  }

  @Test
  void positionIsWithTheRowsThatLeadBack() {
    assertThat(column("track", "position").nullable()).isTrue();
    assertThat(column("encore", "encore_position").nullable()).isFalse();
    assertThat(column("track_samplers", "sampled_key").nullable()).isTrue();
  }

  private static Column column(String table, String name) {
    return Entities.of(Track.class, Album.class)
        .describe(Engine.POSTGRESQL)
        .build()
        .schema()
        .table(QualifiedName.of(table))
        .orElseThrow()
        .column(name)
        .orElseThrow();
  }

  @Entity
  record Misspelt(@Id int id, @OneToMany(mappedBy = "albun") List<Track> tracks) {}

  @Entity
  record ToPlain(@Id int id, @OneToOne(mappedBy = "id") Track track) {}

  @Entity
  record Lonely(@Id int id) {}

  @Entity
  record ToNothing(@Id int id, @OneToMany(mappedBy = "other") List<Lonely> others) {}

  @Entity
  record Ordered(@Id int id, @ManyToMany(mappedBy = "samplers") @OrderColumn List<Track> tracks) {}

  @Entity
  record Keyed(
      @Id int id, @ManyToMany(mappedBy = "samplers") @MapKeyColumn Map<String, Track> tracks) {}

  @ParameterizedTest
  @MethodSource
  void refuses(List<Class<?>> entities, String message) {
    assertThatThrownBy(() -> Entities.of(entities))
        .isInstanceOf(StopoverException.class)
        .hasMessage(InverseTests.class.getName() + "$" + message);
  }

  static Stream<Arguments> refuses() {
    var track = Track.class.getName();
    return Stream.of(
        arguments(
            List.of(Misspelt.class, Track.class, Album.class),
            "Misspelt.tracks: it is mapped by albun, and "
                + track
                + " has no association of that name; choose one of [album, encore, samplers]."),
        arguments(
            List.of(ToPlain.class, Track.class, Album.class),
            "ToPlain.track: it is mapped by id, and "
                + track
                + " has no association of that name; choose one of [album, encore, samplers]."),
        arguments(
            List.of(ToNothing.class, Lonely.class),
            "ToNothing.others: it is mapped by other, and "
                + Lonely.class.getName()
                + " has no association of that name; add it there, or remove mappedBy."),
        arguments(
            List.of(Ordered.class, Track.class, Album.class),
            "Ordered.tracks: it is mapped by samplers, and @OrderColumn has no meaning on that"
                + " side; use @OrderBy, or make this side the owner."),
        arguments(
            List.of(Keyed.class, Track.class, Album.class),
            "Keyed.tracks: it is mapped by samplers, and @MapKeyColumn has no meaning on that"
                + " side; use @MapKey, or make this side the owner."));
  }
}
