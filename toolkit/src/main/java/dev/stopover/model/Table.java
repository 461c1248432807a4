package dev.stopover.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describe a table.
 *
 * @param name the table's name
 * @param columns its columns, in order
 * @param constraints its constraints, in the order that they are to be made in
 * @param indexes its indexes that no constraint owns, in the order that they are to be made in
 * @param comment its comment, or {@code null} where there is none
 * @param options further facts that only the engine's dialect understands, by name
 */
public record Table(
    QualifiedName name,
    List<Column> columns,
    List<Constraint> constraints,
    List<Index> indexes,
    @Nullable String comment,
    SortedMap<String, String> options) {

  /**
   * Begins the name of an option that cannot be changed in place: a table with another value is
   * another table.
   */
  public static final String FIXED = "fixed ";

  /**
   * The option that says in which words the server shows the table, where it shows others for what
   * is the same; they are no difference.
   */
  public static final String WORDING = "wording";

  /** The option that names the parents of a table, in the server's words and in order. */
  public static final String INHERITS = FIXED + "inherits";

  /** The option that a table has where the order of its columns can be changed, and so counts. */
  public static final String COLUMN_ORDER = "column order counts";

  /**
   * The option that holds what a source has written behind a table, in the engine's own words; the
   * server takes it apart, so no table that was read from one has it.
   */
  public static final String WRITTEN = "written";

  /** The option of a table that is to be made where tables take another collation than usual. */
  public static final String UNUSUAL_PLACE = "unusual collation around it";

  /** Describe a table; its constraints are sorted by their kind. */
  public Table {
    columns = List.copyOf(columns);
    constraints = constraints.stream().sorted(Comparator.comparing(Table::rank)).toList();
    indexes = List.copyOf(indexes);
    options = Options.copyOf(options);
  }

  /** Describe a table without a comment and without anything particular to an engine. */
  public static Table of(
      QualifiedName name,
      List<Column> columns,
      List<? extends Constraint> constraints,
      List<Index> indexes) {
    return new Table(name, columns, List.copyOf(constraints), indexes, null, new TreeMap<>());
  }

  /** Return the column of a name. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** Return the primary key. */
  public Optional<PrimaryKey> primaryKey() {
    return constraintsOf(PrimaryKey.class).stream().findFirst();
  }

  /** Return the foreign keys, in order. */
  public List<ForeignKey> foreignKeys() {
    return constraintsOf(ForeignKey.class);
  }

  /** Return the constraints of one kind, in order. */
  public <C extends Constraint> List<C> constraintsOf(Class<C> kind) {
    return constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Return the table with other columns. */
  public Table withColumns(List<Column> others) {
    return new Table(name, others, constraints, indexes, comment, options);
  }

  /** Return the table with other constraints. */
  public Table withConstraints(List<? extends Constraint> others) {
    return new Table(name, columns, List.copyOf(others), indexes, comment, options);
  }

  /** Return the table with other indexes. */
  public Table withIndexes(List<Index> others) {
    return new Table(name, columns, constraints, others, comment, options);
  }

  /** Return the options that tell this table from another one: all but the words for it. */
  public SortedMap<String, String> comparedOptions() {
    var compared = new TreeMap<>(options);
    compared.remove(WORDING);
    return compared;
  }

  /** Return the table with other options of its engine. */
  public Table withOptions(SortedMap<String, String> others) {
    return new Table(name, columns, constraints, indexes, comment, others);
  }

  /** Tell whether two tables are the same; the order of constraints and indexes means nothing. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Table table
        && name.equals(table.name)
        && columns.equals(table.columns)
        && new HashSet<>(constraints).equals(new HashSet<>(table.constraints))
        && new HashSet<>(indexes).equals(new HashSet<>(table.indexes))
        && Objects.equals(comment, table.comment)
        && options.equals(table.options);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, columns, new HashSet<>(constraints), new HashSet<>(indexes));
  }

  private static int rank(Constraint constraint) {
    if (constraint instanceof PrimaryKey) {
      return 0;
    }
    if (constraint instanceof UniqueConstraint) {
      return 1;
    }
    return constraint instanceof ForeignKey ? 2 : 3;
  }
}
