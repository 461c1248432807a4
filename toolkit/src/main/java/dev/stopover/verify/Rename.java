package dev.stopover.verify;

import static java.util.stream.Collectors.toSet;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import dev.stopover.model.ObjectName;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Name what goes on under another name, which no comparison can know. */
public sealed interface Rename {

  /** Return the statement that gives the other name. */
  String statement(Dialect dialect);

  /** Return all statements, where it takes several. */
  default List<String> statements(Dialect dialect) {
    return List.of(statement(dialect));
  }

  /** Say why it is done, where that is not obvious. */
  default List<String> comments() {
    return List.of();
  }

  /** Return what gives the old name back. */
  Rename back();

  /** Return the kind and the old name, and the new one: {@code column events.price}. */
  String describe();

  /** A table goes on under another name in its schema. */
  record OfTable(QualifiedName table, String to) implements Rename {
    @Override
    public String statement(Dialect dialect) {
      return "ALTER TABLE %s RENAME TO %s".formatted(name(dialect, table), dialect.identifier(to));
    }

    @Override
    public Rename back() {
      return new OfTable(new QualifiedName(table.schema(), to), table.name());
    }

    @Override
    public String describe() {
      return "table " + table;
    }
  }

  /**
   * A column goes on under another name.
   *
   * @param was its table as it is
   * @param becomes its table as it is then, as far as the server does not follow by itself
   */
  record OfColumn(QualifiedName table, String from, String to, Table was, Table becomes)
      implements Rename {
    @Override
    public String statement(Dialect dialect) {
      return dialect.renaming(was, becomes, from, to);
    }

    @Override
    public Rename back() {
      return new OfColumn(table, to, from, becomes, was);
    }

    @Override
    public String describe() {
      return "column " + table + "." + from;
    }
  }

  /**
   * A view or a trigger that reads what is renamed goes before that, and comes after it is renamed
   * back.
   *
   * @param comes whether it comes now
   * @param again whether it is made again in the same script
   */
  record OfReader(SchemaObject reader, boolean comes, boolean again) implements Rename {
    @Override
    public String statement(Dialect dialect) {
      return String.join(";\n", statements(dialect));
    }

    @Override
    public List<String> statements(Dialect dialect) {
      return comes
          ? dialect.statements(new Change.CreateObject(reader))
          : List.of(reader.removal());
    }

    @Override
    public List<String> comments() {
      return comes || !again
          ? List.of()
          : List.of(reader.id() + " reads what is renamed, and is made again further down");
    }

    @Override
    public Rename back() {
      return new OfReader(reader, !comes, again);
    }

    @Override
    public String describe() {
      return reader.id().toString();
    }
  }

  /**
   * Read what a user says: {@code events.price=ticket_price} for a column, {@code events=shows} for
   * a table, either with the schema before it.
   *
   * @param words what the user says, with the names that the first schema has
   * @param schema the schema to start from
   * @param dialect the engine's
   * @return the renames in the order in which they can be run, columns first
   * @throws StopoverException if a word is malformed or names nothing that is there
   */
  static List<Rename> parse(List<String> words, Schema schema, Dialect dialect) {
    var renames = new ArrayList<Rename>();
    var tables = new HashMap<QualifiedName, Table>();
    for (var word : words) {
      var rename = parse(word, schema, tables, dialect);
      if (rename instanceof OfColumn column) {
        tables.put(column.table, column.becomes);
      }
      renames.add(rename);
    }
    renames.sort(Comparator.comparing(rename -> rename instanceof OfTable ? 1 : 0));
    return renames;
  }

  /**
   * Return the renames with the triggers before them that go on to speak of the old names, which is
   * so on MySQL.
   *
   * @param start the schema to start from
   */
  static List<Rename> withoutTriggers(List<Rename> renames, Schema start, Dialect dialect) {
    return dialect.engine() == Engine.MYSQL
        ? without(TriggerReaders.of(renames, start), renames, start)
        : renames;
  }

  /**
   * Return the renames with the views before them that do not survive them, which is so on MySQL.
   *
   * @param start the schema to start from
   * @param renamed what the server shows of it when all are renamed
   * @param goal where all leads to
   * @param isTaken whether what reads something is in the goal only if it is there when renamed
   * @throws StopoverException if a view or a trigger would be gone then, though nobody said so
   */
  static List<Rename> withoutLostViews(
      List<Rename> renames,
      Schema start,
      Schema renamed,
      Schema goal,
      boolean isTaken,
      Dialect dialect) {
    if (renames.isEmpty() || dialect.engine() != Engine.MYSQL) {
      return renames;
    }
    var left = ids(renamed);
    var lost =
        start.objects().stream()
            .filter(object -> object.id().kind().equals("view") && !left.contains(object.id()))
            .collect(toSet());
    var wanted = ids(goal);
    var all = new ArrayList<Rename>();
    var gone = new ArrayList<String>();
    for (var rename : without(lost, renames, start)) {
      if (rename instanceof OfReader each) {
        var again = wanted.contains(each.reader.id());
        if (!again) {
          gone.add(0, each.describe());
        }
        all.add(new OfReader(each.reader, each.comes, again));
      } else {
        all.add(rename);
      }
    }
    if (isTaken && !gone.isEmpty()) {
      throw StopoverException.usage(
          "On MySQL, what reads the old names does not follow a rename: %s. Write what it is then into an SQL file beside the models, or drop it in a migration before this one and create it again in one after it."
              .formatted(String.join(", ", gone)));
    }
    return all;
  }

  private static Set<ObjectName> ids(Schema schema) {
    return schema.objects().stream().map(SchemaObject::id).collect(toSet());
  }

  private static List<Rename> without(
      Set<SchemaObject> readers, List<Rename> renames, Schema start) {
    if (readers.isEmpty()) {
      return renames;
    }
    var all = new ArrayList<>(renames);
    for (var change : Changes.between(Schema.EMPTY, start)) {
      if (change instanceof Change.CreateObject create && readers.contains(create.object())) {
        all.add(0, new OfReader(create.object(), false, true));
      }
    }
    return all;
  }

  /** Return what undoes all, in the order in which it can be run. */
  static List<Rename> back(List<Rename> renames) {
    var back = new ArrayList<>(renames.stream().map(Rename::back).toList());
    Collections.reverse(back);
    return back;
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
        return new OfTable(
            table.name(), to.startsWith(prefix) ? to.substring(prefix.length()) : to);
      }
      if (from.startsWith(name + ".")) {
        var column = from.substring(name.length() + 1);
        if (table.column(column).isPresent()) {
          var other = to.startsWith(name + ".") ? to.substring(name.length() + 1) : to;
          var was = tables.getOrDefault(table.name(), table);
          return new OfColumn(
              table.name(), column, other, was, dialect.withRenamedColumn(was, column, other));
        }
      }
    }
    throw StopoverException.usage(
        "\"%s\" is neither a table nor a column, so it cannot be renamed to %s. Write the name that it has now, as in --rename events.price=ticket_price."
            .formatted(from, to));
  }

  /**
   * Find what may go on under another name: a column that is dropped where one of the same type is
   * added, a table that is dropped where one with the same columns is added.
   *
   * @return the words that would say so: {@code events.price=ticket_price}
   */
  static List<String> proposals(Schema from, Schema to, Dialect dialect) {
    var words = new ArrayList<String>();
    var gone = from.tables().stream().filter(table -> to.table(table.name()).isEmpty()).toList();
    for (var table : to.tables()) {
      var was = from.table(table.name()).orElse(null);
      if (was == null) {
        gone.stream()
            .filter(old -> Objects.equals(old.name().schema(), table.name().schema()))
            .filter(old -> shape(old).equals(shape(table)))
            .forEach(old -> words.add(old.name() + "=" + table.name().name()));
      } else {
        for (var old : was.columns()) {
          if (!goesOn(old, table, dialect)) {
            table.columns().stream()
                .filter(column -> !goesOn(column, was, dialect))
                .filter(column -> column.type().equals(old.type()))
                .filter(column -> isComputed(column) == isComputed(old))
                .forEach(
                    column -> words.add(table.name() + "." + old.name() + "=" + column.name()));
          }
        }
      }
    }
    return words;
  }

  /** What the server takes for the same goes on without a word. */
  private static boolean goesOn(Column column, Table table, Dialect dialect) {
    return table.column(column.name()).isPresent()
        || table.columns().stream()
            .anyMatch(other -> dialect.isSameColumn(other.name(), column.name()));
  }

  private static boolean isComputed(Column column) {
    return column.generation() instanceof Generation.Computed;
  }

  private static List<Object> shape(Table table) {
    var shape = new ArrayList<Object>();
    table.columns().forEach(column -> shape.add(List.of(column.name(), column.type())));
    return shape;
  }

  private static String name(Dialect dialect, QualifiedName name) {
    return name.schema() == null
        ? dialect.identifier(name.name())
        : dialect.identifier(name.schema()) + "." + dialect.identifier(name.name());
  }
}
