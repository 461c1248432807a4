package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.entity.Models;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.Index;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import dev.stopover.server.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hold what the models expect, as the server itself describes it.
 *
 * <p>The models are created in an empty database of their own and read back, so that types,
 * defaults and expressions stand in the server's canonical form.
 */
public final class ExpectedSchema {

  private final Models models;
  private final Schema schema;

  private ExpectedSchema(Models models, Schema schema) {
    this.models = models;
    this.schema = schema;
  }

  /**
   * Create the models in a database of a server, read them back and drop the database.
   *
   * @throws StopoverException if the server does not take what a model says
   */
  public static ExpectedSchema of(Models models, Server server) {
    var dialect = Dialect.of(server.engine());
    try (var database = server.create();
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var change : Changes.between(Schema.EMPTY, models.schema())) {
        for (var sql : dialect.statements(change)) {
          try {
            statement.execute(sql);
          } catch (SQLException e) {
            throw refused(models, server, change, sql, e);
          }
        }
      }
      return new ExpectedSchema(models, CatalogReader.of(dialect, Set.of()).read(connection));
    } catch (SQLException e) {
      throw StopoverException.database(
          "The models could not be created on %s: %s Check that it is up and try again."
              .formatted(server.describe(), e.getMessage()),
          e);
    }
  }

  /** Return the models that are expected. */
  public Models models() {
    return models;
  }

  /** Return the expected schema, with the names that the server gave. */
  Schema schema() {
    return schema;
  }

  /**
   * Return the expected schema, with the names of another one where the models give none.
   *
   * <p>A model that leaves a constraint or an index nameless accepts any name. An index that no
   * model asks for, but the server made for a foreign key, is left out where that key is not there
   * yet: the server will make the index again. What annotations cannot say, such as a view, is
   * taken as it is.
   */
  public Schema reconciledWith(Schema actual) {
    var tables = new HashMap<QualifiedName, Table>();
    actual.tables().forEach(table -> tables.put(table.name(), table));
    return new Schema(
        schema.namespaces(),
        schema.tables().stream().map(table -> reconciled(table, tables.get(table.name()))).toList(),
        schema.sequences(),
        actual.objects(),
        actual.needs(),
        schema.notCompared());
  }

  private Table reconciled(Table expected, @Nullable Table actual) {
    var model = models.schema().table(expected.name()).orElseThrow();
    var chosen =
        model.constraints().stream()
            .map(Constraint::name)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    model.indexes().stream().map(Index::name).filter(Objects::nonNull).forEach(chosen::add);
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
    return (actual == null ? expected : expected.withColumns(inOrderOf(actual, expected)))
        .withConstraints(constraints)
        .withIndexes(
            wanted.stream()
                .filter(
                    index -> isDeclared(index, model, chosen) || servesForeignKey(index, actual))
                .toList());
  }

  /**
   * Put columns in the order in which they are there, and new ones after those that they follow: no
   * model says anything of that order.
   */
  private static List<Column> inOrderOf(Table actual, Table expected) {
    var columns = new ArrayList<Column>();
    actual.columns().forEach(column -> expected.column(column.name()).ifPresent(columns::add));
    var place = 0;
    for (var column : expected.columns()) {
      if (actual.column(column.name()).isPresent()) {
        place = columns.indexOf(column) + 1;
      } else {
        columns.add(place++, column);
      }
    }
    return columns;
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

  private static boolean isDeclared(Index index, Table model, Set<String> chosen) {
    var columns = columns(index);
    return chosen.contains(index.name())
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

  private static StopoverException refused(
      Models models, Server server, Change change, String sql, SQLException reason) {
    return StopoverException.usage(
        "%s: %s does not take what the model says: %s%nCorrect the model; the statement was%n  %s"
            .formatted(
                models.memberOf(change.subject()).orElse(change.subject().toString()),
                server.describe(),
                reason.getMessage(),
                sql.replace("\n", "\n  ")),
        reason);
  }
}
