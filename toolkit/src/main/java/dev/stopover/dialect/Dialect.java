package dev.stopover.dialect;

import dev.stopover.Engine;
import dev.stopover.dialect.mysql.MySqlDialect;
import dev.stopover.dialect.postgresql.PostgreSqlDialect;
import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.SchemaObject;
import dev.stopover.model.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Speak an engine's SQL: its types, the statements for each change, and its catalog.
 *
 * <p>Dialects have no state and are safe to share between threads.
 */
public interface Dialect {

  /** Return the dialect of an engine. */
  static Dialect of(Engine engine) {
    return switch (engine) {
      case POSTGRESQL -> new PostgreSqlDialect();
      case MYSQL -> new MySqlDialect();
    };
  }

  /** Return the engine that speaks so. */
  Engine engine();

  /**
   * Write an identifier as the engine's SQL needs it: quoted only where the bare word would be read
   * as something else.
   */
  String identifier(String name);

  /** Return a name with its schema, if it has one, quoted where it has to be. */
  default String identifier(QualifiedName name) {
    return (name.schema() == null ? "" : identifier(name.schema()) + ".") + identifier(name.name());
  }

  /** Write a text as a literal of the engine's SQL. */
  default String textLiteral(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Return the statements, without a semicolon, that carry out a change. */
  List<String> statements(Change change);

  /**
   * Return the statements, without a semicolon, that carry out a change whose expressions a user
   * wrote: in those very words, where {@link #statements(Change)} takes them for what a server
   * printed.
   */
  default List<String> statementsAsWritten(Change change) {
    return statements(change);
  }

  /**
   * Return a schema in the words of another one, as far as both mean the same: an engine that
   * prints what it would not print again after it has read it says one thing in two ways.
   *
   * @param schema the schema, read from a server of the same engine and major version
   * @param other the schema whose words are taken
   */
  default Schema inWordsOf(Schema schema, Schema other) {
    return schema;
  }

  /**
   * Return the statements, without a semicolon, that a transaction needs before it carries out
   * changes; they are about nothing but that transaction.
   */
  default List<String> preamble(Changes changes) {
    return List.of();
  }

  /**
   * Return the statements, without a semicolon, that carry out each of the changes, in their order
   * and as many lists as there are changes. Where several changes have to be one statement, it
   * stands with one of them, and the others have none.
   */
  default List<List<String>> statementsOfEach(Changes changes) {
    return changes.stream().map(this::statements).toList();
  }

  /** Tell whether a change makes an index that can be built while others write. */
  default boolean buildsConcurrently(Change change) {
    return change instanceof Change.CreateIndex;
  }

  /**
   * Return for each of the changes the place of that with whose statements it is carried out, which
   * is its own unless several have to be one statement.
   *
   * @see #statementsOfEach
   */
  default List<Integer> placesOfEach(Changes changes) {
    return IntStream.range(0, changes.size()).boxed().toList();
  }

  /**
   * Return the statements, without a semicolon, that carry out all changes in their order, the
   * {@link #preamble} first.
   */
  default List<String> statements(Changes changes) {
    return Stream.concat(
            preamble(changes).stream(), statementsOfEach(changes).stream().flatMap(List::stream))
        .toList();
  }

  /**
   * Tell whether a change can stand in one transaction with those that follow it. One that cannot,
   * such as a new label of an enumeration, must be committed before the next.
   */
  default boolean runsInTransaction(Change change) {
    return true;
  }

  /** Return the statements, without a semicolon, that build a schema in an empty database. */
  default List<String> statements(Schema schema) {
    return statements(Changes.between(Schema.EMPTY, schema));
  }

  /** Write a column as it stands in the statement that creates its table. */
  String describe(Column column);

  /** Write a constraint as it stands in the statement that creates its table. */
  String describe(Constraint constraint);

  /** Write a type. */
  String describe(DataType type);

  /** Tell whether every value of a type fits another without being changed. */
  boolean widens(DataType from, DataType to);

  /**
   * Say what a change can do to the rows that are there.
   *
   * @return what may be lost or refused; empty where nothing can be
   */
  default List<Hazard> hazards(Change change) {
    return new Hazards(this).of(change);
  }

  /**
   * Tell whether two types are written differently and mean the same.
   *
   * @param one a type as the server describes it
   * @param other another one
   */
  default boolean isSame(DataType one, DataType other) {
    return one.equals(other);
  }

  /**
   * Return what an update has to set besides its own, each after a comma, so that the server leaves
   * it as it is.
   */
  default String keptByUpdate(List<Column> columns) {
    return "";
  }

  /** Tell whether values of a column that differed may be alike once it is altered. */
  default boolean mayMakeAlike(Column from, Column to) {
    return false;
  }

  /** Tell whether the rights that were granted on an object go for good when it is dropped. */
  default boolean losesRights(SchemaObject object) {
    return false;
  }

  /**
   * Tell whether the server takes two names of columns for the same.
   *
   * @param one the name of a column
   * @param other another one, of the same table
   */
  default boolean isSameColumn(String one, String other) {
    return one.equals(other);
  }

  /**
   * Return what is left to say of a table when a column of it has another name, where the server
   * does not follow by itself.
   *
   * @param table the table as it is
   * @param from the name that the column has
   * @param to the name that it gets
   */
  default Table withRenamedColumn(Table table, String from, String to) {
    return table;
  }

  /**
   * Write the statement that gives a column another name.
   *
   * @param was the table as it is
   * @param becomes the table as {@link #withRenamedColumn} makes it
   * @param from the name that the column has
   * @param to the name that it gets
   */
  default String renaming(Table was, Table becomes, String from, String to) {
    var table = was.name();
    return "ALTER TABLE %s%s RENAME COLUMN %s TO %s"
        .formatted(
            table.schema() == null ? "" : identifier(table.schema()) + ".",
            identifier(table.name()),
            identifier(from),
            identifier(to));
  }

  /**
   * Return a column as it would be in a table of other options: on MySQL with the collation of the
   * table, unless it names one itself (MySQL manual, 12.3.5).
   *
   * @param table the options of the table
   * @param column the column as it is in a table that says nothing of its options
   */
  default Column columnIn(Map<String, String> table, Column column) {
    return column;
  }

  /**
   * Complete a schema by what the server tells of each thing alone, where its catalog is wrong or
   * says nothing.
   *
   * @param schema the schema as the catalog's queries tell it
   * @param show runs statements that answer with one row each, and returns those by their labels
   */
  default Schema completed(Schema schema, Function<List<String>, List<Map<String, String>>> show) {
    return schema;
  }

  /**
   * Take the facts from the row that shows a table.
   *
   * @param shown the row by its labels, as a statement of {@link CatalogQueries#shown} gives it
   * @return nothing where the engine has no statement that shows a table
   */
  default Optional<ShownFacts> facts(Map<String, String> shown) {
    return Optional.empty();
  }

  /**
   * Offer values for a column.
   *
   * @param column the column, as it was read from a server
   * @param schema the schema that holds the types of the user's own
   * @return nothing where the type is not known
   */
  Optional<SampleValues> samples(Column column, Schema schema);

  /** Return the queries that read a database. */
  CatalogQueries catalogQueries();

  /** Return the queries for what a copy of a database needs beside its schema. */
  LiveQueries liveQueries();
}
