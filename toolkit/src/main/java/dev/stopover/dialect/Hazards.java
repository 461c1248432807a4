package dev.stopover.dialect;

import static java.util.stream.Collectors.joining;

import dev.stopover.diff.Change;
import dev.stopover.model.Column;
import dev.stopover.model.Index;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** Find what a change can do to the rows that are there. */
final class Hazards {

  private final Dialect dialect;

  Hazards(Dialect dialect) {
    this.dialect = dialect;
  }

  List<Hazard> of(Change change) {
    if (change instanceof Change.DropTable drop) {
      return List.of(
          new Hazard.DataLoss(drop.subject().toString(), "the table is dropped with its rows"));
    }
    if (change instanceof Change.DropColumn drop) {
      return List.of(
          new Hazard.DataLoss(
              member(drop.subject(), drop.column()), "the column is dropped with its values"));
    }
    if (change instanceof Change.DropSequence drop) {
      return List.of(
          new Hazard.DataLoss(
              drop.subject().toString(), "the sequence is dropped with its position"));
    }
    if (change instanceof Change.DropObject drop && drop.object().isHidden()) {
      return List.of(
          new Hazard.DataLoss(
              drop.object().id().toString(), "it is dropped with what it keeps secret"));
    }
    if (change instanceof Change.AddColumn add && needsValue(add.column())) {
      return List.of(
          new Hazard.MissingValue(
              add.subject(),
              add.column().name(),
              "it is NOT NULL without a default, so rows that are there have no value for it"));
    }
    if (change instanceof Change.AddConstraint add) {
      return List.of(
          new Hazard.Refusal(
              add.subject().toString(),
              "rows that are there may not fulfil " + dialect.describe(add.constraint())));
    }
    if (change instanceof Change.CreateIndex create && create.index().unique()) {
      return List.of(
          new Hazard.Refusal(
              create.subject().toString(),
              create.index().keys().stream()
                  .map(Index.Key::column)
                  .collect(joining(", ", "rows that are there may not be unique in ", ""))));
    }
    if (change instanceof Change.AlterObject alter
        && alter.to().growth() == SchemaObject.Growth.COMPOSED) {
      return alter.to().lostFrom(alter.from()).stream()
          .map(part -> lostAttribute(alter.to(), SchemaObject.nameOfPart(part)))
          .toList();
    }
    if (change instanceof Change.SetTypeAside set
        && set.successor() != null
        && set.successor().growth() == SchemaObject.Growth.INSERTED) {
      return set.successor().lostFrom(set.type()).stream()
          .map(
              label ->
                  new Hazard.Refusal(
                      set.type().id().toString(),
                      "rows that are there may hold '%s', which it is to have no more"
                          .formatted(label)))
          .map(Hazard.class::cast)
          .toList();
    }
    if (change instanceof Change.DropTypeAside drop
        && drop.successor() != null
        && drop.successor().growth() == SchemaObject.Growth.COMPOSED) {
      var names = drop.successor().namesOfParts();
      return drop.type().namesOfParts().stream()
          .filter(name -> !names.contains(name))
          .map(name -> lostAttribute(drop.type(), name))
          .toList();
    }
    return change instanceof Change.AlterColumn alter ? altered(alter) : List.of();
  }

  private static Hazard lostAttribute(SchemaObject type, String name) {
    return new Hazard.DataLoss(type.id() + "." + name, "the attribute is dropped with its values");
  }

  private List<Hazard> altered(Change.AlterColumn alter) {
    var hazards = new ArrayList<Hazard>();
    var member = member(alter.subject(), alter.to());
    if (!dialect.widens(alter.from().type(), alter.to().type())) {
      hazards.add(
          new Hazard.DataLoss(
              member,
              "its type goes from %s to %s, which cannot hold every value"
                  .formatted(
                      dialect.describe(alter.from().type()), dialect.describe(alter.to().type()))));
    }
    if (alter.from().nullable() && !alter.to().nullable()) {
      hazards.add(
          new Hazard.MissingValue(
              alter.subject(), alter.to().name(), "rows that are there may hold null"));
    }
    return hazards;
  }

  private static boolean needsValue(Column column) {
    return !column.nullable() && column.defaultValue() == null && column.generation() == null;
  }

  private static String member(QualifiedName table, Column column) {
    return table + "." + column.name();
  }
}
