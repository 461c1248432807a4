package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.migration.SqlFiles;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.source.SchemaSource;
import dev.stopover.source.SourcedSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hold what the models expect, as the server itself describes it.
 *
 * <p>The models are created in an empty database of their own and read back, so that types,
 * defaults and expressions stand in the server's canonical form.
 */
public final class ExpectedSchema {

  private static final String DUPLICATE_SCHEMA = "42P06";

  private final SourcedSchema models;
  private final Schema schema;
  private final Dialect dialect;

  /** What the models alone make, or nothing where nothing stands beside them. */
  private final @Nullable Schema modelsAlone;

  private ExpectedSchema(
      SourcedSchema models, Schema schema, Dialect dialect, @Nullable Schema modelsAlone) {
    this.models = models;
    this.schema = schema;
    this.dialect = dialect;
    this.modelsAlone = modelsAlone;
  }

  /**
   * Create the models in a database of a server, read them back and drop the database.
   *
   * @throws StopoverException if the server does not take what a model says
   */
  public static ExpectedSchema of(SchemaSource models, Server server) {
    return of(models, SqlFiles.none(), server);
  }

  /**
   * Create the models and what stands beside them in a database of a server, read them back and
   * drop the database.
   *
   * @param models the models
   * @param files what the models cannot say, such as views and triggers; {@link SqlFiles#before
   *     some} are run before the tables are created, and the others after
   * @param server where the database is made
   * @throws StopoverException if the server does not take what a model or a file says
   */
  public static ExpectedSchema of(SchemaSource models, SqlFiles files, Server server) {
    return of(models, files, server, Defaults.OF_SERVER);
  }

  /**
   * Create the models and what stands beside them in a database of a server as it would be in a
   * live one, read them back and drop the database.
   *
   * @param models the models
   * @param files what the models cannot say
   * @param server where the database is made
   * @param defaults what a table takes from the live database where it says nothing
   * @throws StopoverException if the server does not take what a model or a file says
   */
  public static ExpectedSchema of(
      SchemaSource models, SqlFiles files, Server server, Defaults defaults) {
    var dialect = Dialect.of(server.engine());
    var described = models.describe(server.engine()).build();
    try (var database = server.create()) {
      defaults.giveTo(database.dataSource());
      files.before(true).run(database.url(), server.isDisposable());
      create(described, server, dialect, database);
      var reader = defaults.reader(dialect, Set.of());
      if (files.isEmpty()) {
        return new ExpectedSchema(described, reader.read(database.dataSource()), dialect, null);
      }
      var alone = reader.read(database.dataSource());
      files.before(false).run(database.url(), server.isDisposable());
      return new ExpectedSchema(described, reader.read(database.dataSource()), dialect, alone);
    }
  }

  private static void create(
      SourcedSchema models, Server server, Dialect dialect, Database database) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var change : Changes.between(Schema.EMPTY, models.schema())) {
        for (var sql : dialect.statementsAsWritten(change)) {
          try {
            statement.execute(sql);
          } catch (SQLException e) {
            // A file may have made the schema already.
            if (!DUPLICATE_SCHEMA.equals(e.getSQLState())) {
              throw refused(models, server, change, sql, e);
            }
          }
        }
      }
    } catch (SQLException e) {
      throw StopoverException.database(
          "The models could not be created on %s: %s Check that it is up and try again."
              .formatted(server.describe(), e.getMessage()),
          e);
    }
  }

  /** Return what the models say, and where. */
  SourcedSchema models() {
    return models;
  }

  /** Return the expected schema, with the names that the server gave. */
  Schema schema() {
    return schema;
  }

  /**
   * Return what the models themselves say goes on under another name, as a user would say it:
   * {@code events.price=ticket_price}. A former name that is not there, or a new one that is there
   * already, says nothing.
   *
   * @param before the schema that has the former names
   */
  public List<String> renames(Schema before) {
    var formerTables = new HashMap<QualifiedName, QualifiedName>();
    for (var each : models.formerNames()) {
      var former = new QualifiedName(each.table().schema(), each.former());
      if (each.column() == null
          && before.table(each.table()).isEmpty()
          && before.table(former).isPresent()) {
        formerTables.put(each.table(), former);
      }
    }
    var words = new ArrayList<String>();
    formerTables.forEach((name, former) -> words.add(former + "=" + name.name()));
    for (var each : models.formerNames()) {
      var table = before.table(formerTables.getOrDefault(each.table(), each.table()));
      if (each.column() != null
          && table.isPresent()
          && table.get().column(each.column()).isEmpty()
          && table.get().column(each.former()).isPresent()) {
        words.add("%s.%s=%s".formatted(table.get().name(), each.former(), each.column()));
      }
    }
    return words.stream().sorted().toList();
  }

  /**
   * Return the expected schema, with the names of another one where the models give none.
   *
   * <p>A model that leaves a constraint or an index nameless accepts any name. An index that no
   * model asks for, but the server made for a foreign key, is left out where that key is not there
   * yet: the server will make the index again. Where no SQL stands beside the models, what
   * annotations cannot say is taken as it is: a view, the partitions of a table, its storage.
   */
  public Schema reconciledWith(Schema actual) {
    var tables = new HashMap<QualifiedName, Table>();
    actual.tables().forEach(table -> tables.put(table.name(), table));
    var reconciled =
        schema.tables().stream()
            .map(table -> reconciled(table, tables.get(table.name())))
            .collect(Collectors.toCollection(ArrayList::new));
    if (modelsAlone != null) {
      return dialect.inWordsOf(schema.withTables(reconciled), actual);
    }
    reconciled.addAll(partitions(actual));
    var all =
        new Schema(
            Stream.concat(
                    schema.namespaces().stream(),
                    actual.namespaces().stream().filter(name -> holdsObject(actual, name)))
                .distinct()
                .toList(),
            reconciled,
            schema.sequences(),
            Stream.concat(
                    schema.objects().stream(),
                    actual.objects().stream().filter(object -> !isExpected(object.id())))
                .toList(),
            actual.needs(),
            schema.notCompared());
    return dialect.inWordsOf(all, actual);
  }

  private boolean isExpected(ObjectName name) {
    return schema.objects().stream().anyMatch(object -> object.id().equals(name));
  }

  private static boolean holdsObject(Schema actual, String namespace) {
    return actual.objects().stream()
        .anyMatch(object -> namespace.equals(object.id().name().schema()));
  }

  /** Name what is taken from another schema as it is there, since the models cannot say it. */
  List<String> takenFrom(Schema actual) {
    if (modelsAlone != null) {
      return List.of();
    }
    var taken = new ArrayList<String>();
    actual.objects().stream()
        .filter(object -> !isExpected(object.id()))
        .forEach(object -> taken.add(object.id().toString()));
    partitions(actual).forEach(table -> taken.add("table " + table.name()));
    for (var table : actual.tables()) {
      var mine = schema.table(table.name());
      if (mine.isPresent() && !mine.get().options().equals(table.options())) {
        var options = new TreeMap<>(table.comparedOptions());
        options.entrySet().removeAll(mine.get().options().entrySet());
        options.forEach(
            (name, value) ->
                taken.add(
                    "%s of table %s (%s)"
                        .formatted(name.replaceFirst(Table.FIXED, ""), table.name(), value)));
      }
    }
    return taken;
  }

  /** Return the tables that are partitions of those that are expected, of whatever depth. */
  private List<Table> partitions(Schema actual) {
    var parents = new HashSet<ObjectName>();
    schema.tables().forEach(table -> parents.add(ObjectName.table(table.name())));
    var found = new LinkedHashSet<Table>();
    var grows = true;
    while (grows) {
      grows = false;
      for (var object : actual.objects()) {
        var child = ObjectName.table(object.id().name());
        var needs = actual.needs().getOrDefault(object.id(), Set.of());
        if (object.id().kind().equals("partition")
            && !parents.contains(child)
            && needs.stream().anyMatch(parents::contains)) {
          parents.add(child);
          actual.table(object.id().name()).ifPresent(found::add);
          grows = true;
        }
      }
    }
    return List.copyOf(found);
  }

  private Table reconciled(Table expected, @Nullable Table actual) {
    var model = models.schema().table(expected.name()).orElse(null);
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

  private static StopoverException refused(
      SourcedSchema models, Server server, Change change, String sql, SQLException reason) {
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
