package dev.stopover.verify;

import dev.stopover.dialect.Dialect;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Give what the models expect of a table the words and names of one that is there, where the models
 * leave them open: how a constraint is called, in which order columns stand, how rows are numbered.
 */
final class Reconciliation {

  private final Schema models;
  private final @Nullable Schema modelsAlone;
  private final Dialect dialect;

  /**
   * Know what the models leave open.
   *
   * @param models what the models say
   * @param modelsAlone what they alone make on the server, or {@code null} where no SQL stands
   *     beside them
   * @param dialect tells what is the same in other words
   */
  Reconciliation(Schema models, @Nullable Schema modelsAlone, Dialect dialect) {
    this.models = models;
    this.modelsAlone = modelsAlone;
    this.dialect = dialect;
  }

  /**
   * Return a table as the server that has the models describes it, in the words and names of
   * another one where the model leaves them open.
   *
   * @param expected the table of the models
   * @param actual the other one, or {@code null} where there is none
   */
  Table of(Table expected, @Nullable Table actual) {
    var model = models.table(expected.name()).orElse(null);
    if (model == null) {
      return expected;
    }
    var chosen =
        model.constraints().stream()
            .map(Constraint::name)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    model.indexes().stream().map(Index::name).filter(Objects::nonNull).forEach(chosen::add);
    chosen.addAll(namesFromFiles(expected));
    var constraints =
        renamed(
            expected.constraints(),
            actual == null ? List.of() : actual.constraints(),
            chosen,
            Constraint::name,
            Constraint::withName);
    var wanted =
        renamed(
            expected.indexes(),
            actual == null ? List.of() : actual.indexes(),
            chosen,
            Index::name,
            Index::withName);
    var table =
        expected
            .withColumns(inOrderOf(actual, inWordsOf(actual, expected)))
            .withConstraints(constraints)
            .withIndexes(
                wanted.stream()
                    .filter(
                        index ->
                            isDeclared(index, model, chosen) || servesForeignKey(index, actual))
                    .toList());
    return modelsAlone != null || actual == null ? table : withOptionsOf(actual, table);
  }

  /** Return the table as it would be with the options of the one that is there. */
  private Table withOptionsOf(Table actual, Table expected) {
    return expected
        .withOptions(actual.options())
        .withColumns(
            expected.columns().stream()
                .map(column -> dialect.columnIn(actual.options(), column))
                .toList());
  }

  /** Return how the files beside the models call what they add to a table of the models. */
  private Set<String> namesFromFiles(Table expected) {
    var names = new HashSet<String>();
    if (modelsAlone != null) {
      var alone = modelsAlone.table(expected.name());
      expected.constraints().stream()
          .filter(part -> alone.isEmpty() || !alone.get().constraints().contains(part))
          .map(Constraint::name)
          .filter(Objects::nonNull)
          .forEach(names::add);
      expected.indexes().stream()
          .filter(part -> alone.isEmpty() || !alone.get().indexes().contains(part))
          .map(Index::name)
          .filter(Objects::nonNull)
          .forEach(names::add);
    }
    return names;
  }

  /** Take from each column that is there what is the same in other words. */
  private List<Column> inWordsOf(@Nullable Table actual, Table expected) {
    return actual == null
        ? expected.columns()
        : expected.columns().stream()
            .map(
                column ->
                    actual
                        .column(column.name())
                        .filter(there -> dialect.isSame(column.type(), there.type()))
                        .map(there -> inWordsOf(there, column, isFromModel(expected, column)))
                        .orElse(column))
            .toList();
  }

  /** Tell whether no file beside the models says anything of a column. */
  private boolean isFromModel(Table table, Column column) {
    return modelsAlone == null
        || modelsAlone
            .table(table.name())
            .flatMap(alone -> alone.column(column.name()))
            .filter(column::equals)
            .isPresent();
  }

  /**
   * A model that has the server number its rows (Jakarta Persistence 3.2, 11.1.20) does not say how
   * it does, nor from where; a file beside it may.
   */
  private static Column inWordsOf(Column there, Column expected, boolean isFromModel) {
    return isFromModel && expected.generation() instanceof Generation.Identity && there.isNumbered()
        ? expected
            .withType(there.type())
            .withGeneration(there.generation())
            .withOptions(there.options())
        : expected.withType(there.type());
  }

  /** Take the columns in the order that is there: a model says nothing of it. */
  private static List<Column> inOrderOf(@Nullable Table actual, List<Column> expected) {
    if (actual == null) {
      return expected;
    }
    var names = expected.stream().map(Column::name).toList();
    var order =
        actual.columns().stream()
            .map(Column::name)
            .filter(names::contains)
            .collect(Collectors.toCollection(ArrayList::new));
    for (var i = 0; i < names.size(); i++) {
      if (!order.contains(names.get(i))) {
        order.add(i == 0 ? 0 : order.indexOf(names.get(i - 1)) + 1, names.get(i));
      }
    }
    return expected.stream()
        .sorted(Comparator.comparingInt(column -> order.indexOf(column.name())))
        .toList();
  }

  /** Give each part whose name nobody chose the name of an equal part that is there. */
  private static <P> List<P> renamed(
      List<P> expected,
      List<P> actual,
      Set<String> chosen,
      Function<P, @Nullable String> name,
      BiFunction<P, @Nullable String, P> rename) {
    var free = new ArrayList<>(actual);
    free.removeAll(expected);
    var result = new ArrayList<P>();
    for (var part : expected) {
      var twin =
          actual.contains(part) || chosen.contains(name.apply(part))
              ? null
              : free.stream()
                  .filter(other -> rename.apply(part, name.apply(other)).equals(other))
                  .findFirst()
                  .orElse(null);
      free.remove(twin);
      result.add(twin == null ? part : twin);
    }
    return result;
  }

  /** An index that no model asks for is one that the server made for a foreign key. */
  private static boolean isDeclared(Index index, Table model, Set<String> chosen) {
    var columns = columns(index);
    return model.foreignKeys().stream().noneMatch(key -> key.columns().equals(columns))
        || chosen.contains(index.name())
        || model.indexes().stream()
            .anyMatch(declared -> declared.name() == null && columns(declared).equals(columns))
        || model.constraintsOf(UniqueConstraint.class).stream()
            .anyMatch(declared -> declared.columns().equals(columns));
  }

  private static boolean servesForeignKey(Index index, @Nullable Table actual) {
    return actual != null
        && actual.foreignKeys().stream().anyMatch(key -> key.columns().equals(columns(index)));
  }

  private static List<String> columns(Index index) {
    return index.keys().stream().map(Index.Key::column).toList();
  }
}
