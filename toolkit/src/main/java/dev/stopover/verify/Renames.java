package dev.stopover.verify;

import static java.util.stream.Collectors.toSet;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Hold what goes on under another name between two schemas, in the order in which it is renamed,
 * with what cannot stay while that is done.
 */
public final class Renames {

  private final List<Rename> all;
  private final Schema start;
  private final Schema goal;
  private final Dialect dialect;

  private Renames(List<Rename> all, Schema start, Schema goal, Dialect dialect) {
    this.all = List.copyOf(all);
    this.start = start;
    this.goal = goal;
    this.dialect = dialect;
  }

  /**
   * Read what a user says: {@code events.price=ticket_price} for a column, {@code events=shows} for
   * a table, either with the schema before it. Columns go first; on MySQL, triggers that speak of
   * the old names are dropped before that, as they would fail when they fire.
   *
   * @param words what the user says, with the names that the schema has
   * @param start the schema to start from
   * @param dialect the engine's
   * @throws StopoverException if a word is malformed or names nothing that is there
   */
  public static Renames parse(List<String> words, Schema start, Dialect dialect) {
    var renames = new ArrayList<Rename>();
    var tables = new HashMap<QualifiedName, Table>();
    for (var word : words) {
      var rename = parse(word, start, tables, dialect);
      if (rename instanceof Rename.OfColumn column) {
        tables.put(column.table(), column.becomes());
      }
      renames.add(rename);
    }
    renames.sort(Comparator.comparing(rename -> rename instanceof Rename.OfTable ? 1 : 0));
    var parsed = new Renames(renames, start, Schema.EMPTY, dialect);
    return dialect.engine() == Engine.MYSQL
        ? parsed.without(OldNames.triggers(renames, start))
        : parsed;
  }

  private static Rename parse(
      String word, Schema schema, Map<QualifiedName, Table> tables, Dialect dialect) {
    var equals = word.indexOf('=');
    if (equals < 1 || equals == word.length() - 1) {
      throw StopoverException.usage(
          "\"%s\" says no rename. Write --rename events.price=ticket_price for a column, or --rename events=shows for a table."
              .formatted(word));
    }
    var from = word.substring(0, equals).strip();
    var to = word.substring(equals + 1).strip();
    for (var table : schema.tables()) {
      var name = table.name().toString();
      if (name.equals(from)) {
        var prefix = table.name().schema() == null ? "" : table.name().schema() + ".";
        return new Rename.OfTable(
            table.name(), to.startsWith(prefix) ? to.substring(prefix.length()) : to);
      }
      if (from.startsWith(name + ".")) {
        var column = from.substring(name.length() + 1);
        if (table.column(column).isPresent()) {
          var other = to.startsWith(name + ".") ? to.substring(name.length() + 1) : to;
          var was = tables.getOrDefault(table.name(), table);
          return new Rename.OfColumn(
              table.name(), column, other, was, dialect.withRenamedColumn(was, column, other));
        }
      }
    }
    throw StopoverException.usage(
        "\"%s\" is neither a table nor a column, so it cannot be renamed to %s. Write the name that it has now, as in --rename events.price=ticket_price."
            .formatted(from, to));
  }

  /** Tell whether everything keeps its name. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Return the same as it is on the way to a schema: on MySQL, views that do not survive it are
   * dropped before.
   *
   * @param renamed what the server shows of the start when all are renamed
   * @param goal where all leads to
   * @param isTaken whether what reads something is in the goal only if it is there when renamed
   * @throws StopoverException if a view or a trigger would be gone then, though nobody said so
   */
  public Renames towards(Schema renamed, Schema goal, boolean isTaken) {
    if (all.isEmpty()) {
      return this;
    }
    var left = renamed.objects().stream().map(SchemaObject::id).collect(toSet());
    var lost =
        start.objects().stream()
            .filter(object -> object.id().kind().equals("view") && !left.contains(object.id()))
            .collect(toSet());
    var towards = new Renames(without(lost).all, start, goal, dialect);
    var gone = towards.gone();
    if (isTaken && !gone.isEmpty()) {
      throw StopoverException.usage(
          "On MySQL, what reads the old names does not follow a rename: %s. Write what it is then into an SQL file beside the models, or drop it in a migration before this one and create it again in one after it."
              .formatted(String.join(", ", gone)));
    }
    return towards;
  }

  /** Return what goes and does not come back, what is made first before what reads it. */
  private List<String> gone() {
    var gone = new ArrayList<String>();
    for (var rename : all) {
      if (rename instanceof Rename.OfReader reader && !comesBack(reader)) {
        gone.add(0, reader.describe());
      }
    }
    return gone;
  }

  private Renames without(Set<SchemaObject> readers) {
    if (readers.isEmpty()) {
      return this;
    }
    var more = new ArrayList<>(all);
    for (var change : Changes.between(Schema.EMPTY, start)) {
      if (change instanceof Change.CreateObject create && readers.contains(create.object())) {
        more.add(0, new Rename.OfReader(create.object(), false));
      }
    }
    return new Renames(more, start, goal, dialect);
  }

  /** Rename in a database that nobody else uses. */
  void run(DataSource database) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var rename : all) {
        var statements = rename.statements(dialect);
        try {
          for (var sql : statements) {
            statement.execute(sql);
          }
        } catch (SQLException e) {
          throw StopoverException.database(
              "The %s cannot be renamed: %s. Correct --rename, or rename it by hand; the statement was%n  %s"
                  .formatted(rename.describe(), e.getMessage(), String.join(";\n", statements)),
              e);
        }
      }
    } catch (SQLException e) {
      throw StopoverException.database(
          "The scratch database gave no connection: %s. Try again.".formatted(e.getMessage()), e);
    }
  }

  /** Tell all as steps, in order. */
  public List<Step> steps() {
    return all.stream().map(rename -> step(rename, comments(rename))).toList();
  }

  /** Tell what undoes all as steps, in order. */
  public List<Step> stepsBack() {
    return IntStream.range(0, all.size())
        .mapToObj(i -> step(all.get(all.size() - 1 - i).back(), List.of()))
        .toList();
  }

  private Step step(Rename rename, List<String> comments) {
    return new Step(
        "rename",
        rename.describe(),
        rename.describe(),
        rename.back().describe(),
        comments,
        List.of(),
        rename.statements(dialect));
  }

  private List<String> comments(Rename rename) {
    if (rename instanceof Rename.OfReader reader) {
      return comesBack(reader)
          ? List.of(reader.describe() + " reads what is renamed, and is made again further down")
          : List.of();
    }
    return OldNames.routines(rename, start, goal).stream()
        .map(
            routine ->
                "%s goes on to speak of %s, and has to be written anew"
                    .formatted(routine, rename.describe()))
        .toList();
  }

  private boolean comesBack(Rename.OfReader reader) {
    return goal.objects().stream().map(SchemaObject::id).anyMatch(reader.reader().id()::equals);
  }
}
