package dev.stopover.entity;

import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType.Portable;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import dev.stopover.model.UniqueConstraint;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;

/** Reads the constraints that come with an attribute's columns. */
final class MemberConstraints {

  private final EntityMapping entity;
  private final SchemaReader schema;

  MemberConstraints(EntityMapping entity, SchemaReader schema) {
    this.entity = entity;
    this.schema = schema;
  }

  List<Constraint> of(Member member) {
    return switch (Kind.of(member)) {
      case BASIC -> ofPlain(member);
      case TO_ONE -> member.joinTable() == null ? ofAssociation(member) : List.of();
      default -> List.of();
    };
  }

  private List<Constraint> ofPlain(Member member) {
    var own = entity.columns().columnsOf(member).map(MappedColumn::column).toList();
    return entity.association(member).isPresent()
        ? List.of()
        : ofColumn(member, ColumnSpec.of(member.get(jakarta.persistence.Column.class)), own.get(0));
  }

  /** Returns what comes with the column of a plain attribute, or of what a collection holds. */
  List<Constraint> ofColumn(Member member, ColumnSpec spec, Column column) {
    var constraints = new ArrayList<Constraint>(schema.parts().checks(spec.checks()));
    if (spec.unique()) {
      constraints.add(new UniqueConstraint(null, List.of(column.name()), null));
    }
    var references = member.find(References.class);
    if (references != null) {
      constraints.add(reference(member, column, references));
    }
    return constraints;
  }

  private List<Constraint> ofAssociation(Member member) {
    var columns = entity.columns();
    var joins = columns.joins(member);
    var own = Join.names(joins);
    var constraints = new ArrayList<Constraint>();
    joins.forEach(each -> constraints.addAll(schema.parts().checks(each.spec().checks())));
    var isUnique = joins.stream().anyMatch(each -> each.spec().unique());
    var isKey = own.equals(entity.key().stream().map(Column::name).toList());
    // A key is unique already.
    if (isUnique || (member.has(OneToOne.class) && !isKey)) {
      constraints.add(new UniqueConstraint(null, own, null));
    }
    if (ColumnReader.sharesKey(member) && ColumnReader.isOptional(member)) {
      // As with Hibernate: a row of either side may stand alone.
      return constraints;
    }
    var place = schema.joins().place(columns.target(member), member.joinColumns(), member);
    schema.joins().foreignKey(member.foreignKey(), joins, place).ifPresent(constraints::add);
    return constraints;
  }

  private ForeignKey reference(Member member, Column column, References references) {
    var target = schema.entity(references.value(), member);
    var place =
        target.pointedTo(
            references.column().isEmpty() ? List.of() : List.of(references.column()), member);
    var pointedTo = place.columns();
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
              .formatted(own.kind(), target.table(), pointedTo.get(0).name(), other.kind()));
    }
    return new ForeignKey(
        Names.orNull(references.name()),
        List.of(column.name()),
        place.entity().table(),
        place.names(),
        references.onDelete(),
        Action.NO_ACTION,
        null);
  }
}
