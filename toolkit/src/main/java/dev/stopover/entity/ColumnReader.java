package dev.stopover.entity;

import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.Generation;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Sequence;
import jakarta.persistence.Basic;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns an attribute into its columns, and finds what an association points to. */
final class ColumnReader {

  private static final Set<Class<?>> INTEGERS =
      Set.of(short.class, Short.class, int.class, Integer.class, long.class, Long.class);

  private final SchemaReader schema;
  private final Naming naming;

  ColumnReader(SchemaReader schema, Naming naming) {
    this.schema = schema;
    this.naming = naming;
  }

  Stream<MappedColumn> columnsOf(Member member) {
    return switch (Kind.of(member)) {
      case BASIC -> Stream.of(basic(member));
      case TO_ONE -> targetColumns(member).stream().map(target -> joined(member, target));
      default -> Stream.empty();
    };
  }

  private MappedColumn basic(Member member) {
    var written = member.get(jakarta.persistence.Column.class);
    var column =
        new Column(
            naming.of(written.name(), member.name()),
            ColumnType.of(member),
            isNullable(member, written.nullable() && member.get(Basic.class).optional()),
            defaultOf(member),
            generationOf(member),
            written.comment().isEmpty() ? null : written.comment(),
            new TreeMap<>());
    return new MappedColumn(member, column, written.insertable() || written.updatable());
  }

  private MappedColumn joined(Member member, Column target) {
    var written = member.get(JoinColumn.class);
    var type =
        written.columnDefinition().isBlank()
            ? target.type()
            : new DataType.Native(written.columnDefinition().strip());
    var column =
        Column.of(
                naming.of(written.name(), member.name() + "_" + target.name()),
                type,
                isNullable(member, written.nullable() && isOptional(member)))
            .withComment(written.comment().isEmpty() ? null : written.comment());
    return new MappedColumn(member, column, written.insertable() || written.updatable());
  }

  /** Returns the entity that an association points to. */
  EntityReader target(Member member) {
    var manyToOne = member.find(ManyToOne.class);
    var oneToOne = member.find(OneToOne.class);
    Class<?> target = manyToOne != null ? manyToOne.targetEntity() : void.class;
    target = oneToOne != null ? oneToOne.targetEntity() : target;
    return schema.entity(target == void.class ? member.type() : target, member);
  }

  /** Returns the columns that an association points to. */
  List<Column> targetColumns(Member member) {
    var name = member.get(JoinColumn.class).referencedColumnName();
    var columns = target(member).columnsToPointTo(name, member);
    if (columns.size() > 1 && member.has(JoinColumn.class)) {
      throw member.error(
          "@JoinColumn gives one column, and the key that it points to has %d; %s"
              .formatted(columns.size(), "leave it out, so that all have their default names."));
    }
    return columns;
  }

  /** Returns the sequence that numbers an id, where one does. */
  Optional<Sequence> sequenceOf(Member member) {
    var generated = member.find(GeneratedValue.class);
    if (generated == null || strategyOf(generated, member) != GenerationType.SEQUENCE) {
      return Optional.empty();
    }
    var generator = schema.generator(generated.generator(), member);
    var name = generator.sequenceName().isEmpty() ? generator.name() : generator.sequenceName();
    if (name.isEmpty()) {
      throw member.error("its @SequenceGenerator has no name; give it a sequenceName.");
    }
    return Optional.of(
        Sequence.of(
            new QualifiedName(Naming.orNull(generator.schema()), Naming.explicit(name)),
            generator.initialValue(),
            generator.allocationSize()));
  }

  private static @Nullable Generation generationOf(Member member) {
    var generated = member.find(GeneratedValue.class);
    if (generated == null) {
      return null;
    }
    if (!member.id()) {
      throw member.error("@GeneratedValue has a meaning on an @Id only; remove it.");
    }
    var strategy = strategyOf(generated, member);
    if (strategy == GenerationType.TABLE) {
      throw member.error(
          "@GeneratedValue(strategy = TABLE) is not understood yet; use IDENTITY or SEQUENCE.");
    }
    if (strategy != GenerationType.UUID && !INTEGERS.contains(member.type())) {
      throw member.error(
          "@GeneratedValue numbers rows, and %s is no integer; use int, long or a UUID."
              .formatted(member.type().getTypeName()));
    }
    return strategy == GenerationType.IDENTITY ? new Generation.Identity(false) : null;
  }

  private static GenerationType strategyOf(GeneratedValue generated, Member member) {
    if (generated.strategy() != GenerationType.AUTO) {
      return generated.strategy();
    }
    if (member.type() == UUID.class) {
      return GenerationType.UUID;
    }
    return generated.generator().isEmpty() ? GenerationType.IDENTITY : GenerationType.SEQUENCE;
  }

  private static @Nullable String defaultOf(Member member) {
    var written = member.find(ServerDefault.class);
    if (written == null) {
      return null;
    }
    if (written.value().isBlank()) {
      throw member.error("@ServerDefault is empty; write an SQL expression, or remove it.");
    }
    return written.value().strip();
  }

  private static boolean isNullable(Member member, boolean allowed) {
    return allowed && !member.id() && member.nullness() != Nullness.NOT_NULL;
  }

  private static boolean isOptional(Member member) {
    var manyToOne = member.find(ManyToOne.class);
    var oneToOne = member.find(OneToOne.class);
    return (manyToOne == null || manyToOne.optional()) && (oneToOne == null || oneToOne.optional());
  }
}
