package dev.stopover.verify;

import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.migration.SqlFiles;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.server.Database;
import dev.stopover.server.Server;
import dev.stopover.source.SchemaSource;
import dev.stopover.source.SourcedSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
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
    var reconciliation = new Reconciliation(models.schema(), modelsAlone, dialect);
    var reconciled =
        schema.tables().stream()
            .map(table -> reconciliation.of(table, tables.get(table.name())))
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

  /**
   * Tell whether no SQL stands beside the models, so that what they cannot say is taken as it is.
   */
  public boolean takesWhatModelsCannotSay() {
    return modelsAlone == null;
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
