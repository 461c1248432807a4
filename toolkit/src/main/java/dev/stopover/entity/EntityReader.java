package dev.stopover.entity;

import dev.stopover.entity.EntityMapping.Place;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the columns of one entity into its tables, and what is on them. */
final class EntityReader {

  private static final String DEFAULT_DISCRIMINATOR = "DTYPE";
  private static final int DEFAULT_DISCRIMINATOR_LENGTH = 31;

  private final EntityMapping entity;
  private final SchemaReader schema;
  private final TableBuilder table;
  private final Map<String, TableBuilder> secondary = new LinkedHashMap<>();

  /**
   * Prepares to read an entity.
   *
   * @param table its table, or that of the entity that it extends where it has none of its own
   */
  EntityReader(EntityMapping entity, SchemaReader schema, TableBuilder table) {
    this.entity = entity;
    this.schema = schema;
    this.table = table;
  }

  void read() {
    if (entity.hasTable()) {
      if (entity.parent().isPresent() && entity.strategy() == InheritanceType.JOINED) {
        readJoinToParent(entity.parent().get());
      }
    } else if (entity.isInTableOfRoot() && entity.type().isAnnotationPresent(Table.class)) {
      throw entity.error(
          "its rows are in the table of %s; remove its @Table."
              .formatted(entity.root().type().getName()));
    }
    readSecondaryTables();
    if (entity.hasTable() || entity.isInTableOfRoot()) {
      readMembers();
    }
    if (entity.hasTable()) {
      readDiscriminator();
      table.key(entity.key().stream().map(Column::name).toList());
      var written = entity.written();
      schema.parts().read(table, written.uniqueConstraints());
      table.add(schema.parts().checks(SinceJpa32.checks(written)));
      schema.parts().read(table, written.indexes());
      var comment = entity.type().getAnnotation(Comment.class);
      table.comment(
          SinceJpa32.comment(written).isEmpty() && comment != null
              ? comment.value()
              : SinceJpa32.comment(written));
      table.options(SinceJpa32.options(written));
      for (var each : entity.type().getAnnotationsByType(SqlIndex.class)) {
        schema.parts().read(table, each);
      }
      var former = entity.type().getAnnotation(FormerName.class);
      if (former != null) {
        table.formerName(former.value());
      }
    }
  }

  private void readMembers() {
    var columns = entity.columns();
    var constraints = new MemberConstraints(entity, schema);
    var isShared = entity.isInTableOfRoot();
    for (var member : entity.stored()) {
      for (var each : columns.columnsOf(member).toList()) {
        var place = place(each.table(), member);
        readFormerName(member, each, place);
        // There are rows of other entities, or rows may be missing: only an explicit word counts.
        if (isShared) {
          place.add(each.withNullable(!each.required()));
        } else if (place != table) {
          place.add(each.withNullable(!each.required() && !BeanValidation.isNotNull(member)));
        } else {
          place.add(each);
        }
      }
      place(tableOf(member), member).add(constraints.of(member));
    }
  }

  private static void readFormerName(Member member, MappedColumn column, TableBuilder place) {
    var former = member.find(FormerName.class);
    if (former != null && !place.formerName(column.name(), former.value())) {
      throw member.error("it has several columns, and one @FormerName; pass --rename instead.");
    }
  }

  private static String tableOf(Member member) {
    var joins = member.joinColumns();
    return joins.isEmpty()
        ? ColumnSpec.of(member.get(jakarta.persistence.Column.class)).table()
        : joins.get(0).column().table();
  }

  private TableBuilder place(String name, Member member) {
    if (name.isBlank()) {
      return table;
    }
    var explicit = Names.explicit(name.strip());
    var found = explicit.equals(table.name().name()) ? table : secondary.get(explicit);
    if (found == null) {
      throw member.error(
          "it is in the table %s, which is not there; add a @SecondaryTable, or choose one of %s."
              .formatted(
                  explicit,
                  Stream.concat(Stream.of(table.name().name()), secondary.keySet().stream())
                      .toList()));
    }
    return found;
  }

  private void readJoinToParent(EntityMapping parent) {
    var joins = entity.joinsToParent(parent);
    joins.forEach(each -> table.add(keyColumn(each)));
    var several = entity.type().getAnnotation(PrimaryKeyJoinColumns.class);
    var written =
        several == null
            ? Member.unwritten(PrimaryKeyJoinColumns.class).foreignKey()
            : several.foreignKey();
    schema
        .joins()
        .foreignKey(written, joins, new Place(parent, parent.key()))
        .ifPresent(table::add);
  }

  private void readSecondaryTables() {
    for (var each : entity.type().getAnnotationsByType(SecondaryTable.class)) {
      var name = Names.table(each.schema(), schema.names().of(each.name(), each.name()));
      var builder = schema.all().table(name, entity.type().getName());
      secondary.put(name.name(), builder);
      var place = new Place(entity, entity.key());
      var joins =
          schema.joins().toKey(JoinSpec.of(each.pkJoinColumns()), place, entity.type().getName());
      joins.forEach(join -> builder.add(keyColumn(join)));
      builder.key(Join.names(joins));
      schema.joins().foreignKey(each.foreignKey(), joins, place).ifPresent(builder::add);
      schema.parts().read(builder, each.uniqueConstraints());
      builder.add(schema.parts().checks(SinceJpa32.checks(each)));
      schema.parts().read(builder, each.indexes());
      builder.comment(SinceJpa32.comment(each));
      builder.options(SinceJpa32.options(each));
    }
  }

  private void readDiscriminator() {
    var written = entity.type().getAnnotation(DiscriminatorColumn.class);
    var isImplied = entity.strategy() == InheritanceType.SINGLE_TABLE && entity.hasChildren();
    if (entity.parent().isPresent() || (written == null && !isImplied)) {
      return;
    }
    var spec = written == null ? ColumnSpec.unwritten() : ColumnSpec.of(written);
    var type =
        written == null
            ? DataType.of(DataType.Kind.VARCHAR, DEFAULT_DISCRIMINATOR_LENGTH)
            : discriminatorType(written);
    var options = new TreeMap<String, String>();
    if (!spec.options().isBlank()) {
      options.put(Column.WRITTEN, spec.options().strip());
    }
    var column =
        Column.of(schema.names().of(spec.name(), DEFAULT_DISCRIMINATOR), type, false)
            .withOptions(options);
    table.add(MappedColumn.of(entity.type().getName() + " (discriminator)", column));
  }

  private static DataType discriminatorType(DiscriminatorColumn written) {
    if (!written.columnDefinition().isBlank()) {
      return new DataType.Native(written.columnDefinition().strip());
    }
    return switch (written.discriminatorType()) {
      case STRING -> DataType.of(DataType.Kind.VARCHAR, written.length());
      case CHAR -> DataType.of(DataType.Kind.CHAR, 1);
      case INTEGER -> DataType.of(DataType.Kind.INTEGER);
    };
  }

  private MappedColumn keyColumn(Join join) {
    return MappedColumn.of(entity.type().getName(), join.column().withNullable(false));
  }
}
