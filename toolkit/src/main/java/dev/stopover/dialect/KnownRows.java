package dev.stopover.dialect;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import dev.stopover.model.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Know which tables and columns hold after all changes what they held before, and which do not. */
final class KnownRows {

  private record Pair(Column from, Column to) {}

  private final Dialect dialect;
  private final Set<QualifiedName> made = new HashSet<>();
  private final Map<QualifiedName, List<Column>> gone = new HashMap<>();
  private final Map<QualifiedName, List<Column>> come = new HashMap<>();
  private final Map<QualifiedName, List<Pair>> altered = new HashMap<>();
  private final Map<QualifiedName, List<Column>> retyped = new HashMap<>();

  private KnownRows(Dialect dialect) {
    this.dialect = dialect;
  }

  static KnownRows among(Changes changes, Dialect dialect) {
    var rows = new KnownRows(dialect);
    changes.stream().forEach(rows::know);
    return rows;
  }

  private void know(Change change) {
    var table = change.subject();
    if (change instanceof Change.CreateTable) {
      made.add(table);
    } else if (change instanceof Change.AddColumn add) {
      put(come, table, add.column());
    } else if (change instanceof Change.DropColumn drop) {
      put(gone, table, drop.column());
    } else if (change instanceof Change.AlterColumn alter) {
      put(altered, table, new Pair(alter.from(), alter.to()));
    } else if (change instanceof Change.RetypeColumn retype) {
      put(retyped, table, retype.to());
    }
  }

  private static <T> void put(Map<QualifiedName, List<T>> lists, QualifiedName table, T one) {
    lists.computeIfAbsent(table, key -> new ArrayList<>()).add(one);
  }

  /** Tell whether a table is made, and has no rows therefore. */
  boolean isMade(QualifiedName table) {
    return made.contains(table);
  }

  /** Tell whether one of the columns is added, and null in all rows. */
  boolean isOneUnfilled(QualifiedName table, Collection<String> columns) {
    return isOneAdded(
        table,
        columns,
        column ->
            column.nullable() && column.defaultValue() == null && column.generation() == null);
  }

  /** Tell whether one of the columns is added, and the server numbers the rows in it. */
  boolean isOneNumbered(QualifiedName table, Collection<String> columns) {
    return isOneAdded(table, columns, column -> column.generation() instanceof Generation.Identity);
  }

  private boolean isOneAdded(
      QualifiedName table, Collection<String> columns, Predicate<Column> kind) {
    return added(table).filter(kind).anyMatch(column -> isAmong(columns, column));
  }

  /** Tell whether the values of all these columns are the same to the server as they were. */
  boolean areStill(QualifiedName table, Collection<String> columns) {
    return !isMade(table) && renewed(table).noneMatch(column -> isAmong(columns, column));
  }

  /** Tell whether an expression reads no column whose values are others to the server now. */
  boolean areStill(QualifiedName table, String expression) {
    return !isMade(table) && renewed(table).noneMatch(column -> expression.contains(column.name()));
  }

  private Stream<Column> renewed(QualifiedName table) {
    var kept =
        come.getOrDefault(table, List.of()).stream()
            .flatMap(to -> Stream.ofNullable(predecessor(table, to)).map(was -> new Pair(was, to)));
    return Stream.of(
            added(table),
            retyped.getOrDefault(table, List.of()).stream(),
            Stream.concat(altered.getOrDefault(table, List.of()).stream(), kept)
                .filter(pair -> !isStill(pair.from(), pair.to()))
                .map(Pair::to))
        .flatMap(columns -> columns);
  }

  /** A column whose name is written in other letters is not added: it keeps its values. */
  private Stream<Column> added(QualifiedName table) {
    return come.getOrDefault(table, List.of()).stream()
        .filter(column -> predecessor(table, column) == null);
  }

  /** What differed may be alike in another type or collation, or by another expression. */
  private boolean isStill(Column from, Column to) {
    return dialect.widens(from.type(), to.type())
        && Objects.equals(from.options().get(Column.COLLATION), to.options().get(Column.COLLATION))
        && (!isComputed(to) || Objects.equals(to.generation(), from.generation()));
  }

  /** Find the column that a column is but for the letters of its name. */
  @Nullable Column predecessor(QualifiedName table, Column column) {
    var was = isComputed(column) ? null : same(gone, table, column);
    return was == null || was.name().equals(column.name()) ? null : was;
  }

  /** Find the ordinary column that takes the place of a column that is dropped. */
  @Nullable Column successor(QualifiedName table, Column column) {
    return same(come, table, column);
  }

  private @Nullable Column same(
      Map<QualifiedName, List<Column>> columns, QualifiedName table, Column column) {
    return columns.getOrDefault(table, List.of()).stream()
        .filter(other -> !isComputed(other))
        .filter(other -> dialect.isSameColumn(other.name(), column.name()))
        .findFirst()
        .orElse(null);
  }

  private boolean isAmong(Collection<String> names, Column column) {
    return names.stream().anyMatch(name -> dialect.isSameColumn(name, column.name()));
  }

  static boolean isComputed(Column column) {
    return column.generation() instanceof Generation.Computed;
  }
}
