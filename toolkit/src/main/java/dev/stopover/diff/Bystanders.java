package dev.stopover.diff;

import static java.util.stream.Collectors.toSet;

import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Know what of a table steps aside while something beside it is altered: the server would rewrite
 * it, refuse the change, or take it for its own.
 */
final class Bystanders {

  /** How MySQL writes a text that was given in the usual character set. */
  private static final String WIDE_TEXT = "_utf8mb4'";

  private final Map<ObjectName, SchemaObject> objects;
  private final Needs needs;

  Bystanders(Map<ObjectName, SchemaObject> objects, Needs needs) {
    this.objects = objects;
    this.needs = needs;
  }

  /** Return what steps aside for a change of a column. */
  Stream<ObjectName> of(Table table, Column from, Column to) {
    return Stream.concat(spatialKeys(table, from, to), checks(table, from, to));
  }

  /** A spatial key binds its column to one spatial reference system. */
  private static Stream<ObjectName> spatialKeys(Table table, Column from, Column to) {
    return Objects.equals(from.options().get("srid"), to.options().get("srid"))
        ? Stream.empty()
        : table.indexes().stream()
            .filter(
                index -> index.definition() != null && index.definition().startsWith("SPATIAL "))
            .filter(
                index -> index.keys().stream().anyMatch(key -> key.column().equals(from.name())))
            .map(index -> ObjectName.index(table.name(), index));
  }

  /** MySQL rewrites the text in a check for another character set of the column beside it. */
  private Stream<ObjectName> checks(Table table, Column from, Column to) {
    return Objects.equals(from.options().get("collation"), to.options().get("collation"))
        ? Stream.empty()
        : checksOn(table, from, table.constraintsOf(CheckConstraint.class));
  }

  /**
   * Return the checks that step aside for any change of their table: with each of them MySQL
   * rewrites a text in a check for the column beside it.
   */
  Stream<ObjectName> rewrittenChecks(Table table) {
    var rewritten =
        table.constraintsOf(CheckConstraint.class).stream()
            .filter(check -> check.expression().contains(WIDE_TEXT))
            .toList();
    return table.columns().stream()
        .filter(
            column -> !column.options().getOrDefault("collation", "utf8mb4").startsWith("utf8mb4"))
        .flatMap(column -> checksOn(table, column, rewritten));
  }

  private Stream<ObjectName> checksOn(Table table, Column column, List<CheckConstraint> checks) {
    Set<ObjectName> ids =
        checks.stream().map(check -> ObjectName.constraint(table.name(), check)).collect(toSet());
    return ids.isEmpty()
        ? Stream.empty()
        : needs.dependentsOf(ObjectName.column(table.name(), column.name())).stream()
            .filter(ids::contains);
  }

  /** Return the checks, keys and indexes whose words would be others for another type. */
  Stream<ObjectName> rewordedParts(Table table, ObjectName column) {
    return Stream.concat(
            table.constraints().stream()
                .filter(part -> isThreatened(part.definition()))
                .map(part -> ObjectName.constraint(table.name(), part)),
            table.indexes().stream()
                .filter(part -> isThreatened(part.definition()))
                .map(part -> ObjectName.index(table.name(), part)))
        .filter(needs.dependentsOf(column)::contains);
  }

  private static boolean isThreatened(@Nullable String definition) {
    return definition != null && Rewording.threatens(definition);
  }

  /** Return the triggers that would hear of it when a column is filled, which is no update. */
  Stream<ObjectName> updateTriggers(Table table) {
    return needs.dependentsOf(ObjectName.table(table.name())).stream()
        .filter(thing -> thing.kind().equals("trigger"))
        .filter(
            thing -> {
              var trigger = objects.get(thing);
              return trigger != null && trigger.definition().contains(" UPDATE ON ");
            });
  }

  /**
   * Return the indexes that go with the foreign keys they were made for: MySQL makes one for a key
   * that has none, and replaces it by one that goes by the name of the next foreign key on its
   * columns; what somebody made stays.
   *
   * @param gone what of the table goes
   */
  static Stream<ObjectName> indexesOfTheServer(Table table, Table later, Set<ObjectName> gone) {
    return !table.options().containsKey(Table.COLUMN_ORDER)
        ? Stream.empty()
        : later.foreignKeys().stream()
            .filter(
                key ->
                    !table.constraints().contains(key)
                        || gone.contains(ObjectName.constraint(table.name(), key)))
            .filter(
                key ->
                    table.foreignKeys().stream()
                        .anyMatch(old -> old.columns().equals(key.columns())))
            .flatMap(
                key ->
                    table.indexes().stream()
                        .filter(
                            index -> !index.unique() && !Objects.equals(index.name(), key.name()))
                        .filter(index -> mayBeOfTheServer(index, table))
                        .filter(
                            index ->
                                index.keys().stream()
                                    .map(Index.Key::column)
                                    .toList()
                                    .equals(key.columns())))
            .map(index -> ObjectName.index(table.name(), index));
  }

  /** The server calls an index like the key that it is for, or like the first column. */
  private static boolean mayBeOfTheServer(Index index, Table table) {
    var name = String.valueOf(index.name());
    var column = index.keys().get(0).column();
    return name.equalsIgnoreCase(column)
        || (name.length() > column.length()
            && name.toLowerCase(Locale.ROOT).startsWith(column.toLowerCase(Locale.ROOT) + "_")
            && name.substring(column.length() + 1).matches("\\d+"))
        || table.foreignKeys().stream().anyMatch(key -> name.equalsIgnoreCase(key.name()));
  }
}
