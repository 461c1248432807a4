package dev.stopover.entity;

import dev.stopover.Engine;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Sequence;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what numbers the rows of entities, as far as that is something of the schema's own. */
final class Generators {

  /** How Hibernate calls what is left without a name. */
  private static final String DEFAULT_TABLE = "hibernate_sequences";

  private static final int DEFAULT_STEP = 50;

  private final SchemaReader schema;
  private final SchemaParts parts;

  Generators(SchemaReader schema, SchemaParts parts) {
    this.schema = schema;
    this.parts = parts;
  }

  void read(EntityMapping entity) {
    entity.own().stream()
        .filter(each -> each.has(GeneratedValue.class))
        .forEach(each -> read(entity, each, each.get(GeneratedValue.class)));
  }

  private void read(EntityMapping entity, Member member, GeneratedValue generated) {
    var strategy = ColumnReader.strategyOf(generated, member);
    var name = generated.generator();
    var table = find(TableGenerator.class, TableGenerator::name, entity, member, name);
    if (strategy == GenerationType.TABLE
        || (generated.strategy() == GenerationType.AUTO && !name.isEmpty() && table != null)) {
      addTable(table, member, name);
    } else if (strategy == GenerationType.SEQUENCE) {
      addSequence(entity, member, name);
    }
  }

  private void addSequence(EntityMapping entity, Member member, String name) {
    var found = find(SequenceGenerator.class, SequenceGenerator::name, entity, member, name);
    if (found == null && !name.isEmpty()) {
      throw member.error(
          "@GeneratedValue asks for the sequence generator \"%s\", %s"
              .formatted(name, "which is not there; add a @SequenceGenerator."));
    }
    if (found == null) {
      // As Hibernate does it, which Jakarta Persistence leaves open.
      var sequence = schema.names().of("", entity.root().name() + "_SEQ");
      add(Sequence.of(QualifiedName.of(sequence), 1, DEFAULT_STEP), member);
      return;
    }
    if (!SinceJpa32.options(found).isBlank()) {
      throw member.error(
          "@SequenceGenerator(options) is not understood yet; remove it, or write it by hand in a migration.");
    }
    var written = found.sequenceName().isEmpty() ? found.name() : found.sequenceName();
    if (written.isEmpty()) {
      throw member.error("its @SequenceGenerator has no name; give it a sequenceName.");
    }
    var sequence = Names.table(found.schema(), Names.explicit(written));
    add(Sequence.of(sequence, found.initialValue(), found.allocationSize()), member);
  }

  /** On MySQL, which has no sequences, a table with one row stands for one, as with Hibernate. */
  private void add(Sequence sequence, Member member) {
    if (schema.engine() == Engine.POSTGRESQL) {
      parts.add(sequence, member.source());
      return;
    }
    var column = Column.of("next_val", DataType.of(DataType.Kind.BIGINT), true);
    parts.shared(sequence.name(), member.source()).share(MappedColumn.of(member.source(), column));
  }

  private void addTable(@Nullable TableGenerator found, Member member, String name) {
    if (found == null && !name.isEmpty()) {
      throw member.error(
          "@GeneratedValue asks for the table generator \"%s\", %s"
              .formatted(name, "which is not there; add a @TableGenerator."));
    }
    var names = schema.names();
    var table =
        parts.shared(
            Names.table(
                found == null ? "" : found.schema(),
                names.of(found == null ? "" : found.table(), DEFAULT_TABLE)),
            member.source());
    var isNew = table.isEmpty();
    var key = names.of(found == null ? "" : found.pkColumnName(), "sequence_name");
    var value = names.of(found == null ? "" : found.valueColumnName(), "next_val");
    table.share(
        MappedColumn.of(
            member.source(), Column.of(key, DataType.of(DataType.Kind.VARCHAR, 255), false)));
    table.share(
        MappedColumn.of(
            member.source(), Column.of(value, DataType.of(DataType.Kind.BIGINT), true)));
    if (isNew) {
      table.key(List.of(key));
      if (found != null) {
        table.options(SinceJpa32.options(found));
        schema.parts().read(table, found.uniqueConstraints());
        schema.parts().read(table, found.indexes());
      }
    }
  }

  /**
   * Finds a generator: on the id itself, by its name anywhere, or without a name on the entity of
   * the id or on its package.
   */
  private <A extends Annotation> @Nullable A find(
      Class<A> annotation,
      Function<A, String> nameOf,
      EntityMapping entity,
      Member member,
      String name) {
    var own = member.find(annotation);
    if (own != null && (name.isEmpty() || name.equals(nameOf.apply(own)))) {
      return own;
    }
    if (name.isEmpty()) {
      return onClasses(annotation, entity)
          .filter(each -> nameOf.apply(each).isEmpty() || nameOf.apply(each).equals(entity.name()))
          .findFirst()
          .orElse(null);
    }
    return schema
        .entities()
        .flatMap(
            each ->
                Stream.concat(
                    onClasses(annotation, each),
                    each.own().stream()
                        .map(other -> other.find(annotation))
                        .filter(Objects::nonNull)))
        .filter(each -> name.equals(nameOf.apply(each)))
        .findFirst()
        .orElse(null);
  }

  private static <A extends Annotation> Stream<A> onClasses(
      Class<A> annotation, EntityMapping entity) {
    return Stream.concat(
        Stream.<Class<?>>iterate(entity.type(), Objects::nonNull, Class::getSuperclass)
            .flatMap(each -> Stream.of(each.getAnnotationsByType(annotation))),
        Stream.of(entity.type().getPackage().getAnnotationsByType(annotation)));
  }
}
