package dev.stopover.entity;

import dev.stopover.StopoverException;
import dev.stopover.entity.EntityMapping.Place;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import jakarta.persistence.JoinColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pairs columns that point to another table with the columns that they point to. */
final class Joins {

  private final Names names;
  private final TableParts parts;

  Joins(Names names, TableParts parts) {
    this.names = names;
    this.parts = parts;
  }

  /**
   * Pairs the columns of an association.
   *
   * @param written what is said of the columns; nothing where the defaults hold
   * @param target the entity that they point to
   * @param prefix what their default names begin with
   * @param member the attribute that they are from
   */
  List<Join> to(EntityMapping target, List<JoinSpec> written, String prefix, Member member) {
    var named = written.stream().map(JoinSpec::pointsTo).filter(each -> !each.isEmpty()).toList();
    var place = target.pointedTo(named, member);
    return pair(written, place, member.source()).stream()
        .map(
            each ->
                each.named(names.joinColumn(each.spec().name(), prefix, each.pointedTo().name())))
        .toList();
  }

  /** Finds the place that the columns of an association point to. */
  Place place(EntityMapping target, List<JoinSpec> written, Member member) {
    var named = written.stream().map(JoinSpec::pointsTo).filter(each -> !each.isEmpty()).toList();
    return target.pointedTo(named, member);
  }

  /** Pairs columns that are themselves a key with a key, whose names are their defaults. */
  List<Join> toKey(List<JoinSpec> written, Place place, String source) {
    var ordered = new ArrayList<JoinSpec>();
    if (written.stream().noneMatch(each -> each.pointsTo().isEmpty())) {
      for (var column : place.columns()) {
        written.stream()
            .filter(each -> names.isSame(each.pointsTo(), column.name()))
            .forEach(ordered::add);
      }
    }
    return pair(ordered.size() == written.size() ? ordered : written, place, source).stream()
        .map(each -> each.named(names.of(each.spec().name(), "")))
        .map(each -> each.column().name().isEmpty() ? each.named(each.pointedTo().name()) : each)
        .map(each -> each.withNullable(false))
        .toList();
  }

  /** Pairs the columns of two keys, by which an association goes. */
  List<Join> betweenKeys(List<Column> own, List<Column> target, Member member) {
    if (own.size() != target.size()) {
      throw member.error(
          "@PrimaryKeyJoinColumn joins a key of %d columns with one of %d; use @JoinColumn."
              .formatted(own.size(), target.size()));
    }
    var key = Member.unwritten(JoinColumn.class).foreignKey();
    return IntStream.range(0, own.size())
        .mapToObj(i -> new Join(own.get(i), target.get(i), ColumnSpec.unwritten(), key))
        .toList();
  }

  /**
   * Returns the foreign key of columns, unless none is wanted or none is possible.
   *
   * @param together what is said of it for all columns
   * @param joins the columns
   * @param place where they point to
   */
  Optional<ForeignKey> foreignKey(
      jakarta.persistence.ForeignKey together, List<Join> joins, Place place) {
    if (!place.entity().isPointedTo()) {
      return Optional.empty();
    }
    var said = Stream.concat(Stream.of(together), joins.stream().map(Join::key)).toList();
    return parts.foreignKey(
        said,
        Join.names(joins),
        place.entity().table(),
        joins.stream().map(each -> each.pointedTo().name()).toList());
  }

  private static List<Join> pair(List<JoinSpec> written, Place place, String source) {
    var columns = place.columns();
    if (!written.isEmpty() && written.size() != columns.size()) {
      throw StopoverException.usage(
          "%s: %s, and the key that it points to has %d; leave it out, so that all have their default names."
              .formatted(
                  source,
                  written.size() == 1
                      ? "@JoinColumn gives one column"
                      : "it has %d join columns".formatted(written.size()),
                  columns.size()));
    }
    var joins = new ArrayList<Join>();
    for (var i = 0; i < columns.size(); i++) {
      var spec =
          written.isEmpty()
              ? new JoinSpec(
                  ColumnSpec.unwritten(), "", Member.unwritten(JoinColumn.class).foreignKey())
              : written.get(i);
      joins.add(join(spec, columns.get(i)));
    }
    return joins;
  }

  private static Join join(JoinSpec written, Column target) {
    var spec = written.column();
    var type =
        spec.definition().isBlank()
            ? target.type()
            : new DataType.Native(spec.definition().strip());
    var options = new TreeMap<String, String>();
    if (!spec.options().isBlank()) {
      options.put(Column.WRITTEN, spec.options().strip());
    }
    var column =
        Column.of(target.name(), type, spec.nullable())
            .withComment(spec.comment().isEmpty() ? null : spec.comment())
            .withOptions(options);
    return new Join(column, target, spec, written.key());
  }
}
