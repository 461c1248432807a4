package dev.stopover.entity;

import dev.stopover.model.UniqueConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the collections of an entity, each into a table of its own or that of what it holds. */
final class CollectionReader {

  private final EntityMapping entity;
  private final SchemaReader schema;
  private final Joins joins;
  private final TableParts parts;

  CollectionReader(EntityMapping entity, SchemaReader schema) {
    this.entity = entity;
    this.schema = schema;
    this.joins = schema.joins();
    this.parts = schema.parts();
  }

  void read() {
    for (var member : members()) {
      switch (Kind.of(member)) {
        case ELEMENTS -> readElements(member);
        case TO_MANY -> readToMany(member);
        case TO_ONE -> readJoinTable(member);
        case INVERSE -> new InverseReader(entity, schema).read(member);
        default -> {}
      }
    }
  }

  /** The collections of an abstract entity without a table are those of each that extends it. */
  private List<Member> members() {
    return entity.own();
  }

  private void readElements(Member member) {
    var written = member.get(CollectionTable.class);
    var name = schema.names().of(written.name(), entity.name() + "_" + member.name());
    var table = schema.all().table(Names.table(written.schema(), name), member.source());
    var given = member.joinColumns();
    var specs = written.joinColumns().length > 0 ? JoinSpec.of(written.joinColumns()) : given;
    var owner = joins.to(entity, specs, entity.name(), member);
    addJoins(table, member, owner, written.foreignKey(), entity, specs);

    var contents = Contents.of(member, member.get(ElementCollection.class).targetClass());
    var values = new ArrayList<MappedColumn>();
    var element = member.element(contents.value());
    var columns = entity.columns();
    var constraints = new MemberConstraints(entity, schema);
    for (var each : entity.reader().membersOf(element)) {
      var own = columns.columnsOf(each).toList();
      own.forEach(table::add);
      values.addAll(own);
      table.add(constraints.of(each));
    }
    addKey(table, member, contents, Join.names(owner), values);
    parts.read(table, written.uniqueConstraints());
    parts.read(table, written.indexes());
    table.options(SinceJpa32.options(written));
    describe(table, member, "");
  }

  private static void describe(TableBuilder table, Member member, String written) {
    var comment = member.find(Comment.class);
    table.comment(written.isEmpty() && comment != null ? comment.value() : written);
  }

  private void readToMany(Member member) {
    var contents = Contents.of(member, targetOf(member));
    var target = schema.entity(contents.value().type(), member);
    if (member.joinTable() == null && !member.joinColumns().isEmpty()) {
      readForeignKeyInTarget(member, contents, target);
      return;
    }
    var table = readTable(member, target);
    var isManyToMany = member.has(ManyToMany.class);
    var written = writtenTable(member);
    var ownerSpecs = JoinSpec.of(written.joinColumns());
    var owner =
        joins.to(entity, ownerSpecs, inverseName(member, target), member).stream()
            .map(each -> each.withNullable(false))
            .toList();
    addJoins(table, member, owner, written.foreignKey(), entity, ownerSpecs);
    var targetSpecs = JoinSpec.of(written.inverseJoinColumns());
    var inverse = joins.to(target, targetSpecs, member.name(), member);
    addJoins(table, member, inverse, written.inverseForeignKey(), target, targetSpecs);
    if (!isManyToMany) {
      // As with Hibernate: what only one owner can hold is the key of a set.
      if (isDistinct(member)) {
        table.key(Join.names(inverse));
        return;
      }
      table.add(new UniqueConstraint(null, Join.names(inverse), null));
    }
    var values =
        inverse.stream()
            .map(each -> MappedColumn.of(member.source(), each.column().withNullable(false)))
            .toList();
    addKey(table, member, contents, Join.names(owner), values);
  }

  /** An association to one may go by a table as well, where each row is about one owner. */
  private void readJoinTable(Member member) {
    if (member.joinTable() == null) {
      return;
    }
    var target = entity.columns().target(member);
    var table = readTable(member, target);
    var written = writtenTable(member);
    var ownerSpecs = JoinSpec.of(written.joinColumns());
    var owner = joins.toKey(ownerSpecs, joins.place(entity, ownerSpecs, member), member.source());
    addJoins(table, member, owner, written.foreignKey(), entity, ownerSpecs);
    var targetSpecs = JoinSpec.of(written.inverseJoinColumns());
    var inverse = joins.to(target, targetSpecs, member.name(), member);
    addJoins(table, member, inverse, written.inverseForeignKey(), target, targetSpecs);
    table.key(Join.names(owner));
    if (member.has(jakarta.persistence.OneToOne.class)) {
      table.add(new UniqueConstraint(null, Join.names(inverse), null));
    }
  }

  private void readForeignKeyInTarget(Member member, Contents contents, EntityMapping target) {
    var table = schema.table(target);
    var specs = member.joinColumns();
    var columns = joins.to(entity, specs, member.name(), member);
    for (var each : columns) {
      var isNullable = target.isInTableOfRoot() || each.column().nullable();
      table.share(MappedColumn.of(member, each.column().withNullable(isNullable), each.spec()));
    }
    joins
        .foreignKey(member.foreignKey(), columns, joins.place(entity, specs, member))
        .ifPresent(table::add);
    new PositionReader(entity, schema).add(table, member, contents, true);
  }

  /** Returns the table by which an association of the entity goes. */
  TableBuilder joinTable(Member member, EntityMapping target) {
    var written = writtenTable(member);
    var name =
        schema
            .names()
            .joinTable(written.name(), entity.table().name(), target.table().name(), member.name());
    return schema.all().shared(Names.table(written.schema(), name), member.source());
  }

  private TableBuilder readTable(Member member, EntityMapping target) {
    var written = writtenTable(member);
    var table = joinTable(member, target);
    parts.read(table, written.uniqueConstraints());
    table.add(parts.checks(SinceJpa32.checks(written)));
    parts.read(table, written.indexes());
    describe(table, member, SinceJpa32.comment(written));
    table.options(SinceJpa32.options(written));
    return table;
  }

  private static JoinTable writtenTable(Member member) {
    var written = member.joinTable();
    return written == null ? Member.unwritten(JoinTable.class) : written;
  }

  private void addJoins(
      TableBuilder table,
      Member member,
      List<Join> columns,
      jakarta.persistence.ForeignKey written,
      EntityMapping target,
      List<JoinSpec> specs) {
    for (var each : columns) {
      table.share(MappedColumn.of(member.source(), each.column().withNullable(false)));
      table.add(parts.checks(each.spec().checks()));
      if (each.spec().unique()) {
        table.add(new UniqueConstraint(null, List.of(each.column().name()), null));
      }
    }
    joins.foreignKey(written, columns, joins.place(target, specs, member)).ifPresent(table::add);
  }

  /**
   * Adds the primary key that Hibernate gives to such a table: the owner with the position or the
   * key, or with all values of a set; these are but unique where one of them can be null. Jakarta
   * Persistence leaves it open.
   */
  private void addKey(
      TableBuilder table,
      Member member,
      Contents contents,
      List<String> owner,
      List<MappedColumn> values) {
    var key = new ArrayList<>(owner);
    var position = new PositionReader(entity, schema).add(table, member, contents, false);
    key.addAll(position);
    if (position.isEmpty() && (isDistinct(member) || member.has(MapKey.class))) {
      values.forEach(each -> key.add(each.name()));
    }
    if (key.size() == owner.size()) {
      return;
    }
    var isKey = !position.isEmpty() || values.stream().noneMatch(each -> each.column().nullable());
    if (isKey) {
      table.key(key.stream().distinct().toList());
    } else {
      table.add(new UniqueConstraint(null, key, null));
    }
  }

  private static boolean isDistinct(Member member) {
    return Set.class.isAssignableFrom(member.type());
  }

  /** Names what leads back: the attribute on the other side, or else the entity. */
  private String inverseName(Member member, EntityMapping target) {
    for (var each : target.all()) {
      var manyToMany = each.find(ManyToMany.class);
      if (manyToMany != null
          && manyToMany.mappedBy().equals(member.path())
          && Contents.of(each, manyToMany.targetEntity()).value().type() == entity.type()) {
        return each.name();
      }
    }
    return entity.name();
  }

  static Class<?> targetOf(Member member) {
    var oneToMany = member.find(OneToMany.class);
    return oneToMany == null
        ? member.get(ManyToMany.class).targetEntity()
        : oneToMany.targetEntity();
  }
}
