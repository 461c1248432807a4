package dev.stopover.entity;

import dev.stopover.StopoverException;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType.Portable;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one entity into its table: the columns first, then what is on them. */
final class EntityReader {

  private static final Pattern DIRECTION =
      Pattern.compile("\\s+(ASC|DESC)$", Pattern.CASE_INSENSITIVE);

  private final Class<?> type;
  private final SchemaReader schema;
  private final ColumnReader columns;
  private final List<Member> members;
  private final jakarta.persistence.Table written;
  private final QualifiedName table;
  private boolean readingKey;

  EntityReader(Class<?> type, SchemaReader schema, Naming naming) {
    this.type = type;
    this.schema = schema;
    this.columns = new ColumnReader(schema, naming);
    this.members = MemberReader.membersOf(type);
    this.written =
        Stream.of(type, Member.Unannotated.class)
            .map(each -> each.getAnnotation(jakarta.persistence.Table.class))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    var entityName = type.getAnnotation(Entity.class).name();
    this.table =
        new QualifiedName(
            Naming.orNull(written.schema()),
            naming.of(written.name(), entityName.isEmpty() ? type.getSimpleName() : entityName));
  }

  EntityTable read() {
    var mapped = new LinkedHashMap<String, MappedColumn>();
    members.stream()
        .flatMap(columns::columnsOf)
        .forEach(each -> mapped.merge(each.name(), each, MappedColumn::or));
    var sources = new HashMap<String, String>();
    mapped.forEach((name, each) -> sources.put(name, each.member().source()));
    var constraints = new ArrayList<Constraint>();
    constraints.add(new PrimaryKey(null, names(keyColumns()), null));
    members.forEach(each -> constraints.addAll(constraintsOf(each)));
    for (var each : written.uniqueConstraints()) {
      constraints.add(unique(each, mapped.keySet()));
    }
    constraints.addAll(checks(written.check()));
    var described =
        new Table(
            table,
            mapped.values().stream().map(MappedColumn::column).toList(),
            constraints,
            Stream.of(written.indexes()).map(each -> index(each, mapped.keySet())).toList(),
            written.comment().isEmpty() ? null : written.comment(),
            new TreeMap<>());
    var sequences = members.stream().flatMap(each -> columns.sequenceOf(each).stream()).toList();
    return new EntityTable(type.getName(), described, sources, sequences);
  }

  /** Returns the columns that another entity points to: of the given name, or the primary key. */
  List<Column> columnsToPointTo(String name, Member asking) {
    if (name.isEmpty()) {
      return keyColumns();
    }
    // Other associations stay out: theirs may lead back to the one that asks.
    var found =
        members.stream()
            .filter(each -> Kind.of(each) == Kind.BASIC)
            .flatMap(columns::columnsOf)
            .map(MappedColumn::column)
            .filter(each -> each.name().equals(Naming.explicit(name)))
            .toList();
    if (found.isEmpty()) {
      throw asking.error(
          "it points to the column %s of %s, which is not there; correct the name."
              .formatted(name, type.getName()));
    }
    return found;
  }

  Stream<SequenceGenerator> generators() {
    return Stream.concat(
        Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
            .flatMap(each -> Stream.of(each.getAnnotationsByType(SequenceGenerator.class))),
        members.stream().flatMap(each -> Stream.ofNullable(each.find(SequenceGenerator.class))));
  }

  private List<Column> keyColumns() {
    if (readingKey) {
      throw error("its @Id leads back to itself; make one of the associations no @Id.");
    }
    readingKey = true;
    var key =
        members.stream()
            .filter(Member::id)
            .flatMap(columns::columnsOf)
            .map(MappedColumn::column)
            .toList();
    readingKey = false;
    if (key.isEmpty()) {
      throw error("it has no @Id; annotate the attribute that is its primary key.");
    }
    return key;
  }

  private List<Constraint> constraintsOf(Member member) {
    return switch (Kind.of(member)) {
      case BASIC -> basicConstraints(member);
      case TO_ONE -> joinConstraints(member);
      default -> List.of();
    };
  }

  private List<Constraint> basicConstraints(Member member) {
    var column = member.get(jakarta.persistence.Column.class);
    var own = columns.columnsOf(member).map(MappedColumn::column).toList();
    var constraints = new ArrayList<Constraint>(checks(column.check()));
    if (column.unique()) {
      constraints.add(new UniqueConstraint(null, names(own), null));
    }
    var references = member.find(References.class);
    if (references != null) {
      constraints.add(foreignKey(member, own.get(0), references));
    }
    return constraints;
  }

  private List<Constraint> joinConstraints(Member member) {
    var join = member.get(JoinColumn.class);
    var own = columns.columnsOf(member).map(MappedColumn::name).toList();
    var constraints = new ArrayList<Constraint>(checks(join.check()));
    // A key is unique already.
    if (join.unique() || (member.has(OneToOne.class) && !member.id())) {
      constraints.add(new UniqueConstraint(null, own, null));
    }
    if (join.foreignKey().value() != ConstraintMode.NO_CONSTRAINT) {
      var pointedTo = columns.targetColumns(member);
      var name = join.foreignKey().name();
      constraints.add(columns.target(member).pointedToBy(own, name, pointedTo, Action.NO_ACTION));
    }
    return constraints;
  }

  private ForeignKey foreignKey(Member member, Column column, References references) {
    var target = schema.entity(references.value(), member);
    var pointedTo = target.columnsToPointTo(references.column(), member);
    if (pointedTo.size() > 1) {
      throw member.error(
          "@References points to %s, whose key has %d columns; name one of them."
              .formatted(references.value().getName(), pointedTo.size()));
    }
    if (column.type() instanceof Portable own
        && pointedTo.get(0).type() instanceof Portable other
        && own.kind() != other.kind()) {
      throw member.error(
          "it is %s and points to %s.%s, which is %s; make their types the same."
              .formatted(own.kind(), target.table, pointedTo.get(0).name(), other.kind()));
    }
    return target.pointedToBy(
        List.of(column.name()), references.name(), pointedTo, references.onDelete());
  }

  private ForeignKey pointedToBy(
      List<String> theirs, String name, List<Column> own, Action onDelete) {
    return new ForeignKey(
        Naming.orNull(name), theirs, table, names(own), onDelete, Action.NO_ACTION, null);
  }

  private UniqueConstraint unique(jakarta.persistence.UniqueConstraint written, Set<String> known) {
    var names = Stream.of(written.columnNames()).map(Naming::explicit).toList();
    requireKnown("@UniqueConstraint", names, known);
    return new UniqueConstraint(Naming.orNull(written.name()), names, null);
  }

  private Index index(jakarta.persistence.Index written, Set<String> known) {
    var keys =
        Stream.of(written.columnList().split(",", -1))
            .map(String::strip)
            .map(EntityReader::key)
            .toList();
    requireKnown("@Index", keys.stream().map(Index.Key::column).toList(), known);
    return new Index(Naming.orNull(written.name()), written.unique(), keys, null, null);
  }

  private static Index.Key key(String written) {
    var direction = DIRECTION.matcher(written);
    return direction.find()
        ? new Index.Key(
            Naming.explicit(written.substring(0, direction.start())),
            direction.group(1).equalsIgnoreCase("DESC"))
        : new Index.Key(Naming.explicit(written), false);
  }

  private static List<CheckConstraint> checks(jakarta.persistence.CheckConstraint[] written) {
    return Stream.of(written)
        .map(each -> new CheckConstraint(Naming.orNull(each.name()), each.constraint(), null))
        .toList();
  }

  private void requireKnown(String annotation, List<String> names, Set<String> known) {
    for (var name : names) {
      if (!known.contains(name)) {
        throw error(
            "%s names the column %s, which is not there; choose one of %s."
                .formatted(annotation, name, known));
      }
    }
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private StopoverException error(String reasonAndNextStep) {
    return StopoverException.usage(type.getName() + ": " + reasonAndNextStep);
  }
}
