package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stopover.StopoverException;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.UniqueConstraint;
import java.time.Period;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message in full: each is read by somebody who has to act on it. */
@NullUnmarked
class RefusalTests {

  private static final String HERE = RefusalTests.class.getName() + "$";

  @ParameterizedTest
  @MethodSource({
    "classes",
    "annotations",
    "columns",
    "ids",
    "associations",
    "collections",
    "tables",
    "embedded"
  })
  void refuses(Class<?> entity, String message) {
    assertThatThrownBy(() -> Entities.of(entity, Target.class, Pair.class))
        .isInstanceOfSatisfying(
            StopoverException.class,
            failure -> assertThat(failure.code()).isEqualTo(StopoverException.Code.USAGE))
        .hasMessage(HERE + message);
  }

  static Stream<Arguments> classes() {
    return Stream.of(
        arguments(
            NoEntity.class,
            "NoEntity: it is no entity; annotate it with jakarta.persistence.Entity, or leave it"
                + " out of the models."),
        arguments(
            Orphan.class,
            "Orphan: it extends the entity "
                + HERE
                + "NoId, which is not among the models; add that class to them."),
        arguments(
            ChildWithTable.class,
            "ChildWithTable: its rows are in the table of " + HERE + "Target; remove its @Table."),
        arguments(
            OfUnmapped.class,
            "Unmapped.label: @Column has no meaning in a class that is not mapped; annotate the"
                + " class with @MappedSuperclass, or remove it."),
        arguments(
            OnEmbeddable.class,
            "BadEmbeddable: @Table is not understood on an embeddable; remove it."));
  }

  static Stream<Arguments> annotations() {
    return Stream.of(
        arguments(
            OnSetter.class,
            "OnSetter.setName(): @Column is not understood on what is no attribute; write it on the"
                + " field or the getter of one."),
        arguments(
            OnStatic.class,
            "OnStatic.name: @Column is not understood on what is no attribute; write it on the"
                + " field or the getter of one."),
        arguments(
            OnFieldOfGetter.class,
            "OnFieldOfGetter.theName: @Column is not understood on what is no attribute; write it"
                + " on the field or the getter of one."),
        arguments(
            Twice.class, "Twice.name: @Column is written on it twice and differs; keep one."));
  }

  static Stream<Arguments> columns() {
    return Stream.of(
        arguments(
            NoType.class,
            "NoType.length: java.time.Period has no column type; give one with"
                + " @Column(columnDefinition), or mark the attribute @Transient."),
        arguments(
            NoTypeOfArray.class,
            "NoTypeOfArray.names: java.time.Period has no column type; give one with"
                + " @Column(columnDefinition), or mark the attribute @Transient."),
        arguments(BadLob.class, "BadLob.number: @Lob has no meaning on int; remove it."),
        arguments(
            BadEnumerated.class,
            "BadEnumerated.name: @Enumerated has no meaning on java.lang.String; remove it."),
        arguments(
            BadTemporal.class,
            "BadTemporal.day: @Temporal has no meaning on java.sql.Date; remove it."),
        arguments(
            RawConverted.class,
            "RawConverter: it does not say which types it converts; implement"
                + " AttributeConverter<Type, StoredType>."),
        arguments(
            Secondary.class,
            "Secondary.name: it is in the table other, which is not there; add a @SecondaryTable,"
                + " or choose one of [secondary]."),
        arguments(
            EmptyDefault.class,
            "EmptyDefault.name: @ServerDefault is empty; write an SQL expression, or remove it."),
        arguments(
            SameColumn.class,
            "SameColumn.title: its column name is also that of "
                + HERE
                + "SameColumn.name; give one of them another name, or make it insertable = false,"
                + " updatable = false."));
  }

  static Stream<Arguments> ofOurOwn() {
    return Stream.of(
        arguments(
            BadNativeEnum.class,
            "BadNativeEnum.name: @NativeEnum has no meaning on java.lang.String; remove it."),
        arguments(
            ComputedAndDefault.class,
            "ComputedAndDefault.total: its column is computed, and has a default or a number as"
                + " well; keep one of them."),
        arguments(
            FormerPair.class,
            "FormerPair.pair: it has several columns, and one @FormerName; pass --rename"
                + " instead."),
        arguments(
            SequenceWithOptions.class,
            "SequenceWithOptions.id: @SequenceGenerator(options) is not understood yet; remove it,"
                + " or write it by hand in a migration."));
  }

  static Stream<Arguments> ids() {
    return Stream.of(
        arguments(
            NoId.class, "NoId: it has no @Id; annotate the attribute that is its primary key."),
        arguments(
            GeneratedName.class,
            "GeneratedName.name: @GeneratedValue has a meaning on an @Id only; remove it."),
        arguments(
            GeneratedText.class,
            "GeneratedText.id: @GeneratedValue numbers rows, and java.lang.String is no integer;"
                + " use int, long or a UUID."),
        arguments(
            GeneratedByTable.class,
            "GeneratedByTable.id: @GeneratedValue asks for the table generator \"numbers\", which"
                + " is not there; add a @TableGenerator."),
        arguments(
            NoGenerator.class,
            "NoGenerator.id: @GeneratedValue asks for the sequence generator \"numbers\", which is"
                + " not there; add a @SequenceGenerator."),
        arguments(
            NamelessGenerator.class,
            "NamelessGenerator.id: its @SequenceGenerator has no name; give it a sequenceName."));
  }

  static Stream<Arguments> associations() {
    return Stream.of(
        arguments(
            ToStranger.class,
            "ToStranger.other: it points to "
                + HERE
                + "NoId, which is not among the models; add that class to them."),
        arguments(
            ToNoColumn.class,
            "ToNoColumn.other: it points to the column code of "
                + HERE
                + "Target, which is not there; correct the name."),
        arguments(
            ToCompositeByOne.class,
            "ToCompositeByOne.other: @JoinColumn gives one column, and the key that it points to"
                + " has 2; leave it out, so that all have their default names."),
        arguments(
            WithColumn.class,
            "WithColumn.other: @Column is not understood on an association; remove it."),
        arguments(
            Circle.class,
            "Circle: its @Id leads back to itself; make one of the associations no @Id."),
        arguments(
            ReferencesComposite.class,
            "ReferencesComposite.other: @References points to "
                + HERE
                + "Pair, whose key has 2 columns; name one of them."),
        arguments(
            ReferencesOtherType.class,
            "ReferencesOtherType.other: it is BIGINT and points to target.id, which is INTEGER;"
                + " make their types the same."));
  }

  static Stream<Arguments> collections() {
    return Stream.of(
        arguments(
            RawCollection.class,
            "RawCollection.tags: its type does not say what it holds; write the type with its"
                + " arguments."),
        arguments(
            RawMap.class,
            "RawMap.tags: its type does not say what it holds; write the type with its"
                + " arguments."),
        arguments(
            HeldStranger.class,
            "HeldStranger.others: it points to "
                + HERE
                + "NoId, which is not among the models; add that class to them."),
        arguments(
            HeldColumn.class,
            "HeldColumn.others: @Column is not understood on an association to many; remove it."));
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        arguments(
            SameTable.class,
            "Target: its table target is also that of "
                + HERE
                + "SameTable; give one of them another @Table(name)."),
        arguments(
            BadIndex.class,
            "BadIndex: @Index names the column createdAt, which is not there; choose one of [id,"
                + " created_at]."),
        arguments(
            BadUnique.class,
            "BadUnique: @UniqueConstraint names the column nam, which is not there; choose one of"
                + " [id, name]."),
        arguments(
            InCatalog.class,
            "InCatalog: @Table(catalog) is not understood yet; remove it, or write it by hand in a"
                + " migration."));
  }

  static Stream<Arguments> embedded() {
    return Stream.of(
        arguments(
            BadOverride.class,
            "BadOverride.part: @AttributeOverride names the attribute nam, which is not there;"
                + " choose one of [name]."),
        arguments(
            BadClassOverride.class,
            "BadClassOverride: @AttributeOverride names the attribute nam, which is not there;"
                + " choose one of [id]."),
        arguments(
            TooDeepOverride.class,
            "TooDeepOverride.part.name: @AttributeOverride names the attribute first, which is not"
                + " there; remove it."),
        arguments(
            OverriddenWhole.class,
            "OverriddenWhole.part: @Column is not understood on an embedded attribute; remove it."),
        arguments(
            HoldsNothing.class,
            "HoldsNothing.fields: %sFields has no attributes with PROPERTY access; annotate it"
                    .formatted(HERE)
                + " with @Access."),
        arguments(
            HoldsItself.class,
            "HoldsItself.loop.loop: an embeddable cannot hold itself; make it an entity."));
  }

  static class NoEntity {}

  @Entity
  static class Target {
    @Id int id;
  }

  @Entity
  record Pair(@Id int first, @Id int second) {}

  @Entity
  static class Orphan extends NoId {}

  @Entity
  @Table
  static class ChildWithTable extends Target {}

  static class Unmapped {
    @Column String label;
  }

  @Entity
  static class OfUnmapped extends Unmapped {
    @Id int id;
  }

  @Embeddable
  @Table
  record BadEmbeddable(String name) {}

  @Entity
  record OnEmbeddable(@Id int id, BadEmbeddable part) {}

  @Entity
  static class OnSetter {
    @Id int id;
    String name;

    @Column
    void setName(String name) {
      this.name = name;
    }
  }

  @Entity
  static class OnStatic {
    @Column static String name;
    @Id int id;
  }

  @Entity
  static class OnFieldOfGetter {
    @Column String theName;

    @Id
    int getId() {
      return 0;
    }
  }

  @Entity
  static class Twice {
    @Id int id;

    @Column(length = 1)
    String name;

    @Column(length = 2)
    String getName() {
      return name;
    }
  }

  @Entity
  record NoType(@Id int id, Period length) {}

  @Entity
  record NoTypeOfArray(@Id int id, Period[] names) {}

  @Entity
  record BadLob(@Id int id, @Lob int number) {}

  @Entity
  record BadEnumerated(@Id int id, @Enumerated String name) {}

  @Entity
  @SuppressWarnings("deprecation")
  record BadTemporal(@Id int id, @Temporal(TemporalType.DATE) java.sql.Date day) {}

  @SuppressWarnings("rawtypes")
  abstract static class RawConverter implements AttributeConverter {}

  @Entity
  record RawConverted(@Id int id, @Convert(converter = RawConverter.class) Period length) {}

  @Entity
  record Secondary(@Id int id, @Column(table = "other") String name) {}

  @Entity
  record EmptyDefault(@Id int id, @ServerDefault(" ") String name) {}

  @Entity
  record SameColumn(@Id int id, String name, @Column(name = "name") String title) {}

  @Entity
  static class NoId {
    int id;
  }

  @Entity
  record GeneratedName(@Id int id, @GeneratedValue int name) {}

  @Entity
  record GeneratedText(@Id @GeneratedValue String id) {}

  @Entity
  record GeneratedByTable(
      @Id @GeneratedValue(strategy = GenerationType.TABLE, generator = "numbers") int id) {}

  @Entity
  record NoGenerator(@Id @GeneratedValue(generator = "numbers") int id) {}

  @Entity
  record NamelessGenerator(
      @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) @SequenceGenerator int id) {}

  @Entity
  record ToStranger(@Id int id, @ManyToOne NoId other) {}

  @Entity
  record ToNoColumn(
      @Id int id, @ManyToOne @JoinColumn(referencedColumnName = "code") Target other) {}

  @Entity
  record ToCompositeByOne(@Id int id, @ManyToOne @JoinColumn(name = "pair") Pair other) {}

  @Entity
  record WithColumn(@Id int id, @ManyToOne @Column Target other) {}

  @Entity
  record Circle(@Id @ManyToOne Circle other) {}

  @Entity
  record ReferencesComposite(@Id int id, @References(Pair.class) int other) {}

  @Entity
  record ReferencesOtherType(@Id int id, @References(Target.class) long other) {}

  @Entity
  @SuppressWarnings("rawtypes")
  record RawCollection(@Id int id, @ElementCollection List tags) {}

  @Entity
  @SuppressWarnings("rawtypes")
  record RawMap(@Id int id, @ElementCollection Map tags) {}

  @Entity
  record HeldStranger(@Id int id, @OneToMany List<NoId> others) {}

  @Entity
  record HeldColumn(@Id int id, @ManyToMany @Column(name = "x") List<Target> others) {}

  @Entity
  @Table(name = "target")
  record SameTable(@Id int id) {}

  @Entity
  @Table(indexes = @Index(columnList = "id, createdAt DESC"))
  record BadIndex(@Id int id, Date createdAt) {}

  @Entity
  @Table(uniqueConstraints = @UniqueConstraint(columnNames = "nam"))
  record BadUnique(@Id int id, String name) {}

  @Entity
  @Table(catalog = "sales")
  record InCatalog(@Id int id) {}

  @Embeddable
  record Part(String name) {}

  @Entity
  record BadOverride(
      @Id int id, @AttributeOverride(name = "nam", column = @Column(name = "x")) Part part) {}

  @Entity
  @AttributeOverride(name = "nam", column = @Column(name = "x"))
  record BadClassOverride(@Id int id) {}

  @Entity
  record TooDeepOverride(
      @Id int id,
      @AttributeOverride(name = "name.first", column = @Column(name = "x")) Part part) {}

  @Entity
  record OverriddenWhole(@Id int id, @Column(name = "x") Part part) {}

  @Embeddable
  static class Fields {
    String name;
  }

  @Entity
  static class HoldsNothing {
    @Id
    int getId() {
      return 0;
    }

    Fields getFields() {
      return new Fields();
    }
  }

  @Embeddable
  static class Loop {
    Loop loop;
  }

  @Entity
  record HoldsItself(@Id int id, Loop loop) {}

  @Entity
  record BadNativeEnum(@Id int id, @NativeEnum String name) {}

  @Entity
  record ComputedAndDefault(@Id int id, @GeneratedColumn("id + 1") @ServerDefault("0") int total) {}

  @Entity
  record FormerPair(@Id int id, @ManyToOne @FormerName("other") Pair pair) {}

  @Entity
  record SequenceWithOptions(
      @Id
          @GeneratedValue(strategy = GenerationType.SEQUENCE)
          @SequenceGenerator(sequenceName = "numbers", options = "CYCLE")
          int id) {}
}
