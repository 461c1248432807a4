package dev.stopover.entity;

import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyJoinColumns;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the columns that hold the order of a list, or the keys of a map. */
final class PositionReader {

  private final EntityMapping entity;
  private final SchemaReader schema;

  PositionReader(EntityMapping entity, SchemaReader schema) {
    this.entity = entity;
    this.schema = schema;
  }

  /** Adds what tells one row of a collection from another, and returns its columns. */
  List<String> add(TableBuilder table, Member member, Contents contents, boolean canBeNull) {
    var columns = read(table, member, contents);
    for (var each : columns) {
      var isNullable = canBeNull && (each.column().nullable() || !member.has(OrderColumn.class));
      table.share(each.withNullable(isNullable));
    }
    return columns.stream().map(MappedColumn::name).toList();
  }

  private List<MappedColumn> read(TableBuilder table, Member member, Contents contents) {
    var order = member.find(OrderColumn.class);
    if (order != null) {
      return List.of(order(member, ColumnSpec.of(order)));
    }
    // The key of an entity is a column of the entity already.
    return contents.key().isEmpty() || member.has(MapKey.class)
        ? List.of()
        : keys(table, member, member.key(contents.key().get()));
  }

  private MappedColumn order(Member member, ColumnSpec spec) {
    var options = new TreeMap<String, String>();
    if (!spec.options().isBlank()) {
      options.put(Column.WRITTEN, spec.options().strip());
    }
    var type =
        spec.definition().isBlank()
            ? DataType.of(DataType.Kind.INTEGER)
            : new DataType.Native(spec.definition().strip());
    var name = schema.names().of(spec.name(), member.name() + "_ORDER");
    var column = Column.of(name, type, spec.nullable()).withOptions(options);
    return MappedColumn.of(member, column, spec);
  }

  private List<MappedColumn> keys(TableBuilder table, Member member, Member key) {
    if (key.type().isAnnotationPresent(Entity.class)) {
      return associations(table, member, key);
    }
    if (key.type().isAnnotationPresent(Embeddable.class)) {
      var columns = new ArrayList<MappedColumn>();
      entity
          .reader()
          .membersOf(key)
          .forEach(each -> columns.addAll(entity.columns().columnsOf(each).toList()));
      return columns;
    }
    var written = member.find(MapKeyColumn.class);
    var overridden = Optional.ofNullable(member.overrides().column("key")).map(ColumnSpec::of);
    var spec =
        written != null ? ColumnSpec.of(written) : overridden.orElseGet(ColumnSpec::unwritten);
    return List.of(entity.columns().column(key, spec, member.name() + "_KEY"));
  }

  private List<MappedColumn> associations(TableBuilder table, Member member, Member key) {
    var target = schema.entity(key.type(), member);
    var one = member.find(MapKeyJoinColumn.class);
    var several = member.find(MapKeyJoinColumns.class);
    var specs =
        one != null
            ? JoinSpec.of(one)
            : several != null ? JoinSpec.of(several.value()) : List.<JoinSpec>of();
    var joins = schema.joins();
    var columns =
        joins.to(target, specs, member.name(), member).stream()
            .map(
                each ->
                    each.spec().name().isBlank()
                        ? each.named(schema.names().of("", member.name() + "_KEY"))
                        : each)
            .toList();
    var together =
        several == null
            ? Member.unwritten(jakarta.persistence.JoinColumn.class).foreignKey()
            : several.foreignKey();
    joins.foreignKey(together, columns, joins.place(target, specs, member)).ifPresent(table::add);
    return columns.stream()
        .map(each -> MappedColumn.of(member, each.column().withNullable(false), each.spec()))
        .toList();
  }
}
