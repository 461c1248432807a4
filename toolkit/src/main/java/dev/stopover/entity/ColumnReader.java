package dev.stopover.entity;

import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import jakarta.persistence.Basic;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns an attribute into its columns, and finds what an association points to. */
final class ColumnReader {

  private static final Set<Class<?>> INTEGERS = Set.of(Short.class, Integer.class, Long.class);

  private final SchemaReader schema;
  private final EntityMapping entity;

  ColumnReader(SchemaReader schema, EntityMapping entity) {
    this.schema = schema;
    this.entity = entity;
  }

  Stream<MappedColumn> columnsOf(Member member) {
    return switch (Kind.of(member)) {
      case BASIC -> basic(member);
      case TO_ONE -> hasOwnColumns(member) ? joined(member, joins(member)) : Stream.empty();
      default -> Stream.empty();
    };
  }

  private Stream<MappedColumn> basic(Member member) {
    var association = entity.association(member);
    if (association.isEmpty()) {
      return Stream.of(column(member, ColumnSpec.of(member.get(jakarta.persistence.Column.class))));
    }
    var first =
        entity.all().stream().filter(each -> isMappedBy(each, association.get())).findFirst();
    return first.isPresent() && first.get().path().equals(member.path())
        ? joined(association.get().asId(), joins(association.get()))
        : Stream.empty();
  }

  private boolean isMappedBy(Member id, Member association) {
    return entity.association(id).filter(association::equals).isPresent();
  }

  /** Returns the column of a plain attribute, or of what a collection holds. */
  MappedColumn column(Member member, ColumnSpec spec) {
    return column(member, spec, member.name());
  }

  MappedColumn column(Member member, ColumnSpec spec, String defaultName) {
    var options = new TreeMap<String, String>();
    if (!spec.options().isBlank()) {
      options.put(Column.WRITTEN, spec.options().strip());
    }
    var column =
        new Column(
            schema.names().of(spec.name(), defaultName),
            schema.types().of(member, BeanValidation.applied(member, spec)),
            isNullable(member, spec.nullable() && member.get(Basic.class).optional()),
            defaultOf(member),
            generationOf(member),
            commentOf(member, spec.comment()),
            options);
    return MappedColumn.of(member, column, spec);
  }

  private static Stream<MappedColumn> joined(Member member, List<Join> joins) {
    return joins.stream()
        .map(
            each ->
                MappedColumn.of(
                    member,
                    each.column()
                        .withComment(commentOf(member, each.column().comment()))
                        .withNullable(
                            isNullable(member, each.spec().nullable() && isOptional(member))),
                    each.spec()));
  }

  /** Returns the columns of an association, with those that they point to. */
  List<Join> joins(Member member) {
    return sharesKey(member)
        ? schema.joins().betweenKeys(entity.key(), target(member).key(), member)
        : schema.joins().to(target(member), member.joinColumns(), member.name(), member);
  }

  /** Tells whether an association has columns that no id gives it. */
  static boolean hasOwnColumns(Member member) {
    return member.joinTable() == null && !member.has(MapsId.class) && !sharesKey(member);
  }

  /** Tells whether an association goes by the primary key. */
  static boolean sharesKey(Member member) {
    return member.has(PrimaryKeyJoinColumn.class) || member.has(PrimaryKeyJoinColumns.class);
  }

  /** Returns the entity that an association to one points to. */
  EntityMapping target(Member member) {
    var manyToOne = member.find(ManyToOne.class);
    var oneToOne = member.find(OneToOne.class);
    Class<?> target = manyToOne != null ? manyToOne.targetEntity() : void.class;
    target = oneToOne != null ? oneToOne.targetEntity() : target;
    return schema.entity(target == void.class ? member.type() : target, member);
  }

  private static @Nullable Generation generationOf(Member member) {
    var computed = member.find(GeneratedColumn.class);
    var generated = member.find(GeneratedValue.class);
    if (computed != null) {
      if (generated != null || member.has(ServerDefault.class)) {
        throw member.error(
            "its column is computed, and has a default or a number as well; keep one of them.");
      }
      return new Generation.Computed(computed.value().strip(), computed.stored());
    }
    if (generated == null) {
      return null;
    }
    if (!member.id()) {
      throw member.error("@GeneratedValue has a meaning on an @Id only; remove it.");
    }
    var strategy = strategyOf(generated, member);
    if (strategy != GenerationType.UUID && !INTEGERS.contains(Converters.boxed(member.type()))) {
      throw member.error(
          "@GeneratedValue numbers rows, and %s is no integer; use int, long or a UUID."
              .formatted(member.type().getTypeName()));
    }
    return strategy == GenerationType.IDENTITY ? new Generation.Identity(false) : null;
  }

  static GenerationType strategyOf(GeneratedValue generated, Member member) {
    if (generated.strategy() != GenerationType.AUTO) {
      return generated.strategy();
    }
    if (member.type() == UUID.class) {
      return GenerationType.UUID;
    }
    return generated.generator().isEmpty() ? GenerationType.IDENTITY : GenerationType.SEQUENCE;
  }

  /** Returns what Jakarta Persistence says, or else what is written in our own words. */
  private static @Nullable String commentOf(Member member, @Nullable String written) {
    if (written != null && !written.isEmpty()) {
      return written;
    }
    var own = member.find(Comment.class);
    return own == null || member.has(ElementCollection.class) ? null : own.value();
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
    return allowed
        && !member.id()
        && member.nullness() != Nullness.NOT_NULL
        && !BeanValidation.isNotNull(member);
  }

  static boolean isOptional(Member member) {
    var manyToOne = member.find(ManyToOne.class);
    var oneToOne = member.find(OneToOne.class);
    return (manyToOne == null || manyToOne.optional()) && (oneToOne == null || oneToOne.optional());
  }
}
