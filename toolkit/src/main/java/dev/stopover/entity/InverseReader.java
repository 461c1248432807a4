package dev.stopover.entity;

import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

/**
 * Reads the sides of associations that another attribute maps.
 *
 * <p>All that they add is the order or the keys of what they hold, which is with the rows that lead
 * back.
 */
final class InverseReader {

  private static final List<Class<? extends Annotation>> POSITIONS =
      List.of(OrderColumn.class, MapKeyColumn.class);

  private final EntityMapping entity;
  private final SchemaReader schema;

  InverseReader(EntityMapping entity, SchemaReader schema) {
    this.entity = entity;
    this.schema = schema;
  }

  void read(Member member) {
    requireNoPosition(member);
    var target = schema.known(targetOf(member));
    if (target.isEmpty()) {
      if (isPlaced(member)) {
        schema.entity(targetOf(member), member);
      }
      return;
    }
    var owner = owner(member, target.get());
    if (isPlaced(member)) {
      var contents = Contents.of(member, CollectionReader.targetOf(member));
      // A row of a join table is there only where there is something to place.
      var canBeNull = member.has(ManyToMany.class) || owner.joinTable() == null;
      new PositionReader(entity, schema)
          .add(table(owner, target.get()), member, contents, canBeNull);
    }
  }

  /** What both sides hold has an order, or keys, on the one that owns it only. */
  private static void requireNoPosition(Member member) {
    if (member.has(ManyToMany.class)) {
      for (var each : POSITIONS) {
        if (member.has(each)) {
          throw member.error(
              "it is mapped by %s, and @%s has no meaning on that side; use %s, or make this side the owner."
                  .formatted(
                      mappedBy(member),
                      each.getSimpleName(),
                      each == OrderColumn.class ? "@OrderBy" : "@MapKey"));
        }
      }
    }
  }

  private static boolean isPlaced(Member member) {
    return member.has(OrderColumn.class)
        || (Map.class.isAssignableFrom(member.type()) && !member.has(MapKey.class));
  }

  private static String mappedBy(Member member) {
    var oneToMany = member.find(OneToMany.class);
    var manyToMany = member.find(ManyToMany.class);
    return oneToMany != null
        ? oneToMany.mappedBy()
        : manyToMany != null ? manyToMany.mappedBy() : member.get(OneToOne.class).mappedBy();
  }

  private static Class<?> targetOf(Member member) {
    var oneToOne = member.find(OneToOne.class);
    if (oneToOne == null) {
      return Contents.of(member, CollectionReader.targetOf(member)).value().type();
    }
    return oneToOne.targetEntity() == void.class ? member.type() : oneToOne.targetEntity();
  }

  /** Finds the attribute that leads back. */
  private static Member owner(Member member, EntityMapping target) {
    var path = mappedBy(member);
    var associations =
        target.all().stream()
            .filter(each -> Kind.of(each) == Kind.TO_ONE || Kind.of(each) == Kind.TO_MANY)
            .toList();
    return associations.stream()
        .filter(each -> each.path().equals(path) || each.path().endsWith("." + path))
        .findFirst()
        .orElseThrow(
            () ->
                member.error(
                    "it is mapped by %s, and %s has no association of that name; %s"
                        .formatted(
                            path,
                            target.type().getName(),
                            associations.isEmpty()
                                ? "add it there, or remove mappedBy."
                                : "choose one of %s."
                                    .formatted(associations.stream().map(Member::path).toList()))));
  }

  private TableBuilder table(Member owner, EntityMapping target) {
    return Kind.of(owner) == Kind.TO_MANY || owner.joinTable() != null
        ? new CollectionReader(target, schema).joinTable(owner, entity)
        : schema.table(target);
  }
}
