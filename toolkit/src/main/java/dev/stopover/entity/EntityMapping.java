package dev.stopover.entity;

import dev.stopover.StopoverException;
import dev.stopover.model.Column;
import dev.stopover.model.QualifiedName;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MapsId;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entity: its attributes, its place among those that it extends, and its key. */
final class EntityMapping {

  private final Class<?> type;
  private final SchemaReader schema;
  private final MemberReader reader;
  private final List<Member> own;
  private boolean readingKey;
  private @Nullable List<Column> key;

  EntityMapping(Class<?> type, SchemaReader schema) {
    this.type = type;
    this.schema = schema;
    this.reader = MemberReader.of(type);
    this.own = reader.membersOf(type);
  }

  /**
   * A place that foreign keys can point to.
   *
   * @param entity whose table it is in
   * @param columns the columns
   */
  record Place(EntityMapping entity, List<Column> columns) {

    List<String> names() {
      return columns.stream().map(Column::name).toList();
    }
  }

  Class<?> type() {
    return type;
  }

  /** Returns the name by which defaults call the entity. */
  String name() {
    var written = type.getAnnotation(Entity.class).name();
    return written.isEmpty() ? type.getSimpleName() : written;
  }

  MemberReader reader() {
    return reader;
  }

  /** Returns the attributes that the entity adds to those of the one that it extends. */
  List<Member> own() {
    return own;
  }

  Optional<EntityMapping> parent() {
    for (Class<?> each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
      if (each.isAnnotationPresent(Entity.class)) {
        return Optional.of(schema.parent(each, type));
      }
    }
    return Optional.empty();
  }

  EntityMapping root() {
    return parent().map(EntityMapping::root).orElse(this);
  }

  boolean hasChildren() {
    return schema.isExtended(type);
  }

  InheritanceType strategy() {
    var written = root().type.getAnnotation(Inheritance.class);
    return written == null ? InheritanceType.SINGLE_TABLE : written.strategy();
  }

  int depth() {
    return parent().map(each -> each.depth() + 1).orElse(0);
  }

  boolean isInTableOfRoot() {
    return strategy() == InheritanceType.SINGLE_TABLE && root() != this;
  }

  /** Tells whether its rows are in a table of its own, rather than in that of the root. */
  boolean hasTable() {
    return switch (strategy()) {
      case SINGLE_TABLE -> root() == this;
      case JOINED -> true;
      case TABLE_PER_CLASS -> !Modifier.isAbstract(type.getModifiers());
    };
  }

  /** Tells whether all its rows are in one table, so that a foreign key can point there. */
  boolean isPointedTo() {
    return strategy() != InheritanceType.TABLE_PER_CLASS || (hasTable() && !hasChildren());
  }

  QualifiedName table() {
    var owner = strategy() == InheritanceType.SINGLE_TABLE ? root() : this;
    var written = owner.written();
    return Names.table(written.schema(), schema.names().of(written.name(), owner.name()));
  }

  Table written() {
    var written = type.getAnnotation(Table.class);
    return written == null ? Member.unwritten(Table.class) : written;
  }

  /** Returns the attributes whose columns are in the entity's own table or its secondary ones. */
  List<Member> stored() {
    if (strategy() != InheritanceType.TABLE_PER_CLASS) {
      return own;
    }
    return all();
  }

  /** Returns the attributes, inherited ones included. */
  List<Member> all() {
    var all = new ArrayList<Member>();
    parent().ifPresent(each -> all.addAll(each.all()));
    all.addAll(own);
    return all;
  }

  ColumnReader columns() {
    return new ColumnReader(schema, this);
  }

  /** Returns the association that gives an id its columns, by {@code @MapsId}. */
  Optional<Member> association(Member id) {
    return all().stream()
        .filter(each -> each.has(MapsId.class) && maps(each.get(MapsId.class).value(), id))
        .findFirst();
  }

  private static boolean maps(String path, Member id) {
    if (!id.id() || Kind.of(id) != Kind.BASIC) {
      return false;
    }
    var within = id.path().substring(id.path().indexOf('.') + 1);
    return path.isEmpty()
        || id.path().equals(path)
        || within.equals(path)
        || within.startsWith(path + ".");
  }

  /** Returns the columns of the primary key, as the entity's own table has them. */
  List<Column> key() {
    if (key == null) {
      key = readKey();
    }
    return key;
  }

  private List<Column> readKey() {
    var parent = parent();
    if (parent.isPresent()) {
      return strategy() == InheritanceType.JOINED
          ? joinsToParent(parent.get()).stream().map(Join::column).toList()
          : parent.get().key();
    }
    if (readingKey) {
      throw error("its @Id leads back to itself; make one of the associations no @Id.");
    }
    readingKey = true;
    var columns = columns();
    var found =
        own.stream()
            .filter(Member::id)
            .flatMap(columns::columnsOf)
            .map(MappedColumn::column)
            .toList();
    readingKey = false;
    if (found.isEmpty()) {
      throw error("it has no @Id; annotate the attribute that is its primary key.");
    }
    return found;
  }

  /** Returns the columns by which a joined table points to that of the entity it extends. */
  List<Join> joinsToParent(EntityMapping parent) {
    var place = new Place(parent, parent.key());
    return schema
        .joins()
        .toKey(
            JoinSpec.of(type.getAnnotationsByType(PrimaryKeyJoinColumn.class)),
            place,
            type.getName());
  }

  /**
   * Finds the columns that another attribute points to: of the given names, or the primary key.
   *
   * @param names the names, or nothing
   * @param asking the attribute that points
   */
  Place pointedTo(List<String> names, Member asking) {
    if (names.isEmpty()) {
      return new Place(this, key());
    }
    var found = names.stream().map(each -> find(each, asking)).toList();
    return new Place(
        found.get(0).entity(), found.stream().flatMap(each -> each.columns().stream()).toList());
  }

  private Place find(String name, Member asking) {
    // Other associations stay out: theirs may lead back to the one that asks.
    for (Optional<EntityMapping> each = Optional.of(this);
        each.isPresent();
        each = each.get().parent()) {
      var entity = each.get();
      var columns = entity.columns();
      var found =
          Stream.concat(
                  entity.own.stream()
                      .filter(member -> Kind.of(member) == Kind.BASIC && !member.id())
                      .flatMap(columns::columnsOf)
                      .map(MappedColumn::column),
                  entity.key().stream())
              .filter(column -> schema.names().isSame(name, column.name()))
              .findFirst();
      if (found.isPresent()) {
        return new Place(entity, List.of(found.get()));
      }
    }
    throw asking.error(
        "it points to the column %s of %s, which is not there; correct the name."
            .formatted(name, type.getName()));
  }

  StopoverException error(String reasonAndNextStep) {
    return StopoverException.usage(type.getName() + ": " + reasonAndNextStep);
  }
}
